"""The heavier columns of a scorecard: surveys, resolution, handling, recovery and QA of a window (measures §2–§5, §8).

Read on demand and at most once a minute, since they visit tickets one by one.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, TypeVar

from console.domain.durations import Times, times
from console.domain.proportion import Share, share
from console.domain.quality import Quality, quality
from console.domain.recovery_rates import CaseFacts, Rates, rates
from console.store import scorecards_columns as column
from console.store import scorecards_scans as scans
from console.store.scorecards_groups import TOTAL, Ident, folded
from console.store.scorecards_scans import PACKED, Scan, Wanted, unpacked

AT_ONCE = 300  # seconds after closing within which a survey is sent at once


class Asked(NamedTuple):
    """Surveys sent in the window."""

    response: Share  # of those sent at least 7 days ago: answered within 7 days
    still_open: int  # younger ones
    wait: Times  # from closing to sending
    at_once: Share  # of these: within 5 minutes


class Finished(NamedTuple):
    """Tickets closed in the window."""

    offer: Share  # of those that nothing held back: asked
    first_contact: Share  # of those resolved at least 7 days ago, customer and issue known: no further contact
    covered: Share  # of those resolved at least 7 days ago: customer and issue known
    handle: Times
    resolution: Times


class First(NamedTuple):
    """What answers that took another's place did to the score."""

    raised: int  # raised after somebody had contacted the customer
    csat: Share  # had every interaction counted at its first answer


class Work(NamedTuple):
    """One row's numbers; a share of nothing has percent None, as where a source records nothing."""

    asked: Asked
    finished: Finished
    recovery: Rates  # recovered ÷ cases with its bounds, and contacted in time
    qa: Quality  # of reviews drawn at random
    first: First


Row = tuple[Any, ...]  # the group, then what was read
T = TypeVar("T")


def work(conn: sqlite3.Connection, wanted: Wanted) -> dict[Ident, Work]:
    """The heavy numbers of `wanted.now` per row, and under TOTAL for all; what has nothing to count is left out."""
    sent = asked(conn, wanted)
    closed = _made(conn, scans.finished(wanted, wanted.now), _FINISHED, partial(_finished, _recording(conn, wanted)))
    recovery = _made(conn, scans.cases(wanted, wanted.now), _CASE, partial(_rates, wanted.as_of))
    qa = _made(conn, scans.reviews(wanted, wanted.now), "q.score", _quality)
    again = first(conn, wanted)
    parts = (sent, closed, recovery, qa, again)
    return {
        ident: Work(
            sent.get(ident) or _asked([]), closed.get(ident) or _finished(frozenset(), []),
            recovery.get(ident) or _rates(0, []), qa.get(ident) or _quality([]), again.get(ident) or First(0, share(0, 0)),
        )
        for ident in dict.fromkeys(ident for part in parts for ident in part)
    }  # fmt: skip


def _made(conn: sqlite3.Connection, scan: Scan, columns: str, make: Callable[[list[Row]], T]) -> dict[Ident, T]:
    """What is made of each group's rows, and of all rows under TOTAL."""
    rows = conn.execute(f"SELECT {scan.group}, {columns} FROM {scan.source} WHERE {scan.where}", scan.values).fetchall()
    found: dict[Ident, list[Row]] = defaultdict(list)
    for row in rows:
        found[folded(row[0])].append(row)
    return {TOTAL: make(rows)} | {ident: make(grouped) for ident, grouped in found.items()}


def asked(conn: sqlite3.Connection, wanted: Wanted) -> dict[Ident, Asked]:
    """What became of the surveys sent in `wanted.now`, per row and under TOTAL."""
    return _made(conn, scans.surveys(wanted, wanted.now), _ASKED, _asked)


_ASKED = f"{column.RIPE}, {column.ANSWERED}, {column.WAIT}"


def _asked(rows: list[Row]) -> Asked:
    ripe = [answered for _, ripe, answered, _ in rows if ripe]
    waits = [wait for _, _, _, wait in rows if wait is not None and wait >= 0]
    at_once = sum(wait <= AT_ONCE for wait in waits)
    return Asked(
        share(sum(ripe), len(ripe)), len(rows) - len(ripe), times(row[3] for row in rows), share(at_once, len(waits))
    )


_FINISHED = (
    f"i.source, {column.ELIGIBLE}, {column.SENT}, {column.SETTLED}, {column.KNOWN},"
    f" CASE WHEN {column.SETTLED} AND {column.KNOWN} THEN {column.AT_FIRST} END, i.handle_seconds, {column.RESOLUTION}"
)


def _finished(recording: frozenset[str], rows: list[Row]) -> Finished:
    """Only sources that record sending have an offer rate."""
    offers = [sent for _, source, eligible, sent, *_ in rows if eligible and source in recording]
    settled = [row[5:7] for row in rows if row[4]]
    at_first = [first for known, first in settled if known]
    return Finished(
        share(sum(offers), len(offers)), share(sum(at_first), len(at_first)), share(len(at_first), len(settled)),
        times(row[7] for row in rows), times(row[8] for row in rows),
    )  # fmt: skip


def _recording(conn: sqlite3.Connection, wanted: Wanted) -> frozenset[str]:
    """The sources that sent surveys in the window, whatever is filtered."""
    scan = scans.surveys(wanted._replace(line=""), wanted.now)
    rows = conn.execute(f"SELECT DISTINCT i.source FROM {scan.source} WHERE {scan.where}", scan.values)
    return frozenset(row[0] for row in rows)


_CASE = "v.status, v.closed_by, v.opened_at, v.opened_precision = 'day', v.contact_due_at, v.first_attempt_at, v.contacted_at"


def _rates(now: int, rows: list[Row]) -> Rates:
    return rates(None, [CaseFacts(None, *row[1:]) for row in rows], now)


def _quality(rows: list[Row]) -> Quality:
    return quality([row[1] for row in rows])


def first(conn: sqlite3.Connection, wanted: Wanted) -> dict[Ident, First]:
    """CSAT of first answers, per row and under TOTAL: the counted ones, with those that took another's place put back."""
    scan = scans.ratings(wanted, wanted.now, "csat")
    counted = conn.execute(
        f"SELECT {scan.group}, {PACKED}, count(*) FROM {scan.source} WHERE {scan.where} GROUP BY 1", scan.values
    ).fetchall()
    again = _made(conn, scans.again(wanted, wanted.now), _AGAIN, set)
    whole = (TOTAL, sum(unpacked(row[1])[0] for row in counted), sum(row[2] for row in counted))
    found: dict[Ident, First] = {}
    for raw, satisfied, answered in [(row[0], unpacked(row[1])[0], row[2]) for row in counted] + [whole]:
        rows = again.get(folded(raw), set())
        at_first = satisfied + sum(was - is_now for _, _, is_now, was, _ in rows)
        found[folded(raw)] = First(sum(raised for *_, raised in rows), share(at_first, answered))
    return found


_AGAIN = f"r.id, r.verdict = 'satisfied', {column.FIRST_SATISFIED}, {column.RAISED}"
