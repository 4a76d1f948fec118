"""Cards of a customer, an account and an agent: who it is, and their newest tickets with what was answered."""

from __future__ import annotations

import sqlite3

from console.domain.text import plain_cell
from console.store.records_cards import AccountCard, AgentCard, Averaged, CustomerCard, Touch

SHOWN = 50  # tickets on a card
DAYS = 28  # of an agent's answers

_TOUCH = """SELECT i.id, i.external_id, i.kind, i.issue, i.channel, i.status, i.opened_at, i.opened_precision,
 r.value, r.low, r.high, r.verdict, r.comment, a.name, i.agent_id, c.name, i.customer_id
 FROM interaction i
 LEFT JOIN rating r ON r.interaction_id = i.id AND r.metric = 'csat' AND r.superseded_at IS NULL
 LEFT JOIN agent a ON a.id = i.agent_id LEFT JOIN customer c ON c.id = i.customer_id"""
#: Tickets of an account: its own, and those of its customers that name no account.
_OF_ACCOUNT = """SELECT id, opened_at FROM interaction WHERE account_id = :key
 UNION ALL SELECT t.id, t.opened_at FROM customer u JOIN interaction t ON t.customer_id = u.id
 WHERE u.account_id = :key AND t.account_id IS NULL"""


def customer_card(conn: sqlite3.Connection, key: int) -> CustomerCard | None:
    """A customer's card; None if there is no such customer."""
    row = conn.execute(
        "SELECT c.id, c.name, c.email, c.phone, c.language, c.do_not_contact, ac.id, ac.name FROM customer c"
        " LEFT JOIN account ac ON ac.id = c.account_id WHERE c.id = ?", (key,),
    ).fetchone()  # fmt: skip
    if row is None:
        return None
    touches = _touches(conn, "SELECT id, opened_at FROM interaction WHERE customer_id = :key", key)
    (cases,) = conn.execute(
        "SELECT count(*) FROM recovery WHERE customer_id = ? AND closed_at IS NULL", (key,)
    ).fetchone()
    answered = _answered(conn, "SELECT id FROM interaction WHERE customer_id = :key", key)
    *told, avoid, account, of = map(plain_cell, row)
    return CustomerCard._make((*told, bool(avoid), account, of, cases, *answered, touches))


def account_card(conn: sqlite3.Connection, key: int, since: int, until: int) -> AccountCard | None:
    """An account's card, with the means of what was answered from `since` on and before `until` (seconds UTC)."""
    row = conn.execute(
        "SELECT ac.id, ac.name, p.name, ac.renewal_at, ac.value, ac.churned_at,"
        " (SELECT count(*) FROM customer WHERE account_id = ac.id) FROM account ac"
        " LEFT JOIN person p ON p.id = ac.owner_id WHERE ac.id = ?", (key,),
    ).fetchone()  # fmt: skip
    if row is None:
        return None
    own = f"SELECT id FROM ({_OF_ACCOUNT})"
    (cases,) = conn.execute(
        f"SELECT count(*) FROM recovery WHERE interaction_id IN ({own}) AND closed_at IS NULL", {"key": key}
    ).fetchone()
    averages, answered = _averages(conn, own, key, since, until), _answered(conn, own, key)
    return AccountCard._make((*map(plain_cell, row), cases, averages, *answered, _touches(conn, _OF_ACCOUNT, key)))


def agent_card(conn: sqlite3.Connection, key: int, now: int) -> AgentCard | None:
    """An agent's card; credit is as it was when the answer came."""
    row = conn.execute(
        "SELECT a.id, a.name, a.kind, t.name, p.name, a.started_at, a.left_at FROM agent a"
        " LEFT JOIN team t ON t.id = a.team_id LEFT JOIN person p ON p.id = a.manager_id WHERE a.id = ?", (key,),
    ).fetchone()  # fmt: skip
    if row is None:
        return None
    counts = conn.execute(
        "SELECT count(*), coalesce(sum(verdict = 'satisfied'), 0) FROM rating WHERE metric = 'csat' AND agent_id = ?"
        " AND answered_at > ? AND answered_at <= ? AND (superseded_at IS NULL OR superseded_at > ?)",
        (key, now - DAYS * 86_400, now, now),
    ).fetchone()
    newest = f"""SELECT interaction_id AS id, answered_at AS opened_at FROM rating INDEXED BY rating_window
     WHERE metric = 'csat' AND agent_id = :key AND superseded_at IS NULL AND answered_at <= {int(now)}"""
    return AgentCard._make((*map(plain_cell, row), *counts, _touches(conn, newest, key)))


def _touches(conn: sqlite3.Connection, which: str, key: int) -> tuple[Touch, ...]:
    rows = conn.execute(
        f"SELECT t.* FROM (SELECT id AS wanted, opened_at AS at FROM ({which}) ORDER BY opened_at DESC, id DESC LIMIT :n)"
        f" JOIN ({_TOUCH}) t ON t.id = wanted ORDER BY at DESC, wanted DESC", {"key": key, "n": SHOWN},
    )  # fmt: skip
    return tuple(Touch(*map(plain_cell, row)) for row in rows)


def _answered(conn: sqlite3.Connection, which: str, key: int) -> tuple[int, int]:
    """Current csat answers of these tickets, and how many were satisfied."""
    answered, satisfied = conn.execute(
        "SELECT count(*), coalesce(sum(verdict = 'satisfied'), 0) FROM rating INDEXED BY rating_of_interaction"
        f" WHERE interaction_id IN ({which}) AND metric = 'csat' AND superseded_at IS NULL", {"key": key},
    ).fetchone()  # fmt: skip
    return answered, satisfied


def _averages(conn: sqlite3.Connection, which: str, key: int, since: int, until: int) -> tuple[Averaged, ...]:
    rows = conn.execute(
        "SELECT i.kind, count(*), CASE WHEN count(DISTINCT r.low || ' ' || r.high) = 1 THEN avg(r.value) END"
        " FROM rating r INDEXED BY rating_of_interaction JOIN interaction i ON i.id = r.interaction_id"
        f" WHERE r.interaction_id IN ({which}) AND r.metric = 'csat' AND r.superseded_at IS NULL"
        " AND r.answered_at >= :since AND r.answered_at < :until GROUP BY i.kind ORDER BY count(*) DESC, i.kind",
        {"key": key, "since": since, "until": until},
    )
    return tuple(Averaged(*row) for row in rows)
