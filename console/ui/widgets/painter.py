"""Rows into strips, painted once and kept until they read differently."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip

from console.ui.widgets.cells import Column, fit, fitted
from console.ui.widgets.roles import PLAIN, Roles, Span
from console.ui.widgets.source import RowT

GAP = 2
_MARK, _NO_MARK = "▸ ", "  "
MARKED = "✓"
UP, DOWN = "▲", "▼"


class Painter(Generic[RowT]):
    """Columns fitted to a width, and the strips painted with them."""

    def __init__(self) -> None:
        self._columns: Sequence[Column[RowT]] = ()
        self._fitted: list[tuple[Column[RowT], int]] = []
        self._width = -1
        self._order = ("", False)
        self._strips: LRUCache[tuple[tuple[Span, ...], bool, bool, bool], Strip] = LRUCache(512)

    def use(self, columns: Sequence[Column[RowT]], order: tuple[str, bool] = ("", False)) -> None:
        """Paint with these columns from now on; `order`: what the list is sorted by, and whether downwards."""
        self._columns, self._width, self._order = columns, -1, order
        self.forget()

    @property
    def sorted_by(self) -> str:
        """The column that the list is sorted by, "" for its own order."""
        return self._order[0]

    def forget(self) -> None:
        """The columns or the colours changed: paint everything anew."""
        self._strips.clear()

    def _fit(self, width: int) -> list[tuple[Column[RowT], int]]:
        if width != self._width:
            self._fitted, self._width = fit(self._columns, width - len(_MARK), GAP), width
            self.forget()
        return self._fitted

    def heading(self, on: Roles, width: int) -> Strip:
        """The line of headings."""
        base = on.style_of("headings")
        names = (fitted(self._named(column), size, column.right) for column, size in self._fit(width))
        text = _NO_MARK + (" " * GAP).join(names)
        return _line([Segment(text, base)], len(text), width, base)

    def _named(self, column: Column[RowT]) -> str:
        sort, down = self._order
        return f"{column.heading} {DOWN if down else UP}" if sort and column.sort == sort else column.heading

    def sorts(self, width: int) -> list[str]:
        """What the columns seen can be sorted by, from the left."""
        return [column.sort for column, _ in self._fit(width) if column.sort]

    def sort_at(self, x: int, width: int) -> str:
        """What the column at a cell of the headings sorts by, "" for nothing."""
        start = len(_MARK)
        for column, size in self._fit(width):
            if start <= x < start + size:
                return column.sort
            start += size + GAP
        return ""

    def row(self, on: Roles, row: RowT, width: int, here: bool, focused: bool, marked: bool = False) -> Strip:
        """One row; `here`: the cursor stands on it. It is painted once as long as its cells read the same."""
        columns = self._fit(width)
        cells = tuple([column.cell(row) for column, _ in columns])
        known = (cells, here, focused, marked)
        strip = self._strips.get(known)
        if strip is None:
            strip = self._strips[known] = self._paint(on, cells, columns, width, here, focused, marked)
        return strip

    def _paint(
        self, on: Roles, cells: Sequence[Span], columns: list[tuple[Column[RowT], int]], width: int, here: bool,
        focused: bool, marked: bool,
    ) -> Strip:  # fmt: skip
        over = ("cursor" if focused else "cursor-quiet") if here else PLAIN
        base = on.style_of(PLAIN, over)
        sign = (_MARK[0] + MARKED if here else MARKED + " ") if marked else _MARK if here else _NO_MARK
        segments = [Segment(sign, on.style_of("accent", over))]
        for index, ((column, size), (text, role)) in enumerate(zip(columns, cells, strict=True)):
            gap = " " * GAP if index < len(columns) - 1 else ""  # not a piece of its own: a change of style is 40 bytes
            segments.append(Segment(fitted(text, size, column.right) + gap, on.style_of(role, over)))
        taken = len(_MARK) + sum(size for _, size in columns) + GAP * max(0, len(columns) - 1)
        return _line(segments, taken, width, base)

    def sentence(self, on: Roles, text: str, y: int, width: int) -> Strip:
        """Line `y` of what an empty list says."""
        lines = ["", *text.split("\n")]
        if y >= len(lines):
            return Strip.blank(width, on.style_of(PLAIN))
        style = on.style_of("strong" if y == 1 else "muted")
        return _line([Segment(fitted("  " + lines[y], width), style)], width, width, on.style_of(PLAIN))


def _line(segments: list[Segment], taken: int, width: int, base: Style) -> Strip:
    """A strip of segments that take `taken` cells, filled up to `width`; only a column too wide is cut."""
    if taken > width:
        return Strip(segments, taken).adjust_cell_length(width, base)
    return Strip([*segments, Segment(" " * (width - taken), base)], width).simplify()
