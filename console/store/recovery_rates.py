"""The cohort of cases behind the recovery rates, and what their lessons say."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from console.domain.erasing import ERASED
from console.domain.recovery_rates import CaseFacts, Rates, by_group, rates
from console.domain.text import plain
from console.domain.themes import themes

#: What the rates can be grouped by → the SQL of the name.
_GROUPS = {
    "all": "'all'",
    "team": "(SELECT name FROM team WHERE id = v.team_id)",
    "lead": "(SELECT name FROM person WHERE id = v.owner_id)",
    "issue": "(SELECT issue FROM interaction WHERE id = v.interaction_id)",
    "cause": "(SELECT cause FROM rating WHERE id = v.latest_rating_id)",
}
GROUPS = tuple(_GROUPS)

#: The next answer of the same customer, to anything, after the case was closed.
_NEXT = """(SELECT r.verdict FROM interaction i JOIN rating r ON r.interaction_id = i.id AND r.metric = 'csat'
    WHERE v.status = 'recovered' AND i.customer_id = v.customer_id
      AND (r.answered_at > v.closed_at OR (v.closed_by = 'customer' AND r.answered_at = v.closed_at))
    ORDER BY r.answered_at, r.id LIMIT 1)"""


def cohort(conn: sqlite3.Connection, group: str, since: int, until: int) -> tuple[CaseFacts, ...]:
    """Every case opened from `since` on and before `until` (seconds UTC), with its group's name."""
    rows = conn.execute(
        f"SELECT {_GROUPS[group]}, v.status, v.closed_by, v.opened_at, v.opened_precision = 'day', v.contact_due_at,"
        f" v.first_attempt_at, v.contacted_at, {_NEXT} FROM recovery v WHERE v.opened_at >= ? AND v.opened_at < ?",
        (since, until),
    )
    return tuple(
        CaseFacts(None if name is None else plain(name), status, by, opened, bool(day), due, first, contacted, verdict)
        for name, status, by, opened, day, due, first, contacted, verdict in rows
    )


def lessons(conn: sqlite3.Connection, since: int, until: int) -> tuple[str, ...]:
    """What was learned in the cohort, newest first."""
    rows = conn.execute(
        "SELECT lesson FROM recovery WHERE lesson <> ? AND opened_at >= ? AND opened_at < ? ORDER BY closed_at DESC",
        (ERASED, since, until),
    )
    return tuple(plain(row[0]) for row in rows)


def opened_between(conn: sqlite3.Connection) -> tuple[int, int] | None:
    """When the first and the last case were opened."""
    first, last = conn.execute("SELECT min(opened_at), max(opened_at) FROM recovery").fetchone()
    return None if first is None else (first, last)


@dataclass(frozen=True, slots=True)
class Whole:
    """Every case of the store: a row for each group, all of them, what the lessons say most, and since when."""

    rows: tuple[Rates, ...]
    total: Rates
    themes: tuple[tuple[str, int], ...]
    since: int


def whole(conn: sqlite3.Connection, group: str, now: int) -> Whole:
    """The rates of all cases opened by `now`, by one of GROUPS."""
    known = opened_between(conn) or (now, now)
    since, until = min(known[0], now), now + 1
    cases = cohort(conn, group, since, until)
    said = themes(lessons(conn, since, until))
    return Whole(tuple(by_group(cases, now)), rates(None, cases, now), tuple(said), since)
