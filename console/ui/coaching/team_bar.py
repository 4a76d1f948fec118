"""The second line of the coaching screen: the teams, the days looked at, and what the list is sorted by."""

from __future__ import annotations

from collections.abc import Sequence

from console.domain.period import Period
from console.domain.text import one_line
from console.ui.widgets.bar import Piece
from console.ui.widgets.roles import Span

WIDE = 110  # columns from which the order and the days have room beside the teams
NAMED = 24  # characters of a team's name
ALL = "All teams"
_ORDERS = {"worth": "by worth a conversation", "name": "by name"}


def pieces(
    names: Sequence[str], shown: str | None, wanted: str | None, width: int, right: Sequence[Piece]
) -> list[Piece]:  # fmt: skip
    """All of them and each: `shown` is the one listed, `wanted` the one being read.

    Where not all have room, those far to the left of the wanted one leave.
    """
    called = [ALL, *(one_line(name, NAMED).strip() or "(no name)" for name in names)]
    listed, here = (0 if one not in names else 1 + list(names).index(one or "") for one in (shown, wanted))
    found = [
        Piece((_tab(name, place == listed, place == here != listed), (" ", "")), str(place))
        for place, name in enumerate(called)
    ]
    room, start = width - sum(piece.width for piece in right), 0
    while start < here and sum(piece.width for piece in found[start : here + 1]) > room:
        start += 1
    return found[start:]


def _tab(name: str, is_shown: bool, is_read: bool) -> Span:
    return f" {name}{'…' if is_read else ''} ", "chosen" if is_shown else "accent" if is_read else "muted"


def standing(period: Period, order: str, width: int) -> list[Piece]:
    """Right of the teams, on a wide screen: the order and the days."""
    if width < WIDE:
        return []
    return [
        Piece(((_ORDERS[order], "muted"), ("  ", "")), "sort"),
        Piece(((period.label, "strong"), (" ", ""))),
    ]
