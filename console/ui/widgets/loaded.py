"""The rows of a long list that are held in memory, and where a key went when they were read again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic

from console.ui.widgets.source import Page, RowT


class Loaded(Generic[RowT]):
    """A window of a list: `rows[0]` stands at position `start` of `total`; `places` has every key's position."""

    def __init__(self, rows: Sequence[RowT] = (), start: int = 0, total: int = 0) -> None:
        self.rows, self.start, self.total = rows, start, total
        self.places = {row.key: start + index for index, row in enumerate(rows)}

    @classmethod
    def of(cls, page: Page[RowT]) -> Loaded[RowT]:
        """The page, with its keys indexed."""
        return cls(page.rows, page.start, page.total)

    def with_row(self, row: RowT) -> Loaded[RowT]:
        """The same rows, with this one instead of the one that has its key."""
        index = self.places[row.key] - self.start
        return Loaded([*self.rows[:index], row, *self.rows[index + 1 :]], self.start, self.total)

    @property
    def end(self) -> int:
        """The position after the last row held."""
        return self.start + len(self.rows)

    def row(self, position: int) -> RowT | None:
        """The row at a position, None where it is not held."""
        return self.rows[position - self.start] if self.start <= position < self.end else None

    def stands_in(self, position: int) -> bool:
        """Whether these rows can tell what stands at a position: it is held, or beyond the list's end."""
        return self.start <= position < self.end or position >= self.total

    def holds(self, first: int, last: int) -> bool:
        """Whether every existing row from `first` to before `last` is held."""
        return self.start <= max(0, first) and min(last, self.total) <= self.end

    def heir(self, key: int, newer: Loaded[RowT]) -> int | None:
        """Where the cursor belongs in `newer` when `key` is gone: on the nearest old neighbour still there.

        The one that stood below comes first, so that working down a list goes on down.
        """
        old = self.places.get(key)
        if old is None:
            return None
        index = old - self.start
        for row in [*self.rows[index + 1 :], *reversed(self.rows[:index])]:
            if row.key in newer.places:
                return newer.places[row.key]
        return None
