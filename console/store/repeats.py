"""Tickets that stand in several rows of a staged file: the last of them tells the ticket, the others what it leaves blank."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby

#: What a row says about its ticket, in the order in which rows of one moment are told apart.
TOLD = (
    "status", "agent_key", "team", "customer_key", "customer_email", "account_key", "kind", "url", "subject", "channel",
    "issue", "issue_detail", "product", "opened_at", "first_reply_at", "resolved_at", "closed_at", "auto_close_at",
    "handle_seconds", "contacts", "reopens",
)  # fmt: skip
#: What tells two rows apart that say the same about the ticket.
_ANSWER = ("value", "answered_at", "comment", "raw", "suspect")
_CHUNK = 10_000  # rows written at once

Row = tuple[object, ...]


def settle(conn: sqlite3.Connection) -> None:
    """Sets `told` to 0 on every row but the last of its ticket, and fills what that one leaves blank."""
    names = ", ".join(TOLD)
    conn.execute("CREATE TEMP TABLE passed (id INTEGER PRIMARY KEY)")
    conn.execute(f"CREATE TEMP TABLE filled AS SELECT rowid AS id, {names} FROM row WHERE 0")
    ordered = conn.execute(
        f"SELECT external_id, rowid, {names} FROM row WHERE external_id IN"
        " (SELECT external_id FROM row GROUP BY external_id HAVING count(*) > 1)"
        f" ORDER BY external_id, moment, {names}, {', '.join(_ANSWER)}"
    )
    passed: list[Row] = []
    filled: list[Row] = []
    for last, others in _tickets(ordered):
        passed += others
        filled.append(last)
        if len(passed) > _CHUNK:
            _write(conn, passed, filled)
    _write(conn, passed, filled)
    conn.execute("UPDATE row SET told = 0 WHERE rowid IN (SELECT id FROM temp.passed)")
    conn.execute(
        f"UPDATE row SET ({names}) = (SELECT {names} FROM temp.filled WHERE id = row.rowid)"
        " WHERE rowid IN (SELECT id FROM temp.filled)"
    )


def _tickets(ordered: Iterator[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """Of each ticket the last row, filled, and the rowids of the others."""
    for _, rows in groupby(ordered, key=lambda row: row[0]):
        known: list[object] = [None] * len(TOLD)
        ids: list[Row] = []
        for row in rows:
            ids.append((row[1],))
            known = [old if cell is None else cell for old, cell in zip(known, row[2:], strict=True)]
        yield (*ids[-1], *known), ids[:-1]


def _write(conn: sqlite3.Connection, passed: list[Row], filled: list[Row]) -> None:
    conn.executemany("INSERT INTO temp.passed VALUES (?)", passed)
    conn.executemany(f"INSERT INTO temp.filled VALUES ({', '.join('?' * (len(TOLD) + 1))})", filled)
    passed.clear()
    filled.clear()
