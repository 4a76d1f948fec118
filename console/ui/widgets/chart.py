"""A chart on the screen: drawn for the room there is, once per room and content."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from console.ui.charts.canvas import Lines
from console.ui.widgets.cells import fitted, measurable
from console.ui.widgets.roles import PLAIN, Roles, Span

Draw = Callable[[int, int], Lines]


class Chart(Roles):
    """Shows what `plot` was given: a line of words, and below it whatever draws itself into width × height cells."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title: tuple[Span, ...] = ()
        self._draw: Draw = lambda width, height: []
        self._of: object = None
        self._lines: Lines = []
        self._drawn: tuple[int, int] | None = None

    def plot(self, title: tuple[Span, ...], draw: Draw, of: object) -> None:
        """Another chart, or the same with other numbers: `of` is what it draws, and nothing is painted where that is equal."""
        title = tuple((measurable(text), role) for text, role in title)
        if (title, of) != (self._title, self._of):
            self._title, self._draw, self._of, self._drawn = title, draw, of, None
            self.refresh()

    def _fitted(self) -> Lines:
        width, height = self.room
        if (width, height) != self._drawn:
            self._lines, self._drawn = [self._title, *self._draw(width, height - 1)], (width, height)
        return self._lines

    def render_line(self, y: int) -> Strip:
        """One line of it."""
        lines, width = self._fitted(), self.room.width
        spans = lines[y] if y < len(lines) else ()
        base, segments, left = self.style_of(PLAIN), [], width
        for text, role in spans:
            shown = text if cell_len(text) <= left else fitted(text, left)
            segments.append(Segment(shown, self.style_of(role)))
            left -= cell_len(shown)
        return Strip(segments).adjust_cell_length(width, base)
