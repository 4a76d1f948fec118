"""The journal of a customer who is forgotten: entries stay as who acted and when, and say no more."""

from __future__ import annotations

import sqlite3

from console.domain.erasing import Person
from console.store.erasure_columns import THEIR_ROWS
from console.store.erasure_search import naming
from console.store.journal import ERASED


def open_journal(conn: sqlite3.Connection) -> list[str]:
    """Takes the journal's triggers away for this transaction; the statements that make them again."""
    rules = conn.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal' ORDER BY rowid"
    ).fetchall()
    for name, _ in rules:
        conn.execute(f"DROP TRIGGER {name}")
    return [text for _, text in rules]


def erase_entries(conn: sqlite3.Connection, person: Person) -> int:
    """Entries of their tickets, and those that name them, keep who acted and when; how many."""
    conn.execute(f"CREATE TEMP TABLE entries AS SELECT id FROM journal WHERE {THEIR_ROWS['journal']}")
    named = naming(conn, "journal", ("detail", "before", "after"), person)
    conn.executemany(
        "INSERT INTO temp.entries VALUES (?)",
        [(key["id"],) for key, texts in named if any(text and person.blanked(text) != text for text in texts)],
    )
    return conn.execute(
        "UPDATE journal SET action = :erased, detail = :erased, before = '{}', after = '{}', ref = coalesce("
        "(SELECT external_id FROM interaction WHERE id = journal.interaction_id), ref)"
        " WHERE id IN (SELECT id FROM temp.entries)",
        {"erased": ERASED},
    ).rowcount
