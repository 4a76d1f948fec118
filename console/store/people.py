"""The people who work here."""

from __future__ import annotations

import sqlite3

from console.domain.text import one_line
from console.store.records import Person


def known_as(conn: sqlite3.Connection, name: str) -> Person | None:
    """The person with that name or login, whatever the case of its letters."""
    row = conn.execute(
        "SELECT id, name FROM person WHERE name = :n OR login = :n ORDER BY name = :n DESC LIMIT 1",
        {"n": one_line(name).strip()},
    ).fetchone()
    return None if row is None else Person(row[0], one_line(row[1]))


def welcome(conn: sqlite3.Connection, name: str) -> Person:
    """That person, added where the store doesn't know them yet. Must run where writing is allowed."""
    if person := known_as(conn, name):
        return person
    clean = one_line(name).strip() or "somebody"
    row = conn.execute("INSERT INTO person (name, login) VALUES (:n, :n) RETURNING id", {"n": clean}).fetchone()
    return Person(row[0], clean)
