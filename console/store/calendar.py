"""The working hours of a store: set, written out as spans, and the deadlines that follow from them."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from console.domain.hours import spans, week
from console.domain.text import one_line
from console.store.clock import setting
from console.store.errors import Refused
from console.store.records import Actor, Done

#: A case's deadline by the rules that stand now; its own where its rating is past the horizon.
_DUE = "coalesce((SELECT contact_due_at FROM low_run WHERE rating_id = recovery.rating_id), recovery.contact_due_at)"
_BACK, _AHEAD = timedelta(days=90), timedelta(days=400)


def hours(conn: sqlite3.Connection) -> str:
    """The working hours as they were written; "" where deadlines run around the clock."""
    return setting(conn, "working_hours")


def set_hours(conn: sqlite3.Connection, actor: Actor, text: str) -> Done:
    """Sets the hours in which contact deadlines run, "" for around the clock; open, uncontacted cases get new ones."""
    written = one_line(text).strip()
    if written and week(written) is None:
        raise Refused(
            f"“{one_line(written, 60)}” can't be read as working hours: write them as “mon-fri 09:00-17:00, sat 10-14”."
        )
    conn.execute("DELETE FROM setting WHERE key = 'working_hours'")
    if written:
        conn.execute("INSERT INTO setting (key, value) VALUES ('working_hours', ?)", (written,))
    moved = follow(conn, actor.now)
    said = f"Deadlines count {written}" if written else "Deadlines run around the clock"
    return Done(0, "", f"{said}; {moved:,} open cases have new ones.")


def follow(conn: sqlite3.Connection, now: int) -> int:
    """Writes the spans out anew; open, uncontacted cases get the deadline that follows now. Returns how many moved."""
    _write_out(conn, now)
    return conn.execute(
        f"UPDATE recovery SET contact_due_at = {_DUE} WHERE closed_at IS NULL AND contacted_at IS NULL"
        f" AND contact_due_at IS NOT {_DUE}"
    ).rowcount


def deadline(conn: sqlite3.Connection, at: int) -> int:
    """The contact deadline of a case opened at `at` (seconds UTC), in working hours where they are set."""
    to_go = 3600 * int(setting(conn, "contact_hours", "24"))
    span = conn.execute(
        "SELECT begins, ends, before FROM working_span WHERE begins <= ? ORDER BY begins DESC LIMIT 1", (at,)
    ).fetchone()
    if span is None:
        return at + to_go
    target = span[2] + min(span[1], at) - span[0] + to_go
    due = conn.execute(
        "SELECT begins, before FROM working_span WHERE before < ? ORDER BY before DESC LIMIT 1", (target,)
    ).fetchone()
    return int(due[0] + target - due[1])


def extend(conn: sqlite3.Connection, actor: Actor) -> Done:
    """Writes the spans on where they would end within a hundred days; nothing where no hours are set."""
    last = conn.execute("SELECT max(ends) FROM working_span").fetchone()[0]
    if last is not None and last < actor.now + 100 * 86_400:
        _write_out(conn, actor.now)
    return Done(0, "", "")


def _write_out(conn: sqlite3.Connection, now: int) -> None:
    """The spans around the store's present; the clock's zone is the store's."""
    conn.execute("DELETE FROM working_span")
    found = week(hours(conn))
    if found is None:
        return
    zone = ZoneInfo(setting(conn, "zone", "UTC"))
    today = datetime.fromtimestamp(now, UTC).astimezone(zone).date()
    before = 0
    for begins, ends in spans(found, zone, today - _BACK, today + _AHEAD):
        conn.execute("INSERT INTO working_span (begins, ends, before) VALUES (?, ?, ?)", (begins, ends, before))
        before += ends - begins
