"""Which conversations are reviewed and why, what the reviewers chose, and the words they quote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from console.sources.sample.conversations import Said
from console.sources.sample.dice import Dice
from console.sources.sample.moments import AS_OF, DAY, HOUR
from console.sources.sample.people import RUTH, TOMAS, lead_at
from console.sources.sample.records import Agent, Answer, Table, Touch, Value
from console.sources.sample.rubrics import (
    COACHED,
    SECOND_VERSION,
    Criterion,
    criteria,
    level,
    points,
    rubric_tables,
)

RANDOM_PER_AGENT, LOW_PER_AGENT, CALIBRATIONS = 8, 2, 12
#: Random reviews of the coached agent in the four weeks before and after.
AROUND_COACHING = 7
_HARSHER = {RUTH: -0.03, TOMAS: 0.02}


@dataclass(frozen=True, slots=True)
class Draw:
    """One review to write: when, by whom, and why this interaction was drawn."""

    touch: Touch
    reviewer: int
    reason: str
    at: int


def draws(dice: Dice, agents: Sequence[Agent], touches: Sequence[Touch], answers: Sequence[Answer]) -> list[Draw]:
    """What is reviewed: random work of everybody through the half-year, some lows, pairs for calibration."""
    values = {answer.touch: answer.value for answer in answers if answer.metric == "csat"}
    work: dict[int, list[Touch]] = defaultdict(list)
    for touch in touches:
        if touch.closed is not None and touch.closed < AS_OF - 3 * DAY:
            work[touch.agent.id].append(touch)
    found = []
    for agent in agents:
        found += _of_agent(dice, agent, work[agent.id], values)
    pool = [touch for touch in touches if touch in values and touch.closed and touch.agent.kind == "human"]
    for touch in sorted((dice.pick(pool[len(pool) // 3 :]) for _ in range(CALIBRATIONS)), key=lambda touch: touch.id):
        found += [Draw(touch, reviewer, "calibration", _later(dice, touch)) for reviewer in (RUTH, TOMAS)]
    unique = {(draw.touch, draw.reviewer): draw for draw in found if draw.at < AS_OF}
    return sorted(unique.values(), key=lambda draw: (draw.at, draw.touch.id))


def _of_agent(dice: Dice, agent: Agent, work: Sequence[Touch], values: Mapping[Touch, int]) -> list[Draw]:
    """Random draws in even slices of the half-year, half of them from rated work; then lows, and one chosen."""
    found = []
    for slice_ in range(RANDOM_PER_AGENT):
        part = work[len(work) * slice_ // RANDOM_PER_AGENT : len(work) * (slice_ + 1) // RANDOM_PER_AGENT]
        rated = [touch for touch in part if touch in values]
        if part:
            found.append(_draw(dice, dice.pick(rated if rated and dice.chance(0.6) else part), "random"))
    lows = [touch for touch in work if values.get(touch, 5) < 3]
    found += [_draw(dice, touch, "low rating") for touch in dice.shuffled(lows)[:LOW_PER_AGENT]]
    fives = [touch for touch in work if values.get(touch) == 5]
    count = 6 if agent.story == "charming" else 1
    found += [
        Draw(touch, lead_at(touch.team, touch.opened), "chosen", _later(dice, touch))
        for touch in dice.shuffled(fives)[:count]
    ]
    if agent.story == "coached":
        found += _around(dice, work)
    return found


def _around(dice: Dice, work: Sequence[Touch]) -> list[Draw]:
    before = [touch for touch in work if COACHED - 26 * DAY < (touch.closed or 0) < COACHED - 3 * DAY]
    after = [touch for touch in work if COACHED < (touch.closed or 0) < COACHED + 24 * DAY]
    return [
        Draw(touch, RUTH, "random", (touch.closed or 0) + dice.whole(4, 40) * HOUR)
        for part in (before, after)
        for touch in dice.shuffled(part)[:AROUND_COACHING]
    ]


def _draw(dice: Dice, touch: Touch, reason: str) -> Draw:
    return Draw(touch, dice.pick((RUTH, TOMAS)), reason, _later(dice, touch))


def _later(dice: Dice, touch: Touch) -> int:
    return (touch.closed or touch.opened) + dice.whole(20 * HOUR, 8 * DAY)


class Reviewing:
    """Fills in the forms: levels by agent, quotes from the conversation."""

    def __init__(self, dice: Dice, conversations: Mapping[Touch, Sequence[Said]]) -> None:
        self._dice, self._conversations = dice, conversations
        self._criteria = criteria()
        self._reviews: list[tuple[Value, ...]] = []
        self._answers: list[tuple[Value, ...]] = []

    def tables(self, drawn: Sequence[Draw]) -> list[Table]:
        """rubric, criterion, review and review_answer."""
        for draw in drawn:
            self._review(draw)
        reviews = ("id", "interaction_id", "rubric_id", "agent_id", "reviewer_id", "drawn", "at", "score", "note")
        chosen = ("review_id", "criterion_id", "chosen", "evidence", "turn_id")
        return [
            *rubric_tables(),
            Table("review", reviews, self._reviews),
            Table("review_answer", chosen, self._answers),
        ]

    def _review(self, draw: Draw) -> None:
        number, touch = len(self._reviews) + 1, draw.touch
        rubric = 2 if draw.at >= SECOND_VERSION else 1
        parts = [(c, self._chosen(touch.agent, c, draw)) for c in self._criteria if c.rubric == rubric]
        worst = sorted(
            (p for p in parts if p[1] is not None and not p[0].bonus), key=lambda p: (p[1] or 0) / p[0].high
        )[:2]
        quoted = {criterion.id for criterion, _ in worst}
        for criterion, chosen in parts:
            quote = self._quote(touch, criterion) if criterion.id in quoted else None
            self._answers.append((number, criterion.id, chosen, *((quote.text, quote.id) if quote else (None, None))))
        note = _NOTES[worst[0][0].name] if worst and (worst[0][1] or 0) / worst[0][0].high < 0.6 else None
        self._reviews.append(
            (number, touch.id, rubric, touch.agent.id, draw.reviewer, draw.reason, draw.at, points(parts), note)
        )

    def _chosen(self, agent: Agent, criterion: Criterion, draw: Draw) -> float | None:
        """A step of the criterion's scale near the agent's level; now and then N/A."""
        if criterion.name == "Identity checked" and self._dice.chance(0.15):
            return None
        usual = level(agent, criterion, draw.touch.closed or draw.at) + _HARSHER.get(draw.reviewer, 0.0)
        if draw.reason == "low rating":
            usual -= 0.12
        if criterion.high == 1:
            return float(self._dice.chance(usual if not criterion.critical else level(agent, criterion, draw.at)))
        return float(round(criterion.high * min(1.0, max(0.0, usual + self._dice.bell() * 0.13))))

    def _quote(self, touch: Touch, criterion: Criterion) -> Said | None:
        said = [turn for turn in self._conversations.get(touch, ()) if turn.agent == touch.agent.id]
        return next((turn for turn in said if turn.part == criterion.part), said[-1] if said else None)


_NOTES = {
    "Greeting": "No name, straight to the form.",
    "Identity checked": "Account details given before asking who is calling.",
    "Diagnosis": "First idea taken for the answer; what was tried before?",
    "Empathy": "Facts right, nobody home.",
    "Solved": "Nice words, nothing solved: the customer will be back.",
    "Next step": "Ends without saying what happens next.",
    "Clear language": "Three abbreviations in one sentence.",
    "Data protection": "Read an address out to somebody not verified.",
}
