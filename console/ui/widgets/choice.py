"""A few numbered options, of which one is picked by its digit, by the arrows or by a click."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from console.ui.commands import bindings
from console.ui.widgets.cells import fitted, measurable
from console.ui.widgets.roles import PLAIN, Roles


class Choice(Roles, can_focus=True):
    """Options under each other; none is picked at first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("choice")]
    ALLOW_SELECT = False

    class Picked(Message):
        """A digit or a click picked an option: the person is done here."""

        def __init__(self, option: str) -> None:
            super().__init__()
            self.option = option

    class Submitted(Message):
        """Enter: the whole dialog is meant."""

    def __init__(self, options: tuple[str, ...], picked: str = "", hints: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._options = options
        self._hints = hints or ("",) * len(options)
        self._index = options.index(picked) if picked in options else -1

    @property
    def picked(self) -> str:
        """The option picked, "" for none."""
        return self._options[self._index] if self._index >= 0 else ""

    @property
    def index(self) -> int:
        """Which one is picked, from 0; −1 for none."""
        return self._index

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line for each option."""
        return len(self._options)

    def render_line(self, y: int) -> Strip:
        """One option, its digit before it; the picked one is marked by sign and colour."""
        here = y == self._index
        over = "cursor" if here else PLAIN
        base = self.style_of(PLAIN, over)
        mark = "●" if here else "○"
        width = self.room.width
        hint = f"  ← {self._hints[y]}" if self._hints[y] else ""
        room = max(0, width - 5)
        words = fitted(self._options[y], min(room, cell_len(measurable(self._options[y]))))
        return Strip([
            Segment(f" {mark} ", base),
            Segment(f"{y + 1} ", self.style_of("accent", over)),
            Segment(words, base),
            Segment(fitted(hint, room - cell_len(words)), self.style_of("muted", over)),
        ]).adjust_cell_length(width, base)  # fmt: skip

    def on_key(self, event: events.Key) -> None:
        """A digit picks."""
        if event.character and event.character.isdigit() and 1 <= int(event.character) <= len(self._options):
            event.stop()
            self._pick(int(event.character) - 1)

    def on_click(self, event: events.Click) -> None:
        """A click picks."""
        if event.y < len(self._options):
            self._pick(event.y)

    def _pick(self, index: int) -> None:
        self._index = index
        self.refresh()
        self.post_message(self.Picked(self.picked))

    def action_next(self) -> None:
        self._index = min(self._index + 1, len(self._options) - 1)
        self.refresh()

    def action_previous(self) -> None:
        self._index = max(self._index - 1, 0)
        self.refresh()

    def action_submit(self) -> None:
        self.post_message(self.Submitted())
