"""Lists that are short enough to be held whole: a group a row, an agent, a ticket of a card."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Generic, NamedTuple

from console.ui.widgets.source import RowT


class HeldPage(NamedTuple, Generic[RowT]):
    """All rows."""

    rows: Sequence[RowT]
    start: int
    total: int


class Held(Generic[RowT]):
    """Rows as a Grid asks for them."""

    def __init__(self) -> None:
        self.rows: Sequence[RowT] = ()

    @property
    def page(self) -> HeldPage[RowT]:
        """Everything."""
        return HeldPage(self.rows, 0, len(self.rows))

    async def around(self, key: int | None, before: int, after: int) -> HeldPage[RowT]:
        """Everything."""
        return self.page

    async def at(self, position: int, count: int) -> HeldPage[RowT]:
        """Everything."""
        return self.page


class Numbers:
    """A number for whatever a row is of, the same one whenever it is read again, so that the cursor stays on it."""

    def __init__(self) -> None:
        self._known: dict[Hashable, int] = {}

    def of(self, what: Hashable) -> int:
        """Its number, from 1."""
        return self._known.setdefault(what, len(self._known) + 1)
