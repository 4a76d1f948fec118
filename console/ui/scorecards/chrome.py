"""What the scorecards' second line says: the groupings, the window, what narrows them, and how many alerts wait."""

from __future__ import annotations

from console.domain.period import Period
from console.domain.text import one_line
from console.ui.scorecards.view import TABS, View
from console.ui.widgets.bar import Piece

WIDE = 110  # columns from which all groupings are seen
SEEN = 3  # groupings that are seen on any screen
ALERTS, WINDOW, FILTER = "alerts", "window", "filter"


def groups(by: str, width: int) -> list[Piece]:
    """The groupings; one is chosen. Where not all have room, those far to the left of it leave."""
    names = list(TABS)
    start = 0 if width >= WIDE else max(0, names.index(by) - SEEN + 1)
    return [
        Piece(((f" {TABS[name]} ", "chosen" if name == by else "muted"), (" ", "")), name) for name in names[start:]
    ]


def standing(view: View, periods: tuple[Period, Period], alerts: int) -> list[Piece]:
    """Right of them: alerts, the filter, the window."""
    pieces = []
    if alerts:
        word = "alert" if alerts == 1 else "alerts"
        pieces.append(Piece(((f"! {alerts} {word}", "warn"), ("  ", "")), ALERTS))
    if view.line.strip():
        pieces.append(Piece((("/", "accent"), (one_line(view.line.strip(), 30), "strong"), ("  ", "")), FILTER))
    pieces.append(Piece(((one_line(periods[0].label, 60), "strong"), (" ", "")), WINDOW))
    return pieces


def nothing(view: View, periods: tuple[Period, Period]) -> str:
    """What an empty list says: why it is empty, and what to do."""
    if view.line.strip():
        return f"No answer fits /{one_line(view.line.strip(), 40)} in these windows.\nesc takes the filter away."
    return f"No answer in {periods[0].label}, and none in {periods[1].label}.\nw chooses another window."
