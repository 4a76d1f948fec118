"""Rows of the queue in full, by their keys; where they stand is told by store/queue.py."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from console.domain import recovery as rule
from console.domain.rating import verdict
from console.domain.text import plain_cell
from console.store.records import QueueRow

_COLUMNS = """
 i.external_id, i.source, r.value, r.low, r.high, r.raw, r.comment, c.name, a.name, t.name, i.channel, i.issue,
 r.answered_at, r.answered_precision, p.name"""
_JOINS = """
 JOIN interaction i ON i.id = r.interaction_id
 LEFT JOIN customer c ON c.id = i.customer_id"""

_CASE = f"""SELECT {_COLUMNS}, v.status, v.contact_due_at, v.waiting_until, v.closed_at, v.repeat_low, v.renewal_at,
 v.contacted_at IS NOT NULL, v.opened_precision, (SELECT count(*) - 1 FROM recovery o
  WHERE o.customer_id = v.customer_id AND o.closed_at IS NULL)
 FROM recovery v JOIN rating r ON r.id = v.latest_rating_id {_JOINS}
 LEFT JOIN agent a ON a.id = v.agent_id LEFT JOIN team t ON t.id = v.team_id LEFT JOIN person p ON p.id = v.owner_id
 WHERE v.id = ?"""
_WATCHED = f"""SELECT {_COLUMNS.replace("p.name", "NULL")}, r.id
 FROM rating r {_JOINS} LEFT JOIN agent a ON a.id = r.agent_id LEFT JOIN team t ON t.id = r.team_id WHERE r.id = ?"""


def row_of(conn: sqlite3.Connection, key: int, now: int) -> QueueRow | None:
    """One row by key, whatever its lane; None if it is gone."""
    return _watched(conn, -key) if key < 0 else _case(conn, key, now)


def rows_of(conn: sqlite3.Connection, keys: Iterable[int], now: int) -> tuple[QueueRow, ...]:
    """The rows of ordered keys; one that vanished in between is left out."""
    found = (row_of(conn, key, now) for key in keys)
    return tuple(row for row in found if row is not None)


def siblings(conn: sqlite3.Connection, key: int) -> tuple[int, ...]:
    """The keys of the other open cases of the same customer."""
    rows = conn.execute(
        "SELECT o.id FROM recovery v JOIN recovery o ON o.customer_id = v.customer_id AND o.id <> v.id"
        " AND o.closed_at IS NULL WHERE v.id = ? ORDER BY o.id",
        (key,),
    )
    return tuple(row[0] for row in rows)


def _case(conn: sqlite3.Connection, number: int, now: int) -> QueueRow | None:
    row = conn.execute(_CASE, (number,)).fetchone()
    if row is None:
        return None
    status, due, waiting, closed, repeat, renewal, contacted, precision, siblings = row[15:]
    why = () if closed is not None else rule.reasons(
        now=now, contact_due_at=due, repeat_low=bool(repeat), renewal_at=renewal,
        contacted=bool(contacted), by_day=precision == "day",
    )  # fmt: skip
    return _row(number, row, status, due, waiting, closed, max(0, siblings or 0), why)


def _watched(conn: sqlite3.Connection, number: int) -> QueueRow | None:
    row = conn.execute(_WATCHED, (number,)).fetchone()
    if row is None:
        return None
    why = ("neutral: no case yet",) if row[6] else ("neutral: no case yet", "no comment left")
    return _row(-number, row, "watch", None, None, None, 0, why)


def _row(
    key: int, row: tuple[object, ...], status: str, due: int | None, waiting: int | None, closed: int | None, siblings: int,
    why: tuple[str, ...],
) -> QueueRow:  # fmt: skip
    """A record from the shared columns, every text made plain."""
    (ref, source, value, low, high, raw, comment, customer, agent, team, channel, issue, answered, precision, owner) = (
        plain_cell(cell) for cell in row[:15]
    )
    return QueueRow(
        key, str(ref), str(source), _f(value), _f(low), _f(high), _s(raw), verdict(_f(value), _f(low), _f(high)),
        _s(comment), _s(customer), _s(agent), _s(team), _s(channel), _s(issue), int(str(answered)), str(precision),
        status, _s(owner), due, waiting, closed, siblings, why,
    )  # fmt: skip


def _f(cell: object) -> float:
    return float(str(cell))


def _s(cell: object) -> str | None:
    return None if cell is None else str(cell)
