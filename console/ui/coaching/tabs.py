"""The pages of one agent that are lists: rows with something to read beside each, and a ticket behind most of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from console.domain.integrity import Look
from console.store.coaching import AgentView
from console.ui.widgets.cells import Column
from console.ui.widgets.held import Numbers
from console.ui.widgets.reader import Block
from console.ui.widgets.roles import Span
from console.ui.words import Times


class Item(NamedTuple):
    """A row: its cells in the order of the tab's columns, the ticket and turn behind it, and what stands beside the list."""

    key: int
    cells: tuple[Span, ...]
    text: tuple[Block, ...]
    ticket: int | None = None
    ref: str = ""
    turn: int | None = None  # the turn that is quoted


class Whole(NamedTuple):
    """All that was read of an agent at one moment, and how its rows are numbered and its moments told."""

    view: AgentView
    look: Look
    times: Times
    numbers: Numbers


class Tab(NamedTuple):
    """One list; `empty` is what it says without rows."""

    name: str
    columns: tuple[Column[Item], ...]
    rows: Callable[[Whole], list[Item]]
    empty: Callable[[Whole], str]


def column(
    place: int, heading: str, least: int, *, most: int | None = None, weight: int = 0, rank: int = 0, right: bool = False
) -> Column[Item]:  # fmt: skip
    """The column that shows the cell at `place`."""
    return Column(heading, lambda row: row.cells[place], least, most, weight=weight, rank=rank, right=right)
