"""One ticket in full, rated or not, with the way to its customer, account, agent and case."""

from __future__ import annotations

import sqlite3

from console.domain.text import plain_cell
from console.store.records_cards import Answer, Ticket
from console.store.talks import turns

_TICKET = """SELECT i.id, i.external_id, i.source, i.kind, i.url, i.subject, i.channel, i.issue, i.issue_detail, i.product, i.status,
 i.opened_at, i.opened_precision, i.first_reply_at, i.first_reply_precision, i.resolved_at, i.resolved_precision,
 i.closed_at, i.closed_precision, i.handle_seconds, i.contacts, i.reopens, i.suspect, i.agent_id, a.name,
 coalesce(t.name, at.name), i.customer_id, c.name, ac.id, ac.name
 FROM interaction i LEFT JOIN agent a ON a.id = i.agent_id LEFT JOIN team t ON t.id = i.team_id
 LEFT JOIN team at ON at.id = a.team_id LEFT JOIN customer c ON c.id = i.customer_id
 LEFT JOIN account ac ON ac.id = coalesce(i.account_id, c.account_id) WHERE i.id = ?"""
_ANSWERS = """SELECT metric, value, low, high, raw, verdict, comment, answered_at, answered_precision, superseded_at IS NULL
 FROM rating WHERE interaction_id = ? ORDER BY answered_at DESC, id DESC LIMIT 50"""


def ticket(conn: sqlite3.Connection, key: int) -> Ticket | None:
    """The interaction with this id; None if it is gone."""
    row = conn.execute(_TICKET, (key,)).fetchone()
    if row is None:
        return None
    case = conn.execute(
        "SELECT id, status FROM recovery WHERE interaction_id = ? ORDER BY id DESC LIMIT 1", (key,)
    ).fetchone()
    answers = tuple(Answer._make((*map(plain_cell, row[:-1]), bool(row[-1]))) for row in conn.execute(_ANSWERS, (key,)))
    return Ticket._make((*map(plain_cell, row), answers, turns(conn, key), *(case or (None, None))))
