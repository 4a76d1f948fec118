"""What was said in one interaction, whether or not a case came of it."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from console.domain.text import plain_cell
from console.store.records import Turn


class Talk(NamedTuple):
    """A conversation and whose it was."""

    ref: str
    customer: str | None
    subject: str | None
    turns: tuple[Turn, ...]


def talk(conn: sqlite3.Connection, interaction: int) -> Talk | None:
    """The conversation of an interaction; without turns where none was imported, None where it is gone."""
    row = conn.execute(
        "SELECT i.external_id, c.name, i.subject FROM interaction i LEFT JOIN customer c ON c.id = i.customer_id WHERE i.id = ?",
        (interaction,),
    ).fetchone()
    if row is None:
        return None
    ref, customer, subject = map(plain_cell, row)
    return Talk(ref, customer, subject, turns(conn, interaction))


def place(conn: sqlite3.Connection, turn: int) -> int | None:
    """Which turn of its conversation that is: its number there; None where it is gone."""
    row = conn.execute("SELECT seq FROM turn WHERE id = ?", (turn,)).fetchone()
    return None if row is None else int(row[0])


def turns(conn: sqlite3.Connection, interaction: int) -> tuple[Turn, ...]:
    """What was said, in order."""
    rows = conn.execute(
        "SELECT seq, at, speaker, text FROM turn WHERE interaction_id = ? ORDER BY seq LIMIT 500", (interaction,)
    )
    return tuple(Turn._make(map(plain_cell, row)) for row in rows)
