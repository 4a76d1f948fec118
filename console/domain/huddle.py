"""What a weekly huddle picks out of many numbers: what moved, whom to praise, the one thing to fix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from statistics import NormalDist
from typing import NamedTuple

from console.domain.drivers import split
from console.domain.proportion import Share, difference, share
from console.domain.sentiment import feeling

#: Fewer answers in either period are no group to compare, fewer unhappy ones name nothing.
LEAST_ANSWERS, LEAST_UNHAPPY = 10, 3
#: A comment is read aloud: more words than this tell no more.
_TELLING = 12

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
    """The one thing: `name` of an issue and its unhappy answers among all.

    `cost` are the points it took of a fall of CSAT. `clear`: it is worse than the rest by more than chance; else it is
    only the most frequent.
    """

    name: str
    unhappy: int
    of_unhappy: int
    answered: int
    of_answered: int
    cost: float | None
    clear: bool


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
    """One comment of each agent, at most `count`: kind words first, then those that tell most, then the newest.

    A complaint that came with the best rating, as those of mistyped ratings do, is no praise.
    """
    best: dict[str | None, tuple[tuple[bool, int, int, str], Praise]] = {}
    for one in found:
        felt = feeling(one.comment)
        order = felt is not None, min(_TELLING, len(one.comment.split())), one.answered_at, one.ref
        if (felt is None or felt > 0) and (one.agent not in best or order > best[one.agent][0]):
            best[one.agent] = order, one
    return tuple(one for _, one in sorted(best.values(), reverse=True)[:count])


def to_fix(now: Mapping[str | None, Counts], before: Mapping[str | None, Counts], fell: bool) -> Fix | None:
    """The issue to fix, from answers by issue: where CSAT `fell` for sure, what cost most of it.

    Else the one with the most unhappy answers beyond those of the rest, if that is more than chance; else the one with
    the most unhappy answers. None where no known issue has LEAST_UNHAPPY of them.
    """
    whole = sum(counts[0] for counts in now.values()), sum(counts[1] for counts in now.values())
    unhappy = {name: n - s for name, (s, n) in now.items() if name is not None and n - s >= LEAST_UNHAPPY}
    if not unhappy:
        return None
    cost = _cost(now, before) if fell else {}
    dear = max(cost.keys() & unhappy.keys(), key=lambda name: (cost[name], name), default=None)
    if dear is not None:
        return _fix(dear, now, whole, cost[dear], True)
    z = NormalDist().inv_cdf(1 - 0.025 / len(unhappy))  # the more issues are compared, the more it takes (Bonferroni)
    clear = [name for name in unhappy if _worse(now[name], whole, z)]
    name = max(clear or unhappy, key=lambda one: (_excess(now[one], whole) if clear else unhappy[one], one))
    return _fix(name, now, whole, None, bool(clear))


def _cost(now: Mapping[str | None, Counts], before: Mapping[str | None, Counts]) -> dict[str | None, float]:
    """The points that each value took of the fall, of those that took a quarter of it or more."""
    parts = split(now, before)
    fall = -sum(part.points for part in parts)
    return {part.name: -part.points for part in parts if -part.points >= fall / 4 > 0}


def _worse(here: Counts, whole: Counts, z: float) -> bool:
    rest = whole[0] - here[0], whole[1] - here[1]
    gap = difference(share(*here), share(*rest), z)
    return gap is not None and gap[2] < 0


def _excess(here: Counts, whole: Counts) -> float:
    """Unhappy answers above what the overall rate would give."""
    return here[1] - here[0] - here[1] * (whole[1] - whole[0]) / whole[1]


def _fix(name: str, now: Mapping[str | None, Counts], whole: Counts, cost: float | None, clear: bool) -> Fix:
    satisfied, answered = now[name]
    return Fix(name, answered - satisfied, whole[1] - whole[0], answered, whole[1], cost, clear)
