"""What a QA review is worth, what an agent's reviews say together, and how CSAT and QA meet (measures §8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev
from typing import NamedTuple

from console.domain.student import quantile

DRAWS = ("random", "low rating", "calibration", "chosen")  # why an interaction was reviewed
GOOD = 80  # a review of so many points and more is a good one
FAILED = 0.5  # a critical criterion below this share of its range makes the review 0
QUADRANTS = ("recognise", "charmed, not solved", "fix the process", "coach")


class Mark(NamedTuple):
    """What a reviewer chose for one criterion; `chosen` lies in low … high, or is None where it does not apply."""

    chosen: float | None
    low: float
    high: float
    weight: float
    critical: bool = False
    bonus: bool = False

    @property
    def share(self) -> float | None:
        """How much of the criterion was met, 0…1."""
        return None if self.chosen is None else (self.chosen - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Quality:
    """The mean score of `n` reviews, 0…100, with its 95 % interval; None where there are too few."""

    n: int
    mean: float | None
    low: float | None
    high: float | None


def score(marks: Iterable[Mark]) -> float | None:
    """A review's points, 0…100; None where nothing applied. A bonus adds points and is never missed."""
    applied = [(mark, share) for mark in marks if (share := mark.share) is not None]
    if any(mark.critical and share < FAILED for mark, share in applied):
        return 0.0
    weight = sum(mark.weight for mark, _ in applied if not mark.bonus)
    if not weight:
        return None
    return min(100.0, 100 * sum(share * mark.weight for mark, share in applied) / weight)


def quality(scores: Sequence[float]) -> Quality:
    """An agent's QA: the mean of the scores of random draws with Student's t interval, kept within 0…100.

    Only random draws belong in `scores`: a mean over all would punish whoever gets the hard cases.
    """
    n = len(scores)
    if n < 2:
        return Quality(n, scores[0] if scores else None, None, None)
    mean = fmean(scores)
    half = quantile(0.975, n - 1) * stdev(scores) / sqrt(n)
    return Quality(n, mean, max(0.0, mean - half), min(100.0, mean + half))


def points_told(points: float, decimals: int = 1) -> str:
    """The points with so many decimals, and more where it takes them to show on which side of GOOD they lie: 79.6, not 80."""
    for places in range(decimals, 12):
        text = f"{points:.{places}f}"
        if (float(text) >= GOOD) == (points >= GOOD):
            return text
    return f"just under {GOOD}"


def quadrant(satisfied: bool, points: float) -> str:
    """Where an interaction stands that was both rated and reviewed; one of QUADRANTS."""
    if points >= GOOD:
        return "recognise" if satisfied else "fix the process"
    return "charmed, not solved" if satisfied else "coach"
