"""What a peer shows by chance: beta-binomial limits that know how little a handful of peers tells (measures §6).

The spread between five or ten peers can't be fitted closely, and a fit taken for the truth calls one peer in a hundred
odd instead of one in a thousand (simulated with six to nine peers: 5 to 20 in a thousand). So every spread is weighed by
how well it explains the peers, and the chance is the mean over all of them: 0 to 1.5 in a thousand over 1,000 teams drawn
from the sample's peers (tests/store/test_signals_simulated.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import exp, lgamma, log, log1p

from console.domain.shrinkage import TAIL

Counts = tuple[int, int]  # how many, of how many

_STEPS, _WIDEST = 24, 0.85
#: How far people who do the same work usually differ: the scale of √ρ, where ρ is the correlation of two answers of one
#: peer. Student's t with 5 degrees of freedom: without any such belief five peers leave every spread possible, and
#: nothing ever stands out; with thinner tails nobody believes peers who do differ widely (Gelman 2006).
_USUAL, _TAILS = 0.12, 5
#: ρ and the logarithm of its weight; finer near nought, where many answers tell spreads apart.
_SPREADS = tuple(
    ((root := _WIDEST * ((step + 0.5) / _STEPS) ** 2) ** 2,
     log(2 * step + 1) - (_TAILS + 1) / 2 * log1p(root**2 / (_TAILS * _USUAL**2)))
    for step in range(_STEPS)
)  # fmt: skip
_NEGLIGIBLE = 1e-6


class PeerLimits:
    """The limits that these peers set; nothing about which of them is who leaves it."""

    def __init__(self, peers: Sequence[Counts]) -> None:
        """`peers` hold at least one answer together."""
        self._peers = [(count, total) for count, total in peers if total]
        count, total = sum(count for count, _ in self._peers), sum(total for _, total in self._peers)
        self.percent = 100 * count / total

    @cached_property
    def _parts(self) -> list[tuple[float, float, float]]:
        """Weight, a and b of each beta distribution that the peers leave possible."""
        found = [self._part(spread, weight) for spread, weight in _SPREADS]
        best = max(weight for weight, _, _ in found)
        likely = [(exp(weight - best), a, b) for weight, a, b in found if weight - best > log(_NEGLIGIBLE)]
        whole = sum(weight for weight, _, _ in likely)
        return [(weight / whole, a, b) for weight, a, b in likely]

    def _part(self, spread: float, weight: float) -> tuple[float, float, float]:
        """The logarithm of the weight, and a and b widened by how little is known of the mean."""
        weights = [total / (1 + (total - 1) * spread) for _, total in self._peers]
        # half an answer of each kind: where no peer ever did it, it is still possible
        held = 0.5 + sum(w * count / total for w, (count, total) in zip(weights, self._peers, strict=True))
        known = 1 + sum(weights)
        mean, strength = held / known, 1 / spread - 1
        a, b = mean * strength, (1 - mean) * strength
        once = lgamma(strength) - lgamma(a) - lgamma(b)
        likely = sum(once + _log_odds(count, total, a, b) for count, total in self._peers)
        wide = 1 / min(0.9, spread + 1 / known) - 1
        return likely + weight - log(known) / 2, mean * wide, (1 - mean) * wide

    def chance(self, count: int, total: int, above: bool) -> float:
        """How often a peer with `total` would have `count` or more (`above`), or `count` or fewer."""
        if not above:
            return sum(weight * _at_least(total - count, total, b, a) for weight, a, b in self._parts)
        return sum(weight * _at_least(count, total, a, b) for weight, a, b in self._parts)

    def beyond(self, count: int, total: int, above: bool, tail: float = TAIL) -> bool:
        """Whether that happens to a peer in at most `tail` of looks."""
        return bool(total) and self.chance(count, total, above) <= tail

    def limit(self, total: int, above: bool, tail: float = TAIL) -> int | None:
        """The first count beyond: the smallest `above`, else the largest; None where no count is."""
        parts = [(weight, b, a) if above else (weight, a, b) for weight, a, b in self._parts]
        terms = [log(weight) + _log_pmf(0, total, a, b) for weight, a, b in parts]
        summed = 0.0
        for steps in range(total + 1):  # from the far end inwards
            summed += sum(map(exp, terms))
            if summed > tail:
                last = steps - 1
                return None if last < 0 else total - last if above else last
            if steps < total:
                ways = log(total - steps) - log(steps + 1)
                terms = [
                    term + ways + log(a + steps) - log(b + total - steps - 1)
                    for term, (_, a, b) in zip(terms, parts, strict=True)
                ]
        return None


def _at_least(count: int, total: int, a: float, b: float) -> float:
    """P(X ≥ count) of a beta-binomial."""
    if count <= 0:
        return 1.0
    term = exp(_log_pmf(count, total, a, b))
    found, before = term, 0.0
    for k in range(count, total):
        before, term = term, term * (total - k) * (a + k) / ((k + 1) * (b + total - k - 1))
        found += term
        if term < before and term < 1e-9 * found:
            break
    return min(1.0, found)


def _log_pmf(count: int, total: int, a: float, b: float) -> float:
    ways = lgamma(total + 1) - lgamma(count + 1) - lgamma(total - count + 1)
    return ways + lgamma(a + b) - lgamma(a) - lgamma(b) + _log_odds(count, total, a, b)


def _log_odds(count: int, total: int, a: float, b: float) -> float:
    return lgamma(count + a) + lgamma(total - count + b) - lgamma(total + a + b)
