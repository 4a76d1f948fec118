"""Ending a process at an instant, as a power switch would, and what a store must still promise afterwards."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import subprocess
from pathlib import Path

from console.store import connect, journal, recovery
from console.store.check import faults
from console.store.records import Actor

LATER = 4_000_000_000  # a moment after all that a test does


def killed(process: subprocess.Popen[str], after: float) -> tuple[int, str, str]:
    """Kills the process `after` seconds from now unless it has ended: its status (-9 if killed), and what it said."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(after)
    process.kill()
    out, err = process.communicate()
    return process.returncode, out, err


def begins_to_write(process: subprocess.Popen[str], store: Path) -> None:
    """Waits until the process writes the store's log, or has ended: what it commits first is about to be whole."""
    log = store.with_name(f"{store.name}-wal")
    before = _written(log)
    while process.poll() is None and _written(log) in ((0, 0), before):
        pass


def _written(log: Path) -> tuple[int, int]:
    """How long the log is, and when it was written; (0, 0) for none."""
    try:
        found = log.stat()
    except FileNotFoundError:
        return 0, 0
    return (found.st_size, found.st_mtime_ns) if found.st_size else (0, 0)


def sound(path: Path) -> None:
    """The store passes `csat check`, and every case is as its newest entry of the journal left it."""
    with connect.reading(path) as conn:
        assert faults(conn) == []
        newest = "SELECT interaction_id, after FROM journal WHERE id IN (SELECT max(id) FROM journal GROUP BY interaction_id)"
        for ticket, after in conn.execute(newest).fetchall():
            now = journal.snapshot(conn, ticket)
            for table, rows in json.loads(after).items():
                for key, row in rows.items():
                    left = now[table].get(key)
                    assert left is None if row is None else left is not None and left | row == left, (ticket, table)


_CASES = "recovery_id IN (SELECT id FROM recovery WHERE interaction_id = :ticket)"
#: What belongs to a case, told apart from the journal's own list: what that leaves out would be missed by nobody.
_BELONGS = {
    "interaction": "id = :ticket", "rating": "interaction_id = :ticket", "recovery": "interaction_id = :ticket",
    "outbox": "interaction_id = :ticket", "attempt": _CASES, "note": _CASES, "alert": _CASES,
}  # fmt: skip


def opened(path: Path) -> dict[int, dict[str, list[tuple[object, ...]]]]:
    """Every case with all rows that belong to it, by its ticket's id."""
    with contextlib.closing(sqlite3.connect(path)) as conn:
        return {key: _belonging(conn, key) for (key,) in conn.execute("SELECT interaction_id FROM recovery").fetchall()}


def _belonging(conn: sqlite3.Connection, ticket: int) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: conn.execute(f"SELECT * FROM {table} WHERE {which} ORDER BY id", {"ticket": ticket}).fetchall()
        for table, which in _BELONGS.items()
    }


def undo_everything(path: Path) -> None:
    """Everybody takes back what they did, the newest entry of all first."""
    newest_first = "SELECT p.id, p.name FROM journal j JOIN person p ON p.id = j.person_id ORDER BY j.id DESC"
    with contextlib.closing(connect.writer(path)) as conn, connect.transaction(conn):
        for person, name in conn.execute(newest_first).fetchall():
            recovery.undo(conn, Actor(person, name, LATER))
