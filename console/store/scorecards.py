"""Live scorecards: who got which ratings in a window and in the one before, and their trend.

Read from the covering index rating_window alone where rows are teams or agents.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from console.domain.period import Period
from console.domain.plain_rules import FLOOR
from console.store.scorecards_groups import GROUPS, TOTAL, Ident, folded, in_order, names
from console.store.scorecards_mix import Cell, mix, mixes
from console.store.scorecards_scans import BITS, LAST, ODD_SCALE, PACKED, Wanted, ratings
from console.store.scorecards_sql import sql
from console.store.scorecards_tickets import around, interactions
from console.store.scorecards_work import Work, work
from console.store.thresholds import thresholds

__all__ = [
    "GROUPS", "TOTAL", "Card", "Cards", "Cell", "Counts", "Points", "Wanted", "Work", "around", "cards", "interactions",
    "mix", "mixes", "sql", "trends", "work",
]  # fmt: skip


class Counts(NamedTuple):
    """How many interactions were answered, and of these satisfied and low; the rest are neutral."""

    answered: int = 0
    satisfied: int = 0
    low: int = 0

    @property
    def neutral(self) -> int:
        """Neither satisfied nor low."""
        return self.answered - self.satisfied - self.low


class Points(NamedTuple):
    """Counts of another metric: `nps` is made of promoters and detractors, `mean` (for CES) of the sum of the values."""

    answered: int = 0
    promoters: int = 0
    detractors: int = 0
    total: float = 0.0

    @property
    def nps(self) -> float | None:
        """Net promoter score, −100…100; None without answers (measures §4)."""
        return 100 * (self.promoters - self.detractors) / self.answered if self.answered else None

    @property
    def mean(self) -> float | None:
        """The mean of the values; None without answers."""
        return self.total / self.answered if self.answered else None


class Card(NamedTuple):
    """One row: CSAT now and before; NPS and CES as well where anybody answered them in either period."""

    ident: Ident  # id of a team, agent, account or customer, else the text's folded spelling; None where unknown
    name: str | None
    now: Counts
    before: Counts
    nps: tuple[Points, Points] | None
    ces: tuple[Points, Points] | None


class Cards(NamedTuple):
    """All rows by name, the unknown last; `scales` is how many CSAT scales the answers of both periods span."""

    total: Card
    rows: tuple[Card, ...]
    scales: int
    floor: int = FLOOR  # per cent below which a score needs work


_NONE, _NO_POINTS = Counts(), Points()
Pair = tuple[Points, Points]


def cards(conn: sqlite3.Connection, wanted: Wanted) -> Cards:
    """The rating columns of a scorecard: all that a live screen reads anew at each change."""
    spelled: list[Ident] = []
    now, before = (_csat(conn, wanted, period, spelled) for period in (wanted.now, wanted.before))
    nps, ces = (_pairs(conn, wanted, metric, spelled) if answered else {} for metric, answered in _others(conn, wanted))
    called = names(conn, GROUPS[wanted.by], spelled)
    rows = tuple(
        Card(ident, called.get(ident), now.get(ident, _NONE), before.get(ident, _NONE), nps.get(ident), ces.get(ident))
        for ident in in_order({*now, *before, *nps, *ces}, called)
    )
    whole = Card(TOTAL, "all", _sum(now), _sum(before), _whole(nps), _whole(ces))
    return Cards(whole, rows, _scales(conn, wanted, whole), thresholds(conn).floor)


def trends(
    conn: sqlite3.Connection, wanted: Wanted, periods: Sequence[Period]
) -> dict[Ident, tuple[tuple[int, int], ...]]:
    """(satisfied, answered) of each period in turn, per row and under TOTAL for all of them."""
    found: dict[Ident, list[tuple[int, int]]] = {}
    for number, period in enumerate(periods):
        answers = _csat(conn, wanted, period, [])
        for ident, counts in {TOTAL: _sum(answers), **answers}.items():
            found.setdefault(ident, [(0, 0)] * len(periods))[number] = counts.satisfied, counts.answered
    return {ident: tuple(points) for ident, points in found.items()}


_ODD = (
    "SELECT 1 FROM rating INDEXED BY rating_odd_scale"
    f" WHERE metric = 'csat' AND answered_at >= :since AND answered_at < :until AND {ODD_SCALE}"
)


def _scales(conn: sqlite3.Connection, wanted: Wanted, whole: Card) -> int:
    """How many scales the CSAT answers of both periods span; 0 where there are none."""
    found: set[tuple[float, float]] = set()
    for period, counts in ((wanted.now, whole.now), (wanted.before, whole.before)):
        if not counts.answered:
            continue
        scan = ratings(wanted._replace(by="team"), period, "csat")
        odd = conn.execute(f"SELECT EXISTS ({_ODD})", scan.values).fetchone()[0]
        if not odd:  # no need to look at every answer
            found.add((1, 5))
            continue
        rows = conn.execute(f"SELECT DISTINCT r.low, r.high FROM {scan.source} WHERE {scan.where}", scan.values)
        found |= {(low, high) for low, high in rows}
    return len(found)


def _csat(conn: sqlite3.Connection, wanted: Wanted, period: Period, spelled: list[Ident]) -> dict[Ident, Counts]:
    """The counts of each row; what the store calls them is added to `spelled`."""
    rows = _grouped(conn, wanted, period, "csat", f"count(*), {PACKED}")
    spelled += [row[0] for row in rows]
    return {folded(raw): Counts(answered, both & LAST, both >> BITS) for raw, answered, both in rows}


_OTHERS = ("nps", "ces")
_ANSWERED = "EXISTS (SELECT 1 FROM rating WHERE metric = '{}' AND answered_at >= :since AND answered_at < :until)"


def _others(conn: sqlite3.Connection, wanted: Wanted) -> Iterable[tuple[str, bool]]:
    """NPS and CES, each with whether anybody may have answered it in either period: most desks ask for neither."""
    values = {"since": min(wanted.now.since, wanted.before.since), "until": max(wanted.now.until, wanted.before.until)}
    found = conn.execute("SELECT " + ", ".join(map(_ANSWERED.format, _OTHERS)), values).fetchone()
    return zip(_OTHERS, map(bool, found), strict=True)


def _pairs(conn: sqlite3.Connection, wanted: Wanted, metric: str, spelled: list[Ident]) -> dict[Ident, Pair]:
    """Now and before of each row that has an answer in either."""
    columns = "count(*), sum(r.value >= 9), sum(r.value <= 6), sum(r.value)"
    both = [_grouped(conn, wanted, period, metric, columns) for period in (wanted.now, wanted.before)]
    spelled += [row[0] for rows in both for row in rows]
    now, before = ({folded(raw): Points(*counts) for raw, *counts in rows} for rows in both)
    return {ident: (now.get(ident, _NO_POINTS), before.get(ident, _NO_POINTS)) for ident in {**now, **before}}


def _grouped(conn: sqlite3.Connection, wanted: Wanted, period: Period, metric: str, columns: str) -> list[Any]:
    scan = ratings(wanted, period, metric)
    return conn.execute(
        f"SELECT {scan.group}, {columns} FROM {scan.source} WHERE {scan.where} GROUP BY 1", scan.values
    ).fetchall()


def _sum(found: dict[Ident, Counts]) -> Counts:
    """All rows in one; they share no rating."""
    return Counts(*map(sum, zip(*found.values(), strict=True))) if found else _NONE


def _whole(pairs: dict[Ident, Pair]) -> Pair | None:
    if not pairs:
        return None
    now, before = (Points(*map(sum, zip(*points, strict=True))) for points in zip(*pairs.values(), strict=True))
    return now, before
