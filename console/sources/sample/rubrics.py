"""The rubric reviews are written against, in two versions, and how well each kind of agent meets it."""

from __future__ import annotations

from dataclasses import dataclass

from console.domain.quality import Mark, score
from console.sources.sample.moments import DAY, on
from console.sources.sample.records import Agent, Table

#: Reviews from this day on use the second version, which added data protection and the bonus.
SECOND_VERSION = on(3, 2, 0)
#: Samira's one-on-one about "Next step": her reviews are better from then on.
COACHED = on(4, 28, 10)
COACHED_ON = "Next step"


@dataclass(frozen=True, slots=True)
class Criterion:
    """`part` is the turn that shows it; a `critical` one below half makes a review 0, a `bonus` adds on top."""

    id: int
    rubric: int
    seq: int
    section: str
    name: str
    weight: float
    high: float
    part: str
    critical: bool = False
    bonus: bool = False


_FIRST = (
    ("Opening", "Greeting", 5, 1, "greeting"), ("Opening", "Identity checked", 10, 1, "probe"),
    ("Understanding", "Diagnosis", 20, 4, "probe"), ("Understanding", "Empathy", 15, 4, "empathy"),
    ("Resolution", "Solved", 25, 4, "solve"), ("Resolution", "Next step", 15, 2, "next"),
    ("Wording", "Clear language", 10, 4, "solve"),
)  # fmt: skip
_ADDED = (("Compliance", "Data protection", 10, 1, "probe"), ("Beyond", "Went further", 5, 1, "end"))


def criteria() -> tuple[Criterion, ...]:
    """All criteria of both versions."""
    plan = [(1, seq, item) for seq, item in enumerate(_FIRST, 1)]
    plan += [(2, seq, item) for seq, item in enumerate((*_FIRST, *_ADDED), 1)]
    return tuple(
        Criterion(number, rubric, seq, section, name, float(weight), float(high), part,
                  critical=name == "Data protection", bonus=section == "Beyond")
        for number, (rubric, seq, (section, name, weight, high, part)) in enumerate(plan, 1)
    )  # fmt: skip


def level(agent: Agent, criterion: Criterion, moment: int) -> float:
    """How well the agent usually meets a criterion, 0 to 1."""
    if criterion.bonus:
        return 0.12
    if criterion.critical:
        return 0.993
    match agent.story:
        case "charming":
            return {"Greeting": 1.0, "Empathy": 0.95, "Clear language": 0.85, "Identity checked": 0.8}.get(
                criterion.name, 0.34
            )
        case "hard mix":
            return 0.92
        case "asks for fives":
            return 0.84
        case "coached" if criterion.name == COACHED_ON:
            return 0.88 if moment >= COACHED else 0.34
    return 0.87 if agent.kind == "human" else 0.80


def points(parts: list[tuple[Criterion, float | None]]) -> float | None:
    """A review's points, to two decimals; None where every criterion was N/A."""
    found = score(Mark(chosen, 0, c.high, c.weight, c.critical, c.bonus) for c, chosen in parts)
    return None if found is None else round(found, 2)


def rubric_tables() -> list[Table]:
    """rubric and criterion."""
    rubrics = [
        (1, "Conversation quality", 1, None, on(1, 1, 0) - 60 * DAY),
        (2, "Conversation quality", 2, None, SECOND_VERSION),
    ]
    rows = [
        (c.id, c.rubric, c.seq, c.section, c.name, c.weight, 0.0, c.high, int(c.critical), int(c.bonus))
        for c in criteria()
    ]
    columns = ("id", "rubric_id", "seq", "section", "name", "weight", "low", "high", "critical", "bonus")
    return [
        Table("rubric", ("id", "name", "version", "applies_to", "created_at"), rubrics),
        Table("criterion", columns, rows),
    ]
