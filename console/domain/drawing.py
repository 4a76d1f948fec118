"""What to review next: chance decides which ticket, and who was reviewed least comes first (measures §8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b


def lot(seed: str, ident: int) -> int:
    """The number that `ident` draws under `seed`, evenly spread over 64 bits; the same one whenever it is asked."""
    return int.from_bytes(blake2b(f"{seed}:{ident}".encode(), digest_size=8).digest(), "big")


def drawn(work: Iterable[tuple[int, int]], reviewed: Mapping[int, int], seed: str) -> list[tuple[int, int]]:
    """(agent, ticket) for every agent of `work`, the one with fewest reviews first; ties fall by lot.

    `work` are (agent, ticket) that could be reviewed, in any order. An agent's ticket is the one with the lowest lot,
    so each has the same chance, and one that is added later changes the draw only where its own lot is lower.
    """
    lowest: dict[int, tuple[int, int]] = {}
    for agent, ticket in work:
        number = lot(seed, ticket)
        if agent not in lowest or (number, ticket) < lowest[agent]:
            lowest[agent] = number, ticket
    order = sorted(lowest, key=lambda agent: (reviewed.get(agent, 0), lot(f"{seed}:agent", agent), agent))
    return [(agent, lowest[agent][1]) for agent in order]
