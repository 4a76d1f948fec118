"""How long an agent waits for feedback: hours from a bad interaction to the first coaching contact after it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from statistics import median
from typing import NamedTuple

HOUR = 3600


class Latency(NamedTuple):
    """Median hours over `n` low answers that a session or review followed; None where none did.

    `waiting` low answers had no contact after them yet.
    """

    n: int
    hours: float | None
    waiting: int


def latency(lows: Iterable[int], contacts: Iterable[int]) -> Latency:
    """From the moments (seconds) of low answers and of sessions or reviews; one at the same moment follows it."""
    known = sorted(contacts)
    waits: list[int] = []
    waiting = 0
    for moment in lows:
        place = bisect_left(known, moment)
        if place == len(known):
            waiting += 1
        else:
            waits.append(known[place] - moment)
    return Latency(len(waits), median(waits) / HOUR if waits else None, waiting)
