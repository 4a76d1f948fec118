"""Shares with their intervals: Wilson for one, Newcombe's hybrid score for a difference (measures §2)."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage, 0–100, with its 95 % interval; None where there is nothing to count."""

    count: int
    total: int
    percent: float | None
    low: float | None
    high: float | None


def wilson(count: int, total: int, z: float = Z95) -> tuple[float, float]:
    """The score interval of count/total, both ends in 0…1. Needs total ≥ 1. Source: Wilson 1927."""
    p, zz = count / total, z * z
    centre = (p + zz / (2 * total)) / (1 + zz / total)
    half = z * sqrt(p * (1 - p) / total + zz / (4 * total * total)) / (1 + zz / total)
    return (0.0 if count == 0 else centre - half), (1.0 if count == total else centre + half)


def share(count: int, total: int) -> Share:
    """CSAT and every other share: 100 · count / total with its Wilson interval."""
    if total == 0:
        return Share(0, 0, None, None, None)
    low, high = wilson(count, total)
    return Share(count, total, 100 * count / total, 100 * low, 100 * high)


def difference(a: Share, b: Share, z: float = Z95) -> tuple[float, float, float] | None:
    """a − b in points with its interval, 95 % unless `z` says so; None where either is empty.

    Source: Newcombe 1998, method 10.
    """
    if not a.total or not b.total:
        return None
    pa, pb = a.count / a.total, b.count / b.total
    (la, ua), (lb, ub) = wilson(a.count, a.total, z), wilson(b.count, b.total, z)
    delta = pa - pb
    low = delta - sqrt((pa - la) ** 2 + (ub - pb) ** 2)
    high = delta + sqrt((ua - pa) ** 2 + (pb - lb) ** 2)
    return 100 * delta, 100 * low, 100 * high


def signed(points: float) -> str:
    """A difference in points as people write it: +10.7, −3.0, and 0.0 without a sign."""
    said = f"{points:+.1f}"
    return "0.0" if said in ("+0.0", "-0.0") else said.replace("-", "−")
