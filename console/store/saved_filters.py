"""A person's own filters for the queue, by name."""

from __future__ import annotations

import sqlite3

from console.domain.filters import parse
from console.domain.text import one_line
from console.store.errors import Refused
from console.store.records import Actor, Done

LONGEST = 2000  # characters of a filter line


def of_person(conn: sqlite3.Connection, person: int) -> tuple[tuple[str, str], ...]:
    """(name, line) pairs, by name."""
    rows = conn.execute("SELECT name, line FROM saved_filter WHERE person_id = ? ORDER BY name", (person,))
    return tuple((one_line(name), one_line(line)) for name, line in rows)


def save(conn: sqlite3.Connection, actor: Actor, name: str, line: str) -> Done:
    """Keeps a filter line under a name; a line that filters nothing removes the name."""
    title = one_line(name, 60).strip()
    if not title:
        raise Refused("Give the filter a name.")
    if len(line) > LONGEST:
        raise Refused(f"That filter has {len(line):,} characters; {LONGEST:,} is the most.")
    conn.execute("DELETE FROM saved_filter WHERE person_id = ? AND name = ?", (actor.id, title))
    if not parse(line):
        return Done(0, "", f"Filter “{title}” is gone.")
    conn.execute(
        "INSERT INTO saved_filter (person_id, name, line) VALUES (?, ?, ?)", (actor.id, title, one_line(line).strip())
    )
    return Done(0, "", f"Filter “{title}” is kept.")
