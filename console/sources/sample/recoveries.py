"""How the leads worked the cases: most to an end, some stuck, and the last two weeks' flood mostly untouched."""

from __future__ import annotations

from collections.abc import Sequence

from console.sources.sample.dice import Dice
from console.sources.sample.moments import AS_OF, CONSOLE_START, DAY, HOUR, day_of, local, weekday
from console.sources.sample.mood import STUCK_FROM
from console.sources.sample.people import INES, MAREK, RUTH, lead_at
from console.sources.sample.records import Answer, Deed
from console.sources.sample.words import Filler, phrases

HORIZON = 30 * DAY
#: Cases that were put off to a date after the sample's clock.
WAITING = 3


class Recovering:
    """Plans deeds for the cases that lows open; `deeds` are in no particular order."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._words = phrases("recovery")
        self._waits = 0
        self.deeds: list[Deed] = []

    def plan(self, answers: Sequence[Answer]) -> None:
        """Works every low since the console's first horizon, and a few watched threes."""
        for answer in answers:
            if answer.metric == "csat" and answer.at >= CONSOLE_START - HORIZON + HOUR and self._is_worked(answer):
                self._work(answer)

    def _is_worked(self, answer: Answer) -> bool:
        if answer.mood == "low":
            return not self._dice.chance(self._neglect(answer))
        return answer.mood == "neutral" and self._dice.chance(0.16)

    def _neglect(self, answer: Answer) -> float:
        """The chance that nobody has looked at a case yet."""
        age = AS_OF - answer.at
        if age < DAY:
            return 0.85
        if age < AS_OF - STUCK_FROM:
            return 0.48 if answer.touch.detail == "Refund delay" else 0.28
        return 0.04

    def _work(self, answer: Answer) -> None:
        """Claim, tries, fix, close, each at an hour at which leads work, until the sample's clock cuts it off."""
        person = self._person(answer)
        moment = lead_hours(max(answer.at, CONSOLE_START) + self._dice.skewed(15 * 60, 34 * HOUR))
        recent = AS_OF - answer.at < 12 * DAY
        stops = self._dice.weighted(
            {"claim": 0.25, "tries": 0.25, "fix": 0.1, "no": 0.4} if recent else {"fix": 0.03, "no": 0.97}
        )
        self._do(answer, moment, person, "claim")
        if stops == "claim":
            return
        moment, spoke = self._tries(answer, moment, person, pause=stops == "tries")
        if stops == "tries":
            return
        self._finish(answer, moment, person, spoke, stops)

    def _finish(self, answer: Answer, moment: int, person: int, spoke: bool, stops: str) -> None:
        fill = Filler(self._dice, answer.touch)
        won = spoke and self._dice.chance(0.82)
        if won or (spoke and self._dice.chance(0.5)):
            moment = lead_hours(moment + self._dice.skewed(20 * 60, 26 * HOUR))
            fixes = self._words["fix"]
            self._do(answer, moment, person, "fix", fill(fixes.get(answer.touch.detail) or fixes["other"]))
        if stops != "fix":
            moment = lead_hours(moment + self._dice.skewed(HOUR, 4 * DAY))
            outcome = "recovered" if won else "not recovered"
            lessons = self._words["lesson"][outcome]
            own = lessons.get(answer.touch.detail) if self._dice.chance(0.6) else None
            self._do(answer, moment, person, "close", outcome, fill(own or lessons["other"]))

    def _tries(self, answer: Answer, moment: int, person: int, pause: bool) -> tuple[int, bool]:
        """One to three tries; says when the last was and whether the customer was reached or written to.

        With `pause` the first cases are put off to a date that has not come yet.
        """
        fill = Filler(self._dice, answer.touch)
        phone = answer.touch.customer is not None and answer.touch.customer.phone is not None
        for number in range(3):
            moment = lead_hours(moment + self._dice.skewed(5 * 60, 20 * HOUR))
            how = self._how(phone, last=number == 2)
            if pause and self._waits < WAITING and 600 < AS_OF - moment < 9 * DAY:
                self._waits, pause = self._waits + 1, False
                self._do(answer, moment - 1, person, "wait", str(AS_OF + self._dice.whole(1, 4) * DAY))
            channel = "email" if how == "wrote" else "phone"
            self._do(answer, moment, person, "tried", how, channel, fill(self._words["note"][how]))
            if how in ("wrote", "reached"):
                return moment, True
        return moment, False

    def _how(self, phone: bool, last: bool) -> str:
        if not phone:
            return "wrote"
        weights = {"no answer": 0.24, "left message": 0.16, "wrote": 0.16, "reached": 0.44}
        if last:
            weights["reached"] += 0.3
        return self._dice.weighted(weights)

    def _person(self, answer: Answer) -> int:
        """The team's lead, or whoever helps out."""
        lead = lead_at(answer.touch.team, answer.at)
        return (
            lead
            if self._dice.chance(0.8)
            else self._dice.pick([person for person in (MAREK, INES, RUTH) if person != lead])
        )

    def _do(self, answer: Answer, at: int, person: int, verb: str, *words: str) -> None:
        if at < AS_OF - 600:
            self.deeds.append(Deed(at, person, answer.touch, verb, words))


def lead_hours(moment: int) -> int:
    """The same moment, or the next hour at which leads are at work: weekdays, 9 to 17:30."""
    day = day_of(moment)
    if moment >= local(day, 17 * HOUR + 1800):
        day += 1
    while weekday(day) >= 5:
        day += 1
    start = local(day, 9 * HOUR)
    return moment if moment >= start else start + moment % 5400
