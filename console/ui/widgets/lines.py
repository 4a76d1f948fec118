"""A widget of lines that may be longer than its room. It paints only lines that look different."""

from __future__ import annotations

from typing import Self

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from console.ui.widgets.roles import Roles


class Lines(ScrollView, Roles, inherit_bindings=False):
    """`length` lines behind a window. The scroll bar always has its column, so that neither another length nor other
    lines need a layout of the screen, which would paint the whole widget anew."""

    def __init__(self, *, id: str | None = None) -> None:
        self._painted: dict[
            int, Strip
        ] = {}  # what is on the screen, by its lines; those to be painted anew are left out
        super().__init__(id=id)
        self.styles.overflow_x, self.styles.overflow_y = "hidden", "scroll"
        self.styles.scrollbar_size_vertical = 1

    @property
    def top(self) -> int:
        """The line that is seen first."""
        return self.scroll_offset.y

    @property
    def length(self) -> int:
        """How many lines there are. Whoever sets it says with `scroll_top` what is seen then."""
        return self.virtual_size.height

    @length.setter
    def length(self, lines: int) -> None:
        if lines != self.length:
            self.set_reactive(Widget.virtual_size, Size(0, lines))
            self.vertical_scrollbar.window_virtual_size = lines

    def scroll_top(self, line: int) -> None:
        """Let this line be seen first, as far as there are enough lines below it."""
        line = max(0, min(line, self.max_scroll_y))
        if line != self.top:
            self.scroll_to(y=line, animate=False, immediate=True, force=True)

    def line_strip(self, y: int) -> Strip:
        """What stands in line `y` of the screen; the same object as long as it looks the same, where that is cheap."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """The line, remembered as what is on the screen."""
        strip = self._painted[y] = self.line_strip(y)
        return strip

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:  # fmt: skip
        """Paint these regions anew, or everything."""
        if not regions:
            self._painted.clear()
        for y in {y for region in regions for y in region.line_range}:
            self._painted.pop(y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Colours are looked up anew."""
        self._painted.clear()
        super().notify_style_update()

    def repaint(self) -> None:
        """Paint the lines that look different now."""
        for y in range(self.room.height):
            self.repaint_line(y)

    def repaint_line(self, y: int) -> None:
        """Paint line `y` of the screen if it is seen and looks different now."""
        if 0 <= y < self.room.height and self.line_strip(y) != self._painted.get(y):
            self.refresh(Region(0, y, self.room.width, 1))
