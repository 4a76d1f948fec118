"""One number on a line with the range of the peers, readable without colour."""

from __future__ import annotations

from console.ui.widgets.roles import Span

WIDTH = 21  # cells: an odd number, so that nought stands in the middle of a scale around it


def track(value: float, low: float, high: float, least: float, most: float, width: int = WIDTH) -> tuple[Span, ...]:
    """`·····━━━━━●━━····`: the range from `low` to `high` and the value on a scale from `least` to `most`."""

    def cell(number: float) -> int:
        part = (min(max(number, least), most) - least) / (most - least)
        return round(part * (width - 1))

    here, first, last = cell(value), cell(low), cell(high)
    runs = ((0, here), (here + 1, width))
    before, after = ("".join("━" if first <= x <= last else "·" for x in range(*run)) for run in runs)
    return (before, "muted"), ("●", "accent"), (after, "muted")
