"""What a one-on-one talks about: what to praise, what to work on, which conversations (issue's agenda, measures §6, §8)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from console.domain.patterns import Pattern
from console.domain.quality import GOOD

PRAISE, WORK_ON, TALKS = 2, 2, 3
REVIEWS = 3  # of a criterion, drawn at random, before it is something to work on
T = TypeVar("T")


class Met(NamedTuple):
    """How far a criterion was met over `n` random draws, 0…100."""

    section: str
    name: str
    n: int
    mean: float | None


def to_work_on(patterns: Sequence[Pattern], criteria: Iterable[Met]) -> list[Pattern | Met]:
    """At most two: work with clearly unhappier customers, and the weakest criteria under GOOD; one of each where both are."""
    worse = [one for one in patterns if one.high < 0]
    weak = sorted(
        (one for one in criteria if one.n >= REVIEWS and one.mean is not None and one.mean < GOOD),
        key=lambda one: (one.mean, one.section, one.name),
    )
    found: list[Pattern | Met] = [*worse[:1], *weak[:1], *worse[1:], *weak[1:]]
    return found[:WORK_ON]


def to_talk_about(groups: Sequence[Sequence[T]], same: Callable[[T], Hashable]) -> list[T]:
    """At most three, none twice: the first of each group in turn, then the second of each."""
    found: dict[Hashable, T] = {}
    for place in range(max(map(len, groups), default=0)):
        for group in groups:
            if place < len(group) and len(found) < TALKS:
                found.setdefault(same(group[place]), group[place])
    return list(found.values())


def to_praise(praise: Sequence[T], sent: Callable[[T], bool]) -> list[T]:
    """At most two, the newest; what was passed on already only where nothing else is left."""
    return sorted(praise, key=sent)[:PRAISE]
