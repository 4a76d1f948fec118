"""A line of short pieces at the edge of the screen; some of them can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from console.ui.widgets.cells import fitted, measurable
from console.ui.widgets.roles import PLAIN, Roles, Span

GAP = 2  # cells at least between what stands left and what stands right


class Piece(NamedTuple):
    """Spans that belong together; `target` is what a click on them means, "" for nothing."""

    spans: tuple[Span, ...]
    target: str = ""

    @property
    def width(self) -> int:
        """Cells."""
        return sum(cell_len(text) for text, _ in self.spans)

    @property
    def measurable(self) -> Piece:
        """The same, as wide as it is measured."""
        return self._replace(spans=tuple((measurable(text), role) for text, role in self.spans))


class Bar(Roles):
    """One line: pieces from the left, in order of need, and pieces at the right edge, which win the room."""

    class Pressed(Message):
        """A piece with a target was clicked."""

        def __init__(self, bar: Bar, target: str) -> None:
            super().__init__()
            self.bar = bar
            self.target = target

        @property
        def control(self) -> Bar:
            """The bar, so that handlers can choose by selector."""
            return self.bar

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left: tuple[Piece, ...] = ()
        self._right: tuple[Piece, ...] = ()
        self._targets: list[tuple[int, int, str]] = []

    def put(self, left: Sequence[Piece], right: Sequence[Piece] = ()) -> None:
        """Show these pieces; nothing is repainted where they are the same."""
        now = tuple(piece.measurable for piece in left), tuple(piece.measurable for piece in right)
        if now != (self._left, self._right):
            self._left, self._right = now
            self.refresh()

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(text for piece in (*self._left, *self._right) for text, _ in piece.spans)

    def render_line(self, y: int) -> Strip:
        """The line: pieces that don't fit are left out, from the last on the left."""
        width = self.room.width
        right = self._fitting(self._right[::-1], width)[::-1]
        taken = sum(piece.width for piece in right)
        left = self._fitting(self._left, width - taken - (GAP if right else 0))
        room = width - taken - sum(piece.width for piece in left)
        segments, x = [], 0
        self._targets = []
        for piece in [*left, Piece(((" " * room, ""),)), *right]:
            self._targets.append((x, x + piece.width, piece.target))
            x += piece.width
            segments += [Segment(text, self.style_of(role)) for text, role in piece.spans]
        return Strip(segments).adjust_cell_length(width, self.style_of(PLAIN))

    @staticmethod
    def _fitting(pieces: Sequence[Piece], width: int) -> list[Piece]:
        """The first pieces that fit; the very first is cut rather than left out."""
        kept: list[Piece] = []
        for piece in pieces:
            if piece.width > width:
                if not kept and width > 0:
                    text, role = piece.spans[0]
                    kept.append(Piece(((fitted(text, width), role),), piece.target))
                break
            kept.append(piece)
            width -= piece.width
        return kept

    def on_click(self, event: events.Click) -> None:
        """A click on a piece means its target."""
        for start, end, target in self._targets:
            if target and start <= event.x < end:
                self.post_message(self.Pressed(self, target))
