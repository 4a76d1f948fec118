"""CSAT, NPS and CES by team, agent, channel, issue and more, from the current answers of a window."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import NamedTuple

from console.domain.durations import times
from console.domain.period import Period
from console.domain.proportion import share
from console.store.scorecards_groups import GROUPS as _GROUPS
from console.store.scorecards_groups import TOTAL, Ident, folded, in_order, names
from console.store.scorecards_scans import Scan, Wanted, ratings
from console.store.scorecards_work import Asked, First, asked, first

#: What can be grouped by.
GROUPS = tuple(_GROUPS)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one group's answers; `total` is the sum of the values, `scales` how many scales they span."""

    name: str | None
    answered: int
    satisfied: int
    neutral: int
    low: int
    promoters: int
    detractors: int
    total: float
    scales: int
    scale: tuple[float, float]
    ident: Ident = None  # what tells groups of one name apart, as in a Card; TOTAL for all


_COUNTS = """count(*), coalesce(sum(r.verdict = 'satisfied'), 0), coalesce(sum(r.verdict = 'neutral'), 0),
 coalesce(sum(r.verdict = 'low'), 0), coalesce(sum(r.value >= 9), 0), coalesce(sum(r.value <= 6), 0), coalesce(sum(r.value), 0),
 count(DISTINCT r.low || '–' || r.high), min(r.low), max(r.high)"""


def by(conn: sqlite3.Connection, group: str, metric: str, since: int, until: int, as_of: int) -> tuple[Tally, ...]:
    """One tally per value of `group`, by name; moments in seconds UTC, `until` excluded. Unknown values have name None."""
    scan = _scan(group, metric, since, until, as_of)
    rows = conn.execute(
        f"SELECT {scan.group}, {_COUNTS} FROM {scan.source} WHERE {scan.where} GROUP BY 1", scan.values
    ).fetchall()
    found = {folded(row[0]): row for row in rows}
    called = names(conn, _GROUPS[group], [row[0] for row in rows])
    return tuple(_tally(ident, called.get(ident), found[ident][1:]) for ident in in_order(found, called))


def total(conn: sqlite3.Connection, metric: str, since: int, until: int, as_of: int) -> Tally:
    """The tally of the whole store in the window."""
    scan = _scan("team", metric, since, until, as_of)
    row = conn.execute(f"SELECT {_COUNTS} FROM {scan.source} WHERE {scan.where}", scan.values).fetchone()
    return _tally(TOTAL, None, row)


class Beside(NamedTuple):
    """What stands beside a CSAT: who answered at all, and what answers given again did to it."""

    asked: Asked
    first: First


def beside(conn: sqlite3.Connection, group: str, since: int, until: int, as_of: int) -> dict[Ident, Beside]:
    """By Tally.ident; rows that have neither are left out."""
    period = Period(since, until, "")
    wanted = Wanted(group, period, period, as_of)
    surveys, answers = asked(conn, wanted), first(conn, wanted)
    none = Asked(share(0, 0), 0, times(()), share(0, 0)), First(0, share(0, 0))
    idents = {**surveys, **answers}
    return {ident: Beside(surveys.get(ident, none[0]), answers.get(ident, none[1])) for ident in idents}


def _scan(group: str, metric: str, since: int, until: int, as_of: int) -> Scan:
    period = Period(since, until, "")
    return ratings(Wanted(group, period, period, as_of), period, metric)


def span(conn: sqlite3.Connection, metric: str, as_of: int) -> tuple[int, int] | None:
    """The first and last moment of this metric's answers up to `as_of`."""
    first = conn.execute("SELECT min(answered_at) FROM rating WHERE metric = ?", (metric,)).fetchone()[0]
    last = conn.execute(
        "SELECT max(answered_at) FROM rating WHERE metric = ? AND answered_at <= ?", (metric, as_of)
    ).fetchone()[0]
    return None if first is None or last is None else (first, last)


def _tally(ident: Ident, name: str | None, row: tuple[object, ...]) -> Tally:
    *counts, total_, scales, low, high = row
    answered, satisfied, neutral, lows, promoters, detractors = (int(str(count)) for count in counts)
    return Tally(
        name, answered, satisfied, neutral, lows, promoters, detractors, float(str(total_)), int(str(scales)),
        (float(str(low or 0)), float(str(high or 0))), ident,
    )  # fmt: skip
