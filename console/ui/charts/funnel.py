"""The funnel of agents: CSAT over the number of answers, with the limits that peers' chance alone would reach."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from console.ui.charts.canvas import Canvas, Lines, Scale
from console.ui.charts.trend import AXIS, BEYOND, WITHIN

EVERY = 4  # cells of one step of the limits


class Mark(NamedTuple):
    """One agent; `side` is −1 below the limits, 1 above them, else 0; `here`: the cursor stands on them."""

    total: int
    percent: float
    side: int = 0
    here: bool = False


class Funnel(NamedTuple):
    """Agents, the rate of their peers (0–100), the limits at a number of answers (0–100 each), and who they are."""

    marks: Sequence[Mark]
    centre: float
    limits: Callable[[int], tuple[float, float]]
    what: str = "agents"


def draw(funnel: Funnel, width: int, height: int) -> Lines:
    """The chart in `width` × `height` cells; where several agents share a cell, their number stands there."""
    sheet, across = Canvas(width, height), width - AXIS - 1
    if height < 5 or across < 10 or not funnel.marks:
        return sheet.lines()
    most = max(mark.total for mark in funnel.marks)
    limits = _limits(funnel, most, across)
    scale = Scale.over([mark.percent for mark in funnel.marks] + [funnel.centre, *limits[-1]], 0, height - 3)
    scale.draw_axis(sheet)
    for x, (low, high) in enumerate(limits):
        for value, sign, role in ((funnel.centre, "─", "dead"), (low, "╌", "muted"), (high, "╌", "muted")):
            if scale.low <= value <= scale.high:
                sheet.put(AXIS + x, scale.line(value), sign, role)
    _agents(sheet, scale, funnel.marks, most, across)
    _answers(sheet, most, across, height - 2)
    return sheet.lines()


def _limits(funnel: Funnel, most: int, across: int) -> list[tuple[float, float]]:
    """The limits above each cell: reckoned for every fourth, since they take long where answers are many."""
    steps = [funnel.limits(max(1, round(most * (x + EVERY / 2) / across))) for x in range(0, across, EVERY)]
    return [steps[x // EVERY] for x in range(across)]


def _agents(sheet: Canvas, scale: Scale, marks: Sequence[Mark], most: int, across: int) -> None:
    """Those beyond the limits last, and the one under the cursor after them, so that no other covers them."""
    taken: dict[tuple[int, int], int] = {}
    for mark in sorted(marks, key=lambda mark: (mark.here, abs(mark.side))):
        place = AXIS + max(0, round(across * mark.total / most) - 1), scale.line(mark.percent)
        taken[place] = taken.get(place, 0) + 1
        count = taken[place]
        sign = BEYOND if mark.side else WITHIN if count == 1 else str(min(count, 9))
        sheet.put(
            *place, "▸" if mark.here else sign, "accent" if mark.here else {-1: "bad", 0: "", 1: "good"}[mark.side]
        )


def _answers(sheet: Canvas, most: int, across: int, y: int) -> None:
    """The axis below: how many answers."""
    sheet.write(AXIS, y, "0", "muted")
    for part in (1 / 2, 1):
        text = f"{most * part:.0f}"
        sheet.write(AXIS + round(across * part) - len(text), y, text, "muted")
    sheet.write(AXIS + 2, y + 1, "answers →", "muted")
