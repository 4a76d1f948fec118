"""A short list under a line that is being typed: the line keeps the keys, the list shows what they mean."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from console.ui.widgets.cells import fitted, measurable
from console.ui.widgets.roles import PLAIN, Roles


class Options(Roles):
    """Labels with hints, one of them under the cursor; as many as there is room for, around the cursor."""

    ALLOW_SELECT = False

    class Picked(Message):
        """A click took the option now under the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self._options: Sequence[tuple[str, str]] = ()
        self.index = 0

    def show(self, options: Sequence[tuple[str, str]]) -> None:
        """Other options: the cursor is on the first."""
        self._options, self.index = options, 0
        self.refresh()

    def move(self, by: int) -> None:
        """The cursor, some options on."""
        self.index = max(0, min(self.index + by, len(self._options) - 1))
        self.refresh()

    @property
    def _first(self) -> int:
        return max(0, self.index - max(1, self.room.height) + 1)

    def render_line(self, y: int) -> Strip:
        """One option."""
        width, number = self.room.width, self._first + y
        if number >= len(self._options):
            return Strip.blank(width, self.style_of(PLAIN))
        over = "cursor" if number == self.index else PLAIN
        label, hint = self._options[number]
        base, room = self.style_of(PLAIN, over), max(0, width - 2)
        words = fitted(label, min(room, cell_len(measurable(label))))
        return Strip([
            Segment("▸ " if over else "  ", self.style_of("accent", over)),
            Segment(words, base),
            Segment(fitted(f"  {hint}", room - cell_len(words)), self.style_of("muted", over)),
        ]).adjust_cell_length(width, base)  # fmt: skip

    def on_click(self, event: events.Click) -> None:
        """A click takes it."""
        if self._first + event.y < len(self._options):
            self.index = self._first + event.y
            self.refresh()
            self.post_message(self.Picked())
