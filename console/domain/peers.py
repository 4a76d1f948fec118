"""Who can be compared with whom: agents of the same kind and main channel, experienced enough, with answers (measures §0)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from console.domain.case_mix import Cell
from console.domain.coaching import RANKED

TENURE = 90 * 86_400  # seconds somebody has worked here before their numbers are a yardstick
AT_LEAST = 5  # peers


class Worker(NamedTuple):
    """An agent as far as it decides whose peer they are; channel None is unknown and matches nobody's."""

    id: int
    kind: str
    tenured: bool
    channel: str | None
    satisfied: int
    answered: int


def main_channels(cells: Iterable[Cell]) -> dict[int, str | None]:
    """The channel most of each agent's answers came through; None where that is none that was noted.

    Of two with as many answers the first by name.
    """
    counts: dict[int, dict[str | None, int]] = {}
    for cell in cells:
        if isinstance(cell.agent, int):
            held = counts.setdefault(cell.agent, {})
            held[cell.channel] = held.get(cell.channel, 0) + cell.answered
    return {agent: min(held, key=lambda channel: (-held[channel], channel or "")) for agent, held in counts.items()}


def peers(agent: int, workers: Mapping[int, Worker]) -> tuple[Worker, ...]:
    """The others that an agent can be compared with; empty where they are fewer than AT_LEAST."""
    one = workers[agent]
    if one.channel is None:
        return ()
    found = tuple(
        other
        for other in workers.values()
        if other.id != agent
        and (other.kind, other.channel) == (one.kind, one.channel)
        and other.tenured
        and other.answered >= RANKED
    )
    return found if len(found) >= AT_LEAST else ()


def uncompared(one: Worker, found: Collection[Worker]) -> str:
    """Why nothing is compared, as a sentence; "" where it is."""
    if not one.answered:
        return "No ratings in this window: nothing to compare."
    if one.answered < RANKED:
        return f"{one.answered} of the {RANKED} ratings that a comparison takes: shown, never ranked."
    if one.channel is None:
        return "Not compared: the channel of this work is not known, so nobody can tell who does the same."
    if not found:
        return (
            f"Not compared: fewer than {AT_LEAST} others of the same kind and main channel ({one.channel}) with"
            f" {RANKED} ratings and 90 days here."
        )
    return ""
