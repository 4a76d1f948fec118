"""Whether an agent's reviews lie outside what peers' reviews show by chance (measures §6)."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from statistics import fmean, variance

from console.domain.peers import AT_LEAST
from console.domain.shrinkage import TAIL
from console.domain.student import quantile

REVIEWS = 3  # of random draws, before a mean is compared


def outside(own: Sequence[float], peers: Sequence[Sequence[float]], tail: float = TAIL) -> int:
    """−1 below, 1 above, 0 within or too few to say; scores are 0–100.

    The limits are those of one more mean beside the peers' means: Student's t, so that few peers make them wide, and
    wider still for an agent with fewer reviews than the peers have.
    """
    known = [scores for scores in peers if len(scores) >= REVIEWS]
    if len(own) < REVIEWS or len(known) < AT_LEAST:
        return 0
    means = [fmean(scores) for scores in known]
    within = fmean(variance(scores) for scores in known)
    fewer = max(0.0, 1 / len(own) - fmean(1 / len(scores) for scores in known))
    error = sqrt(variance(means) * (1 + 1 / len(means)) + within * fewer)
    gap = fmean(own) - fmean(means)
    reach = quantile(1 - tail, len(means) - 1) * error
    return 0 if not error or abs(gap) < reach else (1 if gap > 0 else -1)
