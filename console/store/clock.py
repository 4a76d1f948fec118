"""What time it is for a store: read from its settings and its newest event (design §3b)."""

from __future__ import annotations

import sqlite3

from console.domain.clock import DAY, Clock, settle


def setting(conn: sqlite3.Connection, key: str, default: str = "") -> str:
    """One setting's value."""
    row = conn.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return default if row is None else str(row[0])


def newest_event(conn: sqlite3.Connection, real: int) -> int | None:
    """The newest moment in the store not later than `real` + 1 day; a whole-day moment counts as its end."""
    limit = real + DAY
    answered = conn.execute(
        "SELECT max(answered_at) FROM rating WHERE metric = 'csat' AND answered_at <= ?", (limit,)
    ).fetchone()[0]
    opened = conn.execute("SELECT max(opened_at) FROM interaction WHERE opened_at <= ?", (limit,)).fetchone()[0]
    run = conn.execute("SELECT max(newest_at) FROM import_run WHERE newest_at <= ?", (limit,)).fetchone()[0]
    known = [moment for moment in (answered, opened, run) if moment is not None]
    return max(known) if known else None


def clock_of(conn: sqlite3.Connection, real: int, as_of: int | None = None) -> Clock:
    """The store's clock when opened at `real`; `as_of` overrides it, a sample stands where it was made to.

    A clock that stands goes on from the last act made on it, so that nobody's own work lies in the future.
    """
    if as_of is not None:
        return Clock(as_of, real)
    stored = setting(conn, "as_of") if setting(conn, "kind") == "sample" else ""
    stands = int(stored) if stored else settle(newest_event(conn, real), real)
    return Clock(None if stands is None else _last_act(conn, stands), real)


def _last_act(conn: sqlite3.Connection, stands: int) -> int:
    """The newest of the last acts that were made within a day of where the clock stands; later ones had another clock."""
    return int(
        conn.execute(
            "SELECT coalesce(max(at), :stands) FROM (SELECT at FROM journal ORDER BY id DESC LIMIT 100)"
            " WHERE at BETWEEN :stands AND :stands + :day",
            {"stands": stands, "day": DAY},
        ).fetchone()[0]
    )


def settle_for_import(conn: sqlite3.Connection, newest: int | None, real: int) -> int | None:
    """Writes setting.as_of from the store and a file whose newest moment is `newest`; must run in the import's transaction."""
    known = [moment for moment in (newest_event(conn, real), newest) if moment is not None]
    as_of = settle(max(known) if known else None, real)
    if as_of is None:
        conn.execute("DELETE FROM setting WHERE key = 'as_of'")
    else:
        conn.execute(
            "INSERT INTO setting (key, value) VALUES ('as_of', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (str(as_of),),
        )
    return as_of
