"""Patterns in one agent's work: where their customers are clearly happier or unhappier than elsewhere (measures §6)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from console.domain.proportion import Share, difference, share

AT_LEAST = 20  # ratings of a value before it can be a pattern
SHOWN = 3
Z99 = 2.5758293035489004


class Cell(NamedTuple):
    """An agent's ratings in one value of issue, channel or hour band."""

    dimension: str
    value: str
    satisfied: int
    answered: int


class Pattern(NamedTuple):
    """A value that stands out from the same agent's other work; points with their 99 % interval."""

    dimension: str
    value: str
    here: Share
    elsewhere: Share
    points: float
    low: float
    high: float


def patterns(cells: Iterable[Cell], satisfied: int, answered: int) -> list[Pattern]:
    """At most three, the furthest from nought first; `satisfied` of `answered` is all of the agent's work."""
    found = [one for cell in cells if cell.answered >= AT_LEAST and (one := _pattern(cell, satisfied, answered))]
    return sorted(found, key=lambda one: (-min(abs(one.low), abs(one.high)), one.dimension, one.value))[:SHOWN]


def _pattern(cell: Cell, satisfied: int, answered: int) -> Pattern | None:
    here = share(cell.satisfied, cell.answered)
    elsewhere = share(satisfied - cell.satisfied, answered - cell.answered)
    gap = difference(here, elsewhere, Z99)
    if gap is None or gap[1] <= 0 <= gap[2]:
        return None
    return Pattern(cell.dimension, cell.value, here, elsewhere, *gap)


def band(hour: int) -> str:
    """The hour band of an hour of the day, 0…23."""
    return next(name for until, name in _BANDS if hour < until)


_BANDS = ((6, "night (0–6)"), (9, "early (6–9)"), (12, "morning (9–12)"), (15, "midday (12–15)"),
          (18, "afternoon (15–18)"), (24, "evening (18–24)"))  # fmt: skip
