"""Limits around a trend: the p-chart and Laney's p′-chart against a baseline that is over (measures §7)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

#: Limits stand at three standard errors.
WIDTH = 3.0
#: Mean moving range of two ÷ standard deviation, for the normal distribution (Shewhart's d2).
_D2 = 1.128

Counts = tuple[int, int]  # satisfied, answered


class Point(NamedTuple):
    """One period: its limits as shares in 0…1, and how many standard errors it lies from the centre.

    None where there is nothing to count, no baseline, or a baseline without any variation.
    """

    satisfied: int
    total: int
    low: float | None
    high: float | None
    z: float | None


class Chart(NamedTuple):
    """The baseline's share in 0…1 (None without answers), how much wider than binomial its points lie, the points."""

    centre: float | None
    spread: float
    points: tuple[Point, ...]


def p_chart(baseline: Sequence[Counts], points: Sequence[Counts]) -> Chart:
    """Limits for `points` from the (satisfied, answered) of `baseline`: p̄ ± 3·√(p̄(1 − p̄)/n). Source: Shewhart 1931."""
    return _chart(_share(baseline), 1.0, points)


def laney(baseline: Sequence[Counts], points: Sequence[Counts]) -> Chart:
    """The p-chart with limits widened by how much the baseline's z-scores move from point to point, never narrowed.

    Fits large n, where answers of one day are more alike than independent ones would be. Source: Laney 2002.
    """
    centre = _share(baseline)
    scores = [score for score in (_z(centre, 1.0, *counts) for counts in baseline) if score is not None]
    moves = [abs(later - earlier) for earlier, later in pairwise(scores)]
    return _chart(centre, max(1.0, sum(moves) / len(moves) / _D2) if moves else 1.0, points)


def _chart(centre: float | None, spread: float, points: Sequence[Counts]) -> Chart:
    return Chart(centre, spread, tuple(_point(centre, spread, *counts) for counts in points))


def _point(centre: float | None, spread: float, satisfied: int, total: int) -> Point:
    error = _error(centre, spread, total)
    if centre is None or error is None:
        return Point(satisfied, total, None, None, None)
    low, high = max(0.0, centre - WIDTH * error), min(1.0, centre + WIDTH * error)
    return Point(satisfied, total, low, high, _z(centre, spread, satisfied, total))


def _share(baseline: Sequence[Counts]) -> float | None:
    answered = sum(total for _, total in baseline)
    return sum(satisfied for satisfied, _ in baseline) / answered if answered else None


def _error(centre: float | None, spread: float, total: int) -> float | None:
    """One standard error of a share over `total` answers; None where no answer could lie anywhere else."""
    if centre is None or not total or not 0 < centre < 1:
        return None
    return spread * sqrt(centre * (1 - centre) / total)


def _z(centre: float | None, spread: float, satisfied: int, total: int) -> float | None:
    error = _error(centre, spread, total)
    return None if centre is None or error is None else (satisfied / total - centre) / error
