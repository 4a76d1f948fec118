"""Who is asked, who is held back and why, and who answers (measures §3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from console.sources.sample.comments import Commenter
from console.sources.sample.dice import Dice
from console.sources.sample.moments import AS_OF, DAY, HOUR, on
from console.sources.sample.mood import draw_value
from console.sources.sample.records import Answer, Survey, Touch

THROTTLE = 72 * HOUR
#: Share of sent surveys that come back.
RESPONSE = 0.338
_NPS_ROUNDS = (on(3, 23, 10), on(6, 15, 10))


class Surveying:
    """Sends surveys in closing order, one per customer and metric in 72 hours, and collects the answers."""

    def __init__(self, dice: Dice, commenter: Commenter, quiet: bool) -> None:
        self._dice, self._commenter, self._quiet = dice, commenter, quiet
        self._last: dict[tuple[str, int], int] = {}
        self.surveys: list[Survey] = []
        self.answers: list[Answer] = []

    def ask_all(self, touches: Sequence[Touch], planted: Mapping[Touch, Sequence[Answer]]) -> None:
        """CSAT after every close that the agent offers it for, CES after some, NPS twice a half-year.

        `planted` interactions have their answers already; they are asked at the close.
        """
        closed = sorted((t for t in touches if t.closed is not None), key=lambda t: (t.closed or 0, t.opened, t.id))
        for touch in closed:
            if touch in planted:
                self._send(touch, "csat", touch.closed or 0, (touch.closed or 0) + 90)
                self.answers += planted[touch]
            else:
                self._csat(touch)
            if touch.issue in ("Returns", "Orders", "Account") and self._dice.chance(0.17):
                self._other(touch, "ces")
        self._nps(closed)

    def _csat(self, touch: Touch) -> None:
        due = touch.closed or 0
        value = draw_value(self._dice, touch, self._quiet)
        held = self._held_back(touch, "csat", due)
        if held is not None:
            self.surveys.append(Survey(touch, "csat", due, None, held))
        elif self._offered(touch, value):
            sent = due + (self._dice.whole(20, 240) if self._dice.chance(0.96) else self._dice.skewed(600, 9 * HOUR))
            self._send(touch, "csat", due, sent)
            if sent < AS_OF and self._dice.chance(self._response(touch, value)):
                self._answer(touch, "csat", value, sent)

    def _offered(self, touch: Touch, value: int) -> bool:
        """Whether the agent sends the survey; one of them skips those who look unhappy."""
        if touch.agent.story == "asks for fives":
            return self._dice.chance(touch.agent.offer + 0.03 if value >= 4 else 0.25)
        return self._dice.chance(touch.agent.offer)

    def _response(self, touch: Touch, value: int) -> float:
        share = RESPONSE * (0.68 if touch.agent.story == "asks for fives" else 1.0)
        if touch.issue == "Deliverable":
            share = 0.5
        return share * (1.12 if value <= 2 else 0.9 if value == 3 else 1.0)

    def _held_back(self, touch: Touch, metric: str, moment: int) -> str | None:
        """Why no survey may go out: throttle, opt-out or a missing address; None if it may."""
        customer = touch.customer
        if customer is None or (customer.email is None and customer.phone is None):
            return "no address"
        if customer.do_not_contact:
            return "opt-out"
        since = moment - self._last.get((metric, customer.id), -THROTTLE)
        return f"throttle: asked {max(0, since) // HOUR} h before" if since < THROTTLE else None

    def _send(self, touch: Touch, metric: str, due: int, sent: int) -> None:
        if touch.customer:
            self._last[metric, touch.customer.id] = sent
        self.surveys.append(Survey(touch, metric, due, sent if sent < AS_OF else None, None))

    def _answer(self, touch: Touch, metric: str, value: int, sent: int) -> None:
        answered = sent + self._delay()
        if answered >= AS_OF - 60:
            return
        mood = "happy" if value >= 4 else "neutral" if value == 3 else "low"
        comment = self._commenter.write(touch, mood) if metric == "csat" else None
        rated = self._dice.weighted({"agent": 0.45, "experience": 0.35, "product": 0.2}) if metric == "csat" else None
        self.answers.append(Answer(touch, metric, value, answered, comment, rated))

    def _delay(self) -> int:
        """Seconds until the answer: most within hours, a few after a week; now and then a scanner clicks at once."""
        luck = self._dice.unit()
        if luck < 0.003:
            return 1
        if luck < 0.62:
            return self._dice.skewed(40, 5 * HOUR)
        return self._dice.skewed(3 * HOUR, 6 * DAY) if luck < 0.985 else self._dice.whole(7 * DAY, 10 * DAY)

    def _other(self, touch: Touch, metric: str) -> None:
        """Effort: 1 hard … 7 easy; the slow processor is felt here too."""
        due = touch.closed or 0
        if self._held_back(touch, metric, due) is None:
            self._send(touch, metric, due, due + self._dice.whole(60, 900))
            if self._dice.chance(0.36):
                hard = touch.detail in ("Refund delay", "Pickup missed", "Cancellation")
                value = min(7, max(1, round(5.4 - (2.0 if hard else 0.0) + self._dice.bell() * 1.2)))
                self._answer(touch, metric, value, due + 900)

    def _nps(self, closed: Sequence[Touch]) -> None:
        """The quarterly question, about the customer's latest interaction then."""
        for moment in _NPS_ROUNDS:
            latest = {t.customer.id: t for t in closed if t.customer and moment - 30 * DAY <= (t.closed or 0) < moment}
            for touch in latest.values():
                if self._dice.chance(0.62) and self._held_back(touch, "nps", moment) is None:
                    sent = moment + self._dice.whole(0, 6 * HOUR)
                    self._send(touch, "nps", moment, sent)
                    if self._dice.chance(0.22):
                        self._answer(touch, "nps", self._recommend(), sent)

    def _recommend(self) -> int:
        luck = self._dice.unit()
        if luck < 0.5:
            return self._dice.whole(9, 10)
        return self._dice.whole(7, 8) if luck < 0.76 else self._dice.skewed(0, 6)
