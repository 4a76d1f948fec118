"""What the plain rules say of each row of a scorecard, always shown, whatever chance has to do with it (measures §7)."""

from __future__ import annotations

import sqlite3
from zoneinfo import ZoneInfo

from console.domain.period import Period, months, weeks, window
from console.domain.plain_rules import Span, Spans, findings
from console.store.clock import setting
from console.store.scorecards import trends
from console.store.scorecards_groups import Ident
from console.store.scorecards_scans import Wanted, ratings
from console.store.thresholds import thresholds


def looked_at(now: int, zone: ZoneInfo) -> tuple[Period, ...]:
    """The last two complete months, the last four complete weeks, oldest first, and the 28 days up to today."""
    return (*months(now, zone, 3)[:2], *weeks(now, zone, 5)[:4], window("28 days", now, zone)[0])


def spans_of(periods: tuple[Period, ...], counts: tuple[tuple[int, int], ...]) -> Spans:
    """(satisfied, answered) of each of those periods, as the rules read them."""
    spans = [Span(period, *found) for period, found in zip(periods, counts, strict=True)]
    return Spans((spans[0], spans[1]), (spans[2], spans[3], spans[4], spans[5]), spans[6])


def notes(conn: sqlite3.Connection, by: str, now: int) -> dict[Ident, tuple[str, ...]]:
    """In words, of every row of which a rule says anything, and under TOTAL of all rows together.

    Of answers on more than one scale no change is told (measures §1), only a level below the floor.
    """
    periods = looked_at(now, ZoneInfo(setting(conn, "zone", "UTC")))
    whole = Period(min(period.since for period in periods), now + 1, "")
    wanted = Wanted(by, whole, whole, now)
    own = thresholds(conn)
    one_scale = _on_one_scale(conn, wanted)
    said: dict[Ident, tuple[str, ...]] = {}
    for ident, counts in trends(conn, wanted, periods).items():
        found = findings(spans_of(periods, counts), own)
        if words := tuple(one.words for one in found if one_scale or one.before is None):
            said[ident] = words
    return said


def _on_one_scale(conn: sqlite3.Connection, wanted: Wanted) -> bool:
    scan = ratings(wanted, wanted.now, "csat")
    found = conn.execute(f"SELECT DISTINCT r.low, r.high FROM {scan.source} WHERE {scan.where} LIMIT 2", scan.values)
    return len(found.fetchall()) < 2
