"""Did coaching work: the change on the coached criterion beyond the peers' change (measures §6)."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from statistics import fmean, variance
from typing import NamedTuple

from console.domain.student import quantile

AT_LEAST = 5  # random-draw reviews of the agent on each side
OF_PEERS = 3  # of all the peers together, on each side: as many as a mean of reviews takes
DAYS = 28  # on each side of the session
TOO_EARLY = "Too early to say"


class Effect(NamedTuple):
    """Points gained beyond the peers, with the 95 % interval."""

    points: float
    low: float
    high: float

    @property
    def plainly(self) -> str:
        """The effect without a number: what may stand on a page that the agent takes home."""
        if self.low > 0:
            return "It worked: the change goes beyond that of the peers."
        return "It got worse than with the peers." if self.high < 0 else "No difference to the peers can be told."

    @property
    def sentence(self) -> str:
        """The effect in words."""
        bounds = f"{self.low:+.0f} to {self.high:+.0f}"
        if self.low > 0:
            return f"It worked: {self.points:+.0f} points beyond the peers' change ({bounds})."
        if self.high < 0:
            return f"It got worse: {self.points:+.0f} points against the peers' change ({bounds})."
        return f"No difference can be told: {self.points:+.0f} points beyond the peers' change ({bounds})."


def effect(
    before: Sequence[float], after: Sequence[float], peers_before: Sequence[float], peers_after: Sequence[float]
) -> Effect | None:
    """(after − before) − (peers after − peers before) over scores of 0…100; None where it is too early to say.

    That is where the agent has fewer than AT_LEAST on a side, or the peers fewer than OF_PEERS. The interval is Welch's
    over the four means, so groups may differ in size and spread. A group under AT_LEAST has at least the spread of all
    four together: three reviews that happen to be alike are no certainty. Source: Welch 1947.
    """
    groups = (after, before, peers_after, peers_before)
    if min(len(before), len(after)) < AT_LEAST or min(len(peers_before), len(peers_after)) < OF_PEERS:
        return None
    points = fmean(after) - fmean(before) - (fmean(peers_after) - fmean(peers_before))
    common = sum(variance(group) * (len(group) - 1) for group in groups) / sum(len(group) - 1 for group in groups)
    spreads = [max(variance(group), common if len(group) < AT_LEAST else 0.0) for group in groups]
    parts = [(spread / len(group), len(group) - 1) for group, spread in zip(groups, spreads, strict=True)]
    total = sum(part for part, _ in parts)
    if not total:
        return Effect(points, points, points)
    df = 1 / sum((part / total) ** 2 / free for part, free in parts)  # shares: squares of small parts would vanish
    half = quantile(0.975, df) * sqrt(total)
    return Effect(points, points - half, points + half)


def said(found: Effect | None, *, days_over: bool = True, peers: bool = True) -> str:
    """The finding as a sentence; where there is none, what it still takes."""
    if found is not None:
        return found.sentence
    if not peers:
        return f"{TOO_EARLY}: fewer than five peers to set the change beside."
    if not days_over:
        return f"{TOO_EARLY}: the {DAYS} days after the session are not over."
    return f"{TOO_EARLY}: it takes {AT_LEAST} random reviews on each side of the session, and {OF_PEERS} of the peers'."
