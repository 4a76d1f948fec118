"""The one list of the console: virtual, live, moved in and painted (design §5)."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from console.ui.commands import bindings
from console.ui.widgets.listing import HEADING, Listing
from console.ui.widgets.roles import PLAIN
from console.ui.widgets.source import RowT


class Grid(Listing[RowT], can_focus=True, inherit_bindings=False):
    """A list of any length that holds only the rows around what is seen.

    `show` gives it a source and columns; `reload` reads again what is in view (something changed);
    `go_to` puts the cursor on a key. It answers with `Highlighted`, `Chosen`, `Left` and `Heading`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("grid")]
    ALLOW_SELECT = False

    class Chosen(Message):
        """A row was double-clicked."""

        def __init__(self, key: int) -> None:
            super().__init__()
            self.key = key

    class Heading(Message):
        """A heading was clicked: the list is to be sorted by it."""

        def __init__(self, sort: str) -> None:
            super().__init__()
            self.sort = sort

    @property
    def sorts(self) -> list[str]:
        """What the columns seen can be sorted by, from the left."""
        return self._painter.sorts(self.room.width)

    # Moving -------------------------------------------------------------------------------------

    def action_down(self) -> None:
        self.move_to(self._cursor + 1)

    def action_up(self) -> None:
        self.move_to(self._cursor - 1)

    def action_page_down(self) -> None:
        self.move_to(self._cursor + self._height - 1)

    def action_page_up(self) -> None:
        self.move_to(self._cursor - self._height + 1)

    def action_top(self) -> None:
        self.move_to(0)

    def action_bottom(self) -> None:
        self.move_to(self._held.total - 1)

    # The mouse ----------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there; a double click goes into the row; on a heading it sorts."""
        position = self.top + event.y - HEADING
        if event.y < HEADING and (sort := self._painter.sort_at(event.x, self.room.width)):
            self.post_message(self.Heading(sort))
        if event.y < HEADING or position >= self._held.total:
            return
        self.move_to(position)
        if event.chain == 2 and self._key is not None:
            self.post_message(self.Chosen(self._key))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Wheel and scroll bar: the cursor comes along, so that what an action means is always in sight."""
        super().watch_scroll_y(old_value, new_value)
        if self.ready and self._held.total:
            self.move_to(min(max(self._cursor, self.top), self.top + self._height - 1))
        self._fill()

    # Painting -----------------------------------------------------------------------------------

    def is_marked(self, row: RowT) -> bool:
        """Whether a row is marked for an act on many; see `MarkedGrid`."""
        return False

    def on_resize(self) -> None:
        self._keep_seen()
        self.refresh()
        self._fill()

    def on_focus(self) -> None:
        self._line_changed(self._cursor)

    def on_blur(self) -> None:
        self._line_changed(self._cursor)

    def notify_style_update(self) -> None:
        self._painter.forget()
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines as they are: without the border, padding and tint that the toolkit looks for at every line, which
        takes as long as all else of painting a list."""
        known, width, (_, background) = self._painted.get, self.room.width, self.background_colors
        strips = []
        for y in crop.line_range:
            strip = known(y)
            strips.append(strip if strip is not None and strip.cell_length == width else self.render_line(y))
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        if crop.x or crop.right < width:
            strips = [strip.crop(crop.x, crop.right) for strip in strips]
        return strips

    def line_strip(self, y: int) -> Strip:
        """One line of the screen: the headings, a row, the sentence of an empty list, or nothing."""
        width = self.room.width
        if y < HEADING:
            return self._painter.heading(self, width)
        position = self.top + y - HEADING
        if self.ready and not self._held.total:
            return self._painter.sentence(self, self.empty, y - HEADING, width)
        row = self._held.row(position)
        if row is None:
            return Strip.blank(width, self.style_of(PLAIN))
        here = position == self._cursor
        return self._painter.row(self, row, width, here, here and self.has_focus, self.is_marked(row))
