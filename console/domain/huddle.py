"""What a weekly huddle picks out of many numbers: what moved, whom to praise, the one thing to fix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from console.domain.drivers import split
from console.domain.proportion import Share, difference, share

#: Fewer answers in either period are no group to compare, fewer unhappy ones name nothing.
LEAST_ANSWERS, LEAST_UNHAPPY = 10, 3
#: A comment is read aloud: more words than this add nothing.
_TELLING = 30

Counts = tuple[int, int]  # satisfied, answered


class Move(NamedTuple):
    """A change of CSAT in points with its 95 % interval; `kind` says what the name is of: team, channel, issue …"""

    kind: str
    name: str
    now: Share
    before: Share
    points: float
    low: float
    high: float

    @property
    def clears_noise(self) -> bool:
        """Whether the interval excludes no change."""
        return self.low > 0 or self.high < 0

    @property
    def at_least(self) -> float:
        """The points that the interval leaves of it at the least."""
        return max(self.low, -self.high)


class Praise(NamedTuple):
    """The best rating of its scale with what the customer wrote; None where nobody knows."""

    ref: str
    comment: str
    agent: str | None
    team: str | None
    customer: str | None
    answered_at: int


class Fix(NamedTuple):
    """The one thing: `name` of an issue, its unhappy answers among all, and the points it cost where CSAT fell."""

    name: str
    unhappy: int
    of_unhappy: int
    answered: int
    of_answered: int
    cost: float | None


def move(kind: str, name: str, now: Counts, before: Counts) -> Move | None:
    """The change of one group; None where either period has no answers."""
    here, there = share(*now), share(*before)
    change = difference(here, there)
    return None if change is None else Move(kind, name, here, there, *change)


def moved(groups: Iterable[tuple[str, str, Counts, Counts]]) -> tuple[tuple[Move, ...], int]:
    """The groups (kind, name, now, before) whose change clears the noise, falls first, and how many were compared.

    Within falls and within rises the surest come first: those of which the interval leaves most.
    """
    known = [
        one for group in groups if min(group[2][1], group[3][1]) >= LEAST_ANSWERS and (one := move(*group)) is not None
    ]
    clear = [one for one in known if one.clears_noise]
    return tuple(sorted(clear, key=lambda one: (one.points > 0, -one.at_least, one.kind, one.name))), len(known)


def praised(found: Iterable[Praise], count: int) -> tuple[Praise, ...]:
    """One comment of each agent, the one that tells most; the newest first, at most `count`."""
    best: dict[str | None, Praise] = {}
    for one in found:
        held = best.get(one.agent)
        if held is None or _order(one) > _order(held):
            best[one.agent] = one
    return tuple(sorted(best.values(), key=lambda one: (-one.answered_at, one.ref))[:count])


def _order(one: Praise) -> tuple[int, int, str]:
    return min(_TELLING, len(one.comment.split())), one.answered_at, one.ref


def to_fix(now: Mapping[str | None, Counts], before: Mapping[str | None, Counts], fell: bool) -> Fix | None:
    """The issue to fix from answers by issue: where CSAT fell for sure, what cost most of it; else what costs most now.

    That is the issue with the most unhappy answers above what the overall rate would give it. None where no issue stands
    out, none is known, or there are fewer than LEAST_UNHAPPY unhappy answers.
    """
    satisfied, answered = (sum(counts[place] for counts in now.values()) for place in (0, 1))
    unhappy = {name: n - s for name, (s, n) in now.items() if name is not None and n - s >= LEAST_UNHAPPY}
    if not unhappy:
        return None
    cost = {part.name: part.points for part in split(now, before)} if fell else {}
    excess = {name: count - now[name][1] * (answered - satisfied) / answered for name, count in unhappy.items()}
    worst: Sequence[tuple[float, float, str]] = sorted(
        (min(0.0, cost.get(name, 0.0)), -excess[name], name) for name in unhappy
    )
    points, above, name = worst[0]
    if points == 0 and above >= 0 and len(now) > 1:
        return None
    return Fix(name, unhappy[name], answered - satisfied, now[name][1], answered, -points if points else None)
