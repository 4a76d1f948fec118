"""What to review next as rows, and each in words beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from console.store.reviews_records import Drawn
from console.ui.widgets.cells import Column
from console.ui.widgets.reader import GAP, Block, line, pairs
from console.ui.widgets.roles import PLAIN, or_nothing
from console.ui.words import Times

_ROLES = {"calibration": "accent", "random": PLAIN, "low rating": "warn"}
_MEANING = {
    "calibration": "Somebody reviewed it already. You see nothing of that before yours is in; then compare the two with a.",
    "random": "Drawn by lot among what this agent finished in 30 days, the same one all day. Only such reviews make an"
    " agent's QA: with picked ones, whoever gets the hard cases would lose.",
    "low rating": "Its customer was unhappy and nobody reviewed it. It is for coaching, and does not enter the agent's QA.",
}


def columns(times: Callable[[], Times]) -> Sequence[Column[Drawn]]:
    """What a narrow screen leaves out first is the team, then the day, then the issue."""
    return (
        Column("Why", lambda row: (row.drawn, _ROLES[row.drawn]), 11),
        Column("Agent", lambda row: (row.agent, "strong"), 12, 26, weight=3),
        Column("Ticket", lambda row: (row.ref, PLAIN), 8, 16, weight=1),
        Column("Drawn since", lambda row: (row.why, "muted"), 14, 44, weight=5),
        Column("Issue", lambda row: or_nothing(row.issue), 8, 16, weight=1, rank=1),
        Column("Finished", lambda row: (times().day(row.at), "muted"), 10, rank=2),
        Column("Team", lambda row: or_nothing(row.team, "muted"), 10, 20, weight=1, rank=3),
    )


def page(row: Drawn, times: Times) -> list[Block]:
    """One of them in words."""
    known = (("Team", row.team), ("Channel", row.channel), ("Issue", row.issue), ("Finished", times.day(row.at)))
    return [
        Block(((row.ref, "strong"), (f" · {row.agent}", PLAIN))), GAP,
        Block(((row.drawn, _ROLES[row.drawn] or "strong"), (f" · {row.why}", PLAIN))), GAP,
        line(_MEANING[row.drawn], "muted"), GAP, *pairs(known),
    ]  # fmt: skip
