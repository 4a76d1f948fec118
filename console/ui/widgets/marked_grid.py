"""A list in which rows are marked, so that one act is done to all of them."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from console.store.errors import StoreError
from console.ui.commands import bindings
from console.ui.messages import StoreFailed
from console.ui.widgets.grid import Grid
from console.ui.widgets.source import RowT, Spanned


class MarkedGrid(Grid[RowT]):
    """A Grid whose source also tells what lies between two rows. It answers with `Marked` too."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("marks")]

    class Marked(Message):
        """Rows were marked, or marks taken away."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.marks: dict[int, None] = {}  # keys, in the order they were marked

    def is_marked(self, row: RowT) -> bool:
        """Whether an act on all marked rows is done to this one."""
        return row.key in self.marks

    def action_mark(self) -> None:
        """Mark the row, or take its mark away; on to the next."""
        if self._key is not None:
            if self._key in self.marks:
                del self.marks[self._key]
            else:
                self.marks[self._key] = None
            self._line_changed(self._cursor)
            self.post_message(self.Marked())
        self.action_down()

    def action_mark_range(self) -> None:
        self.run_worker(self._mark_range(self._key), group="marks")

    async def _mark_range(self, key: int | None) -> None:
        """Mark everything from the last mark to a key; the keys are asked for, since not all rows are held."""
        if key is None or not isinstance(source := self._supply.source, Spanned):
            return
        try:
            keys = await source.between(next(reversed(self.marks), key), key)
        except StoreError as error:
            self.post_message(StoreFailed(str(error)))
            return
        self.marks.update(dict.fromkeys(keys or (key,)))
        self.repaint()
        self.post_message(self.Marked())

    def clear_marks(self) -> bool:
        """Take all marks away; whether there were any."""
        had = bool(self.marks)
        if had:
            self.marks.clear()
            self.repaint()
            self.post_message(self.Marked())
        return had
