"""A sheet of character cells to draw a chart on; what it gives back are lines of spans."""

from __future__ import annotations

from itertools import groupby

from console.ui.widgets.roles import PLAIN, Span

Lines = list[tuple[Span, ...]]


class Canvas:
    """`width` × `height` cells, all blank at first. What falls outside is cut, a later sign covers an earlier one."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = max(0, width), max(0, height)
        self._cells = [[(" ", PLAIN)] * self.width for _ in range(self.height)]

    def put(self, x: int, y: int, sign: str, role: str = PLAIN) -> None:
        """One sign, one cell wide."""
        if 0 <= x < self.width and 0 <= y < self.height:
            self._cells[y][x] = (sign, role)

    def write(self, x: int, y: int, text: str, role: str = PLAIN) -> None:
        """Narrow text from `x` on."""
        for place, sign in enumerate(text):
            self.put(x + place, y, sign, role)

    def is_free(self, x: int, y: int) -> bool:
        """Whether nothing was drawn there."""
        return 0 <= x < self.width and 0 <= y < self.height and self._cells[y][x][0] == " "

    def lines(self) -> Lines:
        """The sheet, top line first; neighbours of one role are one span."""
        return [
            tuple(("".join(sign for sign, _ in run), role) for role, run in groupby(row, key=lambda cell: cell[1]))
            for row in self._cells
        ]


class Scale:
    """Percentages on the lines of a sheet: `low` at the bottom line, `high` on line `top`."""

    def __init__(self, low: float, high: float, top: int, bottom: int) -> None:
        self.low, self.high, self._top, self._bottom = low, high, top, bottom

    @classmethod
    def over(cls, values: list[float], top: int, bottom: int) -> Scale:
        """Tens around all the values, at least 20 points, within 0 … 100."""
        low = 10 * int(min(values, default=0) // 10)
        high = -10 * int(-max(values, default=100) // 10)
        low = max(0, min(low, high - 20))
        return cls(low, min(100, max(high, low + 20)), top, bottom)

    def line(self, value: float) -> int:
        """The line a percentage stands on."""
        part = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self._bottom - round(part * (self._bottom - self._top))

    def draw_axis(self, on: Canvas) -> None:
        """The highest, the middle and the lowest value, at the left."""
        for value in (self.high, (self.high + self.low) / 2, self.low):
            on.write(0, self.line(value), f"{value:>3.0f} ┤", "muted")
