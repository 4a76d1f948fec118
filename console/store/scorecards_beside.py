"""What stands beside the ratings of a scorecard: weekly trends, what each row's answers are made of, notes and alerts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from console.domain.period import Period
from console.domain.reversals import reversals, warning
from console.store import scorecards
from console.store.alerts import listed, notes
from console.store.alerts_records import Alert
from console.store.scorecards import Cell, Wanted
from console.store.scorecards_groups import Ident, folded

WITHIN = ("issue", "detail")  # what explains a change best, and how it is called, the finer the better


class Beside(NamedTuple):
    """By ident, as far as it is known; `weeks` are the periods of the trends."""

    weeks: Sequence[Period] = ()
    trends: Mapping[Ident, tuple[tuple[int, int], ...]] = {}
    notes: Mapping[Ident, tuple[str, ...]] = {}
    alerts: Mapping[Ident, Alert] = {}  # the first of each row
    waiting: int = 0  # alerts of any grouping nobody has dealt with


class Made(NamedTuple):
    """What the answers of the window, and of the one before, are made of: by row and WITHIN."""

    cells: Sequence[Cell] = ()
    cells_before: Sequence[Cell] = ()
    warning: str = ""  # where the mix turns an order round


Part = Callable[[sqlite3.Connection, Wanted, Sequence[Period]], dict[str, Any]]


def _trends(conn: sqlite3.Connection, wanted: Wanted, weeks: Sequence[Period]) -> dict[str, Any]:
    return {"weeks": weeks, "trends": scorecards.trends(conn, wanted, weeks)}


def _alerts(conn: sqlite3.Connection, wanted: Wanted, weeks: Sequence[Period]) -> dict[str, Any]:
    found = listed(conn, wanted.as_of)
    own = {ident_of(alert): alert for alert in reversed(found) if alert.scope == wanted.by}
    return {"alerts": own, "waiting": len(found)}


def _notes(conn: sqlite3.Connection, wanted: Wanted, weeks: Sequence[Period]) -> dict[str, Any]:
    return {"notes": notes(conn, wanted.by, wanted.as_of)}


#: The questions whose answers make a Beside, each its own, so that what is live need not wait for all of them.
PARTS: tuple[Part, ...] = (_trends, _alerts, _notes)


def made(conn: sqlite3.Connection, wanted: Wanted) -> Made:
    """The cells of the window; those of the one before are read with `made_before`."""
    cells = scorecards.mixes(conn, wanted, *WITHIN)
    return Made(cells, (), _turned(cells))


def made_before(conn: sqlite3.Connection, wanted: Wanted) -> Sequence[Cell]:
    """The cells of the window before."""
    return scorecards.mixes(conn, wanted._replace(now=wanted.before), *WITHIN)


def _turned(cells: Sequence[Cell]) -> str:
    found = reversals((cell.ident, cell.name, cell.path[0], cell.satisfied, cell.answered) for cell in cells)
    return warning(found, "issue")


def ident_of(alert: Alert) -> Ident:
    """The row of a scorecard an alert is about."""
    return alert.ident if alert.ident is not None else folded(alert.name)
