"""Whether a rate is that of a crowd: of so many people that it gives away nobody's own."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import NamedTuple, TypeVar

P = TypeVar("P", bound=Hashable)
PEOPLE = 5  # others behind a rate, as many as peers take
SHARE = 80  # % of the others' answers that one of them may have


class Crowd(NamedTuple):
    """Who answered in a pool of work: how many people, how many answers, and the two with the most of them."""

    people: int = 0
    answered: int = 0
    first: int = 0
    who: Hashable = None  # has the most
    second: int = 0

    def joined(self, agent: Hashable, answered: int) -> Crowd:
        """With one more in it."""
        people, total = self.people + 1, self.answered + answered
        if answered > self.first:
            return Crowd(people, total, answered, agent, self.first)
        return Crowd(people, total, self.first, self.who, max(self.second, answered))

    def hides(self, agent: Hashable, own: int) -> bool:
        """Whether what the pool says tells this agent, who has `own` of its answers, nobody else's rate."""
        most = self.second if self.who == agent else self.first
        return self.people - 1 >= PEOPLE and 100 * most <= SHARE * (self.answered - own)


def crowds(shares: Mapping[Hashable, Mapping[P, tuple[int, int]]]) -> dict[P, Crowd]:
    """By pool, from everybody's (satisfied, answered) in each."""
    found: dict[P, Crowd] = {}
    for agent, held in shares.items():
        for pool, (_, answered) in held.items():
            found[pool] = found.get(pool, Crowd()).joined(agent, answered)
    return found
