"""Rates of agents with few answers: shrunken towards their peers, and the peers' limits at a given n (measures §6)."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, inf, isinf, lgamma, log, log1p
from typing import NamedTuple

#: One signal in a thousand is false, on the one side that matters.
TAIL = 0.001
#: A prior is worth at least one answer, even where peers differ as much as they can.
_WIDEST = 0.5


class Prior(NamedTuple):
    """Beta distribution of peers' rates: `mean` in 0…1, `strength` in answers (a + b); inf where peers do not differ."""

    mean: float
    strength: float

    @property
    def a(self) -> float:
        """The prior's satisfied answers."""
        return self.mean * self.strength

    @property
    def b(self) -> float:
        """The prior's other answers."""
        return (1 - self.mean) * self.strength


class Limits(NamedTuple):
    """Counts at which n answers lie outside: at or below `low`, at or above `high`; None where no count does."""

    low: int | None
    high: int | None


def prior(peers: Sequence[tuple[int, int]]) -> Prior | None:
    """The distribution behind the peers' (satisfied, answered), by moments weighted with n; None without an answer.

    Source: Kleinman 1973, with weights n: the variance between peers beyond what chance alone gives.
    """
    known = [(satisfied, answered) for satisfied, answered in peers if answered]
    answers = sum(answered for _, answered in known)
    if not answers:
        return None
    mean, chance = sum(satisfied for satisfied, _ in known) / answers, len(known) - 1
    noise = mean * (1 - mean)
    squares = sum(answered * (satisfied / answered - mean) ** 2 for satisfied, answered in known)
    room = noise * (answers - sum(answered**2 for _, answered in known) / answers - chance)
    between = (squares - noise * chance) / room if room > 1e-9 else 0.0
    return Prior(mean, inf if between <= 1e-9 else 1 / min(between, _WIDEST) - 1)


def shrunken(satisfied: int, answered: int, peers: Prior) -> float:
    """Posterior mean of an agent's rate, in 0…1: near the peers' with few answers, the agent's own with many."""
    if isinf(peers.strength):
        return peers.mean
    return (satisfied + peers.a) / (answered + peers.strength)


def limits(peers: Prior, answered: int, tail: float = TAIL) -> Limits:
    """The counts that a peer with `answered` answers reaches by chance in at most `tail` of looks, on each side.

    Beta-binomial with the peers' spread, so exact for few answers. Peers who all have 0 or 100 % give no limits: nothing
    is known of how they vary. Source: Spiegelhalter 2005.
    """
    if not answered or not 0 < peers.mean < 1:
        return Limits(None, None)
    high = _beyond(Prior(1 - peers.mean, peers.strength), answered, tail)
    return Limits(_beyond(peers, answered, tail), None if high is None else answered - high)


def outside(satisfied: int, answered: int, peers: Prior, tail: float = TAIL) -> int:
    """−1 below what peers reach by chance, 1 above, 0 within."""
    found = limits(peers, answered, tail)
    if found.low is not None and satisfied <= found.low:
        return -1
    return int(found.high is not None and satisfied >= found.high)


def _beyond(peers: Prior, n: int, tail: float) -> int | None:
    """The largest count k with P(at most k of n) ≤ tail; None where even none of n is likelier than that."""
    term, total = _none(peers, n), 0.0
    for k in range(n):
        total += exp(term)
        if total > tail:
            return k - 1 if k else None
        term += log((n - k) / (k + 1)) + _odds(peers, n, k)
    return n - 1


def _none(peers: Prior, n: int) -> float:
    """The logarithm of P(none of n)."""
    if isinf(peers.strength):
        return n * log1p(-peers.mean)
    a, b = peers.a, peers.b
    return lgamma(b + n) + lgamma(a + b) - lgamma(b) - lgamma(a + b + n)


def _odds(peers: Prior, n: int, k: int) -> float:
    """The logarithm of what P(k + 1 of n) ÷ P(k of n) is beside the ways to choose."""
    if isinf(peers.strength):
        return log(peers.mean) - log1p(-peers.mean)
    return log((peers.a + k) / (peers.b + n - k - 1))
