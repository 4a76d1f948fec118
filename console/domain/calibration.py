"""Two reviewers on the same tickets: how far they agree, criterion by criterion, and who is the milder (measures §8)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from statistics import fmean
from typing import NamedTuple

from console.domain.agreement import agreement, bias, kappa

Marks = tuple[float, float, float | None, float | None]  # low and high of the scale, the mark of either; None is N/A


class Pair(NamedTuple):
    """One ticket that two reviewers marked, blind; `marks` by (section, criterion), `scores` 0–100 or None."""

    ref: str
    reviewers: tuple[str, str]
    scores: tuple[float | None, float | None]
    marks: Mapping[tuple[str, str], Marks]


class Leaning(NamedTuple):
    """By how much a reviewer marks above (+) or below (−) the other one, over `n` pairs; in points of 100."""

    reviewer: str
    n: int
    bias: float


class Compared(NamedTuple):
    """One criterion over all pairs. `agreement` 0–100 over those that both marked; kappa takes N/A as a mark."""

    section: str
    name: str
    n: int
    agreement: float | None
    kappa: float | None
    bias: tuple[Leaning, ...]


class Calibration(NamedTuple):
    """`waiting` tickets have one review of two; nothing is told of them."""

    pairs: tuple[Pair, ...]
    waiting: int
    agreement: float | None  # over all criteria of all pairs
    kappa: float | None
    bias: tuple[Leaning, ...]  # of whole reviews
    criteria: tuple[Compared, ...]  # those that are agreed on least come first


def compared(pairs: Iterable[Pair], waiting: int = 0) -> Calibration:
    """What the pairs say together."""
    found = tuple(pairs)
    by: dict[tuple[str, str], list[tuple[Pair, Marks]]] = defaultdict(list)
    for pair in found:
        for criterion, marks in pair.marks.items():
            by[criterion].append((pair, marks))
    criteria = [_criterion(*criterion, held) for criterion, held in by.items()]
    every = [marks for held in by.values() for _, marks in held]
    scored = [(pair, a, b) for pair in found if (a := pair.scores[0]) is not None and (b := pair.scores[1]) is not None]
    return Calibration(
        found, waiting, _agreed(every), _beyond_chance(every), _leanings(scored),
        tuple(sorted(criteria, key=lambda one: (one.agreement is None, one.agreement or 0, one.section, one.name))),
    )  # fmt: skip


def _criterion(section: str, name: str, held: list[tuple[Pair, Marks]]) -> Compared:
    marks = [one for _, one in held]
    shares = [(pair, _share(one, one[2]), _share(one, one[3])) for pair, one in held]
    both = [(pair, 100 * a, 100 * b) for pair, a, b in shares if a is not None and b is not None]
    return Compared(section, name, len(held), _agreed(marks), _beyond_chance(marks), _leanings(both))


def _share(marks: Marks, mark: float | None) -> float | None:
    low, high, *_ = marks
    return None if mark is None else (mark - low) / (high - low)


def _agreed(marks: Iterable[Marks]) -> float | None:
    found = [agreement(a, b, low, high) for low, high, a, b in marks if a is not None and b is not None]
    return fmean(found) if found else None


def _beyond_chance(marks: Iterable[Marks]) -> float | None:
    """Kappa over shares of the scales, so that criteria of different scales are counted together."""
    return kappa([(_share(one, one[2]), _share(one, one[3])) for one in marks])


def _leanings(scored: Iterable[tuple[Pair, float, float]]) -> tuple[Leaning, ...]:
    by: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for pair, a, b in scored:
        by[pair.reviewers[0]].append((a, b))
        by[pair.reviewers[1]].append((b, a))
    return tuple(
        Leaning(name, len(held), found) for name, held in sorted(by.items()) if (found := bias(held)) is not None
    )
