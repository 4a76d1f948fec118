"""Do two reviewers see the same thing: agreement, Cohen's kappa and bias (measures §8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from statistics import fmean


def agreement(a: float, b: float, low: float, high: float) -> float:
    """How near two marks on one criterion of range low … high lie, 0…100 %."""
    return 100 * (1 - abs(a - b) / (high - low))


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Agreement beyond chance over pairs of marks, up to 1. Source: Cohen 1960.

    None without pairs, and where both reviewers only ever gave one and the same mark: chance explains all of that.
    """
    if not pairs:
        return None
    n = len(pairs)
    seen = sum(a == b for a, b in pairs) / n
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(count * second[mark] for mark, count in first.items()) / (n * n)
    return None if chance == 1 else (seen - chance) / (1 - chance)


def bias(scores: Sequence[tuple[float, float]]) -> float | None:
    """By how many points the first reviewer of each pair scores above (+) or below (−) the second, on average."""
    return fmean(a - b for a, b in scores) if scores else None
