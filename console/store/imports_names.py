"""The names that a file brings, made known to lookup all at once: name by name costs ten times as much."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from console.store.imports_sql import top

_BROUGHT = "SELECT EXISTS (SELECT 1 FROM file.row WHERE customer_name IS NOT NULL OR account_name IS NOT NULL)"
_LEARN = """INSERT INTO known_name (text)
    SELECT name FROM customer WHERE name IS NOT NULL UNION SELECT name FROM account EXCEPT SELECT text FROM known_name"""
_INDEX = "INSERT INTO {index} (rowid, text) SELECT id, text FROM known_name WHERE id > ? ORDER BY id"


@contextmanager
def named_at_once(conn: sqlite3.Connection) -> Iterator[None]:
    """While customers and accounts are stored the triggers stay out of the way; then their new names are learned.

    Needs the import's transaction and its staged file.
    """
    conn.execute("INSERT INTO setting (key, value) VALUES ('naming', '1')")
    yield
    conn.execute("DELETE FROM setting WHERE key = 'naming'")
    if conn.execute(_BROUGHT).fetchone()[0]:
        learn(conn)


def learn(conn: sqlite3.Connection) -> None:
    """Every name of a customer or an account that lookup does not know yet."""
    before = top(conn, "known_name")
    conn.execute(_LEARN)
    for index in ("name_search", "name_trigram"):
        conn.execute(_INDEX.format(index=index), (before,))
