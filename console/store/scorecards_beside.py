"""What stands beside the ratings of a scorecard: weekly trends, what each row's answers are made of, notes and alerts."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from console.domain.period import Period
from console.domain.reversals import reversals, warning
from console.store import scorecards
from console.store.alerts import listed, notes
from console.store.alerts_records import Alert
from console.store.scorecards import Cell, Wanted
from console.store.scorecards_groups import Ident, folded

WITHIN = ("issue", "detail")  # what explains a change best, and how it is called, the finer the better


class Beside(NamedTuple):
    """By ident, as far as it is known; `weeks` are the periods of the trends, `cells` those of the window."""

    weeks: Sequence[Period] = ()
    trends: Mapping[Ident, tuple[tuple[int, int], ...]] = {}
    cells: Sequence[Cell] = ()
    cells_before: Sequence[Cell] = ()
    notes: Mapping[Ident, tuple[str, ...]] = {}
    alerts: Mapping[Ident, Alert] = {}  # the first of each row
    waiting: int = 0  # alerts of any grouping nobody has dealt with
    warning: str = ""  # where the mix turns an order round


def beside(conn: sqlite3.Connection, wanted: Wanted, weeks: Sequence[Period]) -> Beside:
    """Read it all, in one go on the store's thread."""
    found, now = listed(conn, wanted.as_of), scorecards.mixes(conn, wanted, *WITHIN)
    return Beside(
        weeks, scorecards.trends(conn, wanted, weeks), now,
        scorecards.mixes(conn, wanted._replace(now=wanted.before), *WITHIN), notes(conn, wanted.by, wanted.as_of),
        {ident_of(alert): alert for alert in reversed(found) if alert.scope == wanted.by}, len(found), _turned(now),
    )  # fmt: skip


def _turned(cells: Sequence[Cell]) -> str:
    found = reversals((cell.ident, cell.name, cell.path[0], cell.satisfied, cell.answered) for cell in cells)
    return warning(found, "issue")


def ident_of(alert: Alert) -> Ident:
    """The row of a scorecard an alert is about."""
    return alert.ident if alert.ident is not None else folded(alert.name)
