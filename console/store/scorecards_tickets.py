"""The interactions behind a number: newest first, by page and around a key."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any, NamedTuple

from console.domain.period import Period
from console.domain.text import plain_cell
from console.store import scorecards_scans as scans
from console.store.scorecards_groups import Ident
from console.store.scorecards_scans import Scan, Wanted


class Answered(NamedTuple):
    """One interaction; without a rating, `value` to `comment` are None and `answered_at` is the moment that is counted."""

    key: int  # the interaction's id
    ref: str
    source: str
    value: float | None
    low: float | None
    high: float | None
    raw: str | None
    verdict: str | None
    comment: str | None
    customer: str | None
    agent: str | None
    team: str | None
    channel: str | None
    issue: str | None
    answered_at: int
    precision: str


class Page(NamedTuple):
    """Consecutive rows, the place of the first in the whole list, and how long that is."""

    rows: tuple[Answered, ...]
    start: int
    total: int


#: Which rows each measure counts; those that are not named here count the CSAT answers.
SCANS: dict[str, Callable[[Wanted, Period], Scan]] = {
    "csat": lambda wanted, period: scans.ratings(wanted, period, "csat"),
    "nps": lambda wanted, period: scans.ratings(wanted, period, "nps"),
    "ces": lambda wanted, period: scans.ratings(wanted, period, "ces"),
    "response": scans.surveys,
    "wait": scans.surveys,
    "offer": scans.finished,
    "first contact": scans.finished,
    "handle": scans.finished,
    "resolution": scans.finished,
    "recovery": scans.cases,
    "contact": scans.cases,
    "qa": scans.reviews,
}


def interactions(
    conn: sqlite3.Connection, wanted: Wanted, ident: Ident, position: int, count: int, measure: str = "csat"
) -> Page:
    """`count` of the interactions that a row's number counts, from `position` on; `ident` as in a Card, or TOTAL."""
    scan = scan_of(wanted, ident, measure)
    total = _total(conn, scan)
    start = max(0, min(position, total - count))
    return Page(_rows(conn, scan, measure, "DESC", "1", {}, count, start), start, total)


def around(
    conn: sqlite3.Connection, wanted: Wanted, ident: Ident, key: int | None, before: int, after: int,
    measure: str = "csat",
) -> Page:  # fmt: skip
    """Up to `before` rows above the interaction `key` and `after` from it on; the top where it is not in the list."""
    scan = scan_of(wanted, ident, measure)
    place = conn.execute(
        f"SELECT {scan.at}, {scan.id} FROM {scan.source} WHERE {scan.where} AND {scan.ticket} = :key LIMIT 1",
        {**scan.values, "key": key},
    ).fetchone()
    total = _total(conn, scan)
    if place is None:
        return Page(_rows(conn, scan, measure, "DESC", "1", {}, before + after), 0, total)
    marks = {"at": place[0], "id": place[1]}
    here = f"({scan.at}, {scan.id})"
    above = _rows(conn, scan, measure, "ASC", f"{here} > (:at, :id)", marks, before)[::-1]
    below = _rows(conn, scan, measure, "DESC", f"{here} <= (:at, :id)", marks, after)
    past = _total(conn, scan._replace(where=f"{scan.where} AND {here} > (:at, :id)", values={**scan.values, **marks}))
    return Page((*above, *below), past - len(above), total)


def scan_of(wanted: Wanted, ident: Ident, measure: str) -> Scan:
    """The interactions that a number counts, each once."""
    scan = SCANS.get(measure, SCANS["csat"])(wanted, wanted.now).of(ident)
    if SCANS.get(measure) not in (scans.cases, scans.reviews):
        return scan
    # a ticket may have had several: it stands once in the list, at the newest
    newest = f"SELECT max({scan.id}) FROM {scan.source} WHERE {scan.where} GROUP BY {scan.ticket}"
    return scan._replace(where=f"{scan.where} AND {scan.id} IN ({newest})")


def _total(conn: sqlite3.Connection, scan: Scan) -> int:
    return int(conn.execute(f"SELECT count(*) FROM {scan.source} WHERE {scan.where}", scan.values).fetchone()[0])


def _rows(
    conn: sqlite3.Connection, scan: Scan, measure: str, way: str, where: str, marks: dict[str, object], count: int,
    skip: int = 0,
) -> tuple[Answered, ...]:  # fmt: skip
    """Rows in the order of their moments, then of their ids, each read by its own."""
    found = conn.execute(
        f"SELECT {scan.ticket}, {scan.at} FROM {scan.source} WHERE {scan.where} AND {where}"
        f" ORDER BY {scan.at} {way}, {scan.id} {way} LIMIT :count OFFSET :skip",
        {**scan.values, **marks, "count": count, "skip": skip},
    ).fetchall()
    metric = measure if measure in ("nps", "ces") else "csat"
    return tuple(_row(conn, scan, metric, key, at) for key, at in found)


_ROW = """SELECT i.id, i.external_id, i.source, r.value, r.low, r.high, r.raw, r.verdict, r.comment, c.name, a.name, t.name,
 i.channel, i.issue, r.answered_at, r.answered_precision FROM interaction i
 LEFT JOIN rating r ON r.id = (SELECT l.id FROM rating l WHERE l.interaction_id = i.id AND l.metric = :metric
                               AND l.answered_at <= :as_of ORDER BY l.answered_at DESC, l.id DESC LIMIT 1)
 LEFT JOIN customer c ON c.id = i.customer_id LEFT JOIN agent a ON a.id = coalesce(r.agent_id, i.agent_id)
 LEFT JOIN team t ON t.id = coalesce(r.team_id, i.team_id, a.team_id) WHERE i.id = :key"""


def _row(conn: sqlite3.Connection, scan: Scan, metric: str, key: int, at: int) -> Answered:
    cells = conn.execute(_ROW, {"metric": metric, "as_of": scan.values["as_of"], "key": key}).fetchone()
    known: list[Any] = [plain_cell(cell) for cell in cells]
    if known[-2] is None:
        known[-2:] = [at, "second"]
    return Answered(*known)
