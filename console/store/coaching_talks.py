"""What one agent promised, and the one-on-ones it was promised in."""

from __future__ import annotations

import sqlite3

from console.domain.text import one_line, plain
from console.store.coaching_records import Held, Promise

_DONE_SHOWN = 50


def commitments(conn: sqlite3.Connection, agent: int, now: int) -> tuple[Promise, ...]:
    """Open ones first, by due date; then the others, newest first."""
    rows = conn.execute(_PROMISES, {"agent": agent, "now": now}).fetchall()
    known = [
        Promise(ident, session, plain(text), measure and one_line(measure), target, criterion, name and one_line(name),
                due, state, done, state == "open" and due < now)
        for ident, session, text, measure, target, criterion, name, due, state, done in rows
    ]  # fmt: skip
    still = sorted((one for one in known if one.state == "open"), key=lambda one: (one.due_at, one.id))
    rest = sorted((one for one in known if one.state != "open"), key=lambda one: (-one.due_at, -one.id))
    return (*still, *rest[:_DONE_SHOWN])


_PROMISES = """SELECT c.id, c.session_id, c.text, c.measure, c.target, c.criterion_id, k.name, c.due_at, c.state, c.done_at
 FROM session s JOIN commitment c ON c.session_id = s.id LEFT JOIN criterion k ON k.id = c.criterion_id
 WHERE s.agent_id = :agent AND s.held_at <= :now"""


def sessions(conn: sqlite3.Connection, agent: int, now: int) -> tuple[Held, ...]:
    """Newest first."""
    rows = conn.execute(
        "SELECT s.id, s.held_at, p.name, s.shared, s.agent_comment FROM session s JOIN person p ON p.id = s.coach_id"
        " WHERE s.agent_id = ? AND s.held_at <= ? ORDER BY s.held_at DESC, s.id DESC",
        (agent, now),
    )
    return tuple(
        Held(ident, at, one_line(coach), shared and plain(shared), comment and plain(comment))
        for ident, at, coach, shared, comment in rows
    )
