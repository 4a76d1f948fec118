"""CSAT over time against the limits of chance, with interventions marked: one dot a week, its number below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from console.ui.charts.canvas import Canvas, Lines, Scale

AXIS = 6  # cells at the left
LEAST, MOST = 4, 8  # cells a dot
WITHIN, BEYOND, EMPTY = "●", "◆", "·"


class Dot(NamedTuple):
    """One period: `percent` None where nobody answered; limits, 0–100, where they are known; `mark` names what was done then."""

    label: str
    percent: float | None
    total: int
    low: float | None = None
    high: float | None = None
    mark: str = ""

    @property
    def side(self) -> int:
        """−1 below its limits, 1 above them, else 0."""
        if self.percent is None or self.low is None or self.high is None:
            return 0
        return (self.percent > self.high) - (self.percent < self.low)


class Trend(NamedTuple):
    """Dots, oldest first, and the rate they are held against; `counts`: how many answered stands below each."""

    dots: Sequence[Dot]
    centre: float | None = None
    counts: bool = False


def draw(trend: Trend, width: int, height: int) -> Lines:
    """The chart in `width` × `height` cells; where not all dots fit, the newest are shown."""
    room = max(1, (width - AXIS) // LEAST)
    dots = list(trend.dots)[-room:]
    sheet = Canvas(width, height)
    if height < 5 or not dots or width < AXIS + LEAST:
        return sheet.lines()
    slot = min(MOST, (width - AXIS) // len(dots))
    top, values = int(any(dot.mark for dot in dots)), height - 3 if trend.counts else height - 2
    scale = Scale.over([*_values(dots), *([] if trend.centre is None else [trend.centre])], top, values - 1)
    scale.draw_axis(sheet)
    for place, dot in enumerate(dots):
        left = AXIS + place * slot
        _limits(sheet, scale, dot, trend.centre, left, slot)
        _mark(sheet, dot, left + slot - 2, values - 1)
    for place, dot in enumerate(dots):
        _dot(sheet, scale, dot, AXIS + place * slot + slot - 2, values)
    if trend.counts:
        _counts(sheet, dots, slot, values + 1)
    _labels(sheet, dots, slot, height - 1)
    return sheet.lines()


def _values(dots: Sequence[Dot]) -> list[float]:
    return [value for dot in dots for value in (dot.percent, dot.low, dot.high) if value is not None]


def _limits(sheet: Canvas, scale: Scale, dot: Dot, centre: float | None, left: int, slot: int) -> None:
    """The dashes of one period: the centre, and both limits, which stand wider apart where fewer answered."""
    for value, sign in ((centre, "─"), (dot.low, "╌"), (dot.high, "╌")):
        if value is not None:
            sheet.write(left, scale.line(value), sign * slot, "dead" if sign == "─" else "muted")


def _mark(sheet: Canvas, dot: Dot, x: int, bottom: int) -> None:
    """An intervention: a line through the whole height, its number at the top."""
    if dot.mark:
        for y in range(1, bottom + 1):
            if sheet.is_free(x, y):
                sheet.put(x, y, "┊", "accent")
        sheet.write(x, 0, dot.mark, "accent")


def _dot(sheet: Canvas, scale: Scale, dot: Dot, x: int, values: int) -> None:
    """The dot, and its number below the chart; one beyond its limits has another shape."""
    if dot.percent is None:
        sheet.write(x, values, EMPTY, "muted")
        return
    role = {-1: "bad", 0: "strong", 1: "good"}[dot.side]
    sheet.put(x, scale.line(dot.percent), BEYOND if dot.side else WITHIN, role)
    text = f"{dot.percent:.0f}"
    sheet.write(x + 2 - len(text), values, text, role if dot.side else "")


def _counts(sheet: Canvas, dots: Sequence[Dot], slot: int, y: int) -> None:
    """How many answered, below each rate."""
    sheet.write(AXIS - 3, y, "n", "muted")
    for place, dot in enumerate(dots):
        text = f"{dot.total}"
        sheet.write(AXIS + (place + 1) * slot - len(text), y, text, "muted")


def _labels(sheet: Canvas, dots: Sequence[Dot], slot: int, y: int) -> None:
    """As many of the periods' names as have room, the newest first."""
    free = sheet.width + 1
    for place in range(len(dots) - 1, -1, -1):
        end = AXIS + (place + 1) * slot
        start = end - len(dots[place].label)
        if end < free and start >= 0:
            sheet.write(start, y, dots[place].label, "muted")
            free = start - 1
