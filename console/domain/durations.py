"""How long things took: median, mean and 90th percentile; impossible durations are left out and counted (measures §3, §4)."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import fmean, median
from typing import NamedTuple


class Times(NamedTuple):
    """Seconds over `n` durations; None where there are none. `left_out` were negative."""

    n: int = 0
    median: float | None = None
    mean: float | None = None
    p90: float | None = None
    left_out: int = 0


def times(seconds: Iterable[int | None]) -> Times:
    """What these durations say together; None is one nobody recorded. p90 is by nearest rank."""
    known = [duration for duration in seconds if duration is not None]
    counted = sorted(duration for duration in known if duration >= 0)
    left_out = len(known) - len(counted)
    if not counted:
        return Times(left_out=left_out)
    p90 = counted[-(-9 * len(counted) // 10) - 1]
    return Times(len(counted), median(counted), fmean(counted), p90, left_out)
