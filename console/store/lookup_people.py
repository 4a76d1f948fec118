"""Whose a name is: customers, agents and accounts, each with the moment it was last heard of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from console.domain.text import one_line
from console.store.records_cards import Found

OF_ONE_NAME = 8  # bearers of one name that are shown

_CUSTOMER = """SELECT c.id, c.name, c.email, c.phone, ac.name,
 (SELECT i.opened_at FROM interaction i WHERE i.customer_id = c.id ORDER BY i.opened_at DESC LIMIT 1)
 FROM customer c LEFT JOIN account ac ON ac.id = c.account_id"""


def owners(
    conn: sqlite3.Connection, names: Mapping[str, str], customers: Sequence[tuple[int, str]] = ()
) -> Iterator[Found]:
    """Everybody who bears one of `names` (name → why it matched), and these customers (id, why)."""
    for name, why in names.items():
        rows = conn.execute(
            f"{_CUSTOMER} WHERE c.name = ? COLLATE NOCASE ORDER BY c.id DESC LIMIT ?", (name, OF_ONE_NAME)
        )
        yield from (_customer(row, why) for row in rows)
        yield from _agents(conn, name, why)
        yield from _accounts(conn, name, why)
    for key, why in customers:
        yield from (_customer(row, why) for row in conn.execute(f"{_CUSTOMER} WHERE c.id = ?", (key,)))


def _customer(row: Sequence[object], why: str) -> Found:
    key, name, email, phone, account, at = row
    title = one_line(str(name or email or f"customer {key}"))
    return Found("customer", int(str(key)), title, title, _told(account, email, phone), why, int(str(at or 0)))


def _agents(conn: sqlite3.Connection, name: str, why: str) -> Iterator[Found]:
    rows = conn.execute(
        "SELECT a.id, a.name, t.name, a.kind, a.left_at FROM agent a LEFT JOIN team t ON t.id = a.team_id"
        " WHERE a.name = ? ORDER BY a.id LIMIT ?", (name, OF_ONE_NAME),
    )  # fmt: skip
    for key, bearer, team, kind, left in rows:
        told = _told("agent" if kind == "human" else "AI agent", team, "left" if left else None)
        yield Found("agent", key, one_line(bearer), one_line(bearer), told, why, 0)


def _accounts(conn: sqlite3.Connection, name: str, why: str) -> Iterator[Found]:
    rows = conn.execute(
        "SELECT ac.id, ac.name, p.name FROM account ac LEFT JOIN person p ON p.id = ac.owner_id"
        " WHERE ac.name = ? ORDER BY ac.id LIMIT ?", (name, OF_ONE_NAME),
    )  # fmt: skip
    for key, bearer, owner in rows:
        told = _told("account", f"owner {owner}" if owner else None)
        yield Found("account", key, one_line(bearer), one_line(bearer), told, why, 0)


def _told(*parts: object) -> str:
    return " · ".join(one_line(str(part), 60) for part in parts if part)
