"""The teams there are, and the one that somebody leads."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from console.domain.text import one_line


class Teams(NamedTuple):
    """Names in the order of the alphabet, each once whatever the case of its letters; `own` is among them or None."""

    names: tuple[str, ...]
    own: str | None


def teams(conn: sqlite3.Connection, person: int | None, now: int) -> Teams:
    """All teams; `own` is the first of those that the person with this id leads at `now` (seconds UTC)."""
    known: dict[str, str] = {}
    for (name,) in conn.execute("SELECT name FROM team ORDER BY name COLLATE NOCASE, id"):
        known.setdefault(one_line(name).casefold(), one_line(name))
    led = conn.execute(
        "SELECT t.name FROM team_lead l JOIN team t ON t.id = l.team_id WHERE l.person_id = :person"
        " AND (l.since IS NULL OR l.since <= :now) AND (l.until IS NULL OR l.until > :now)"
        " ORDER BY t.name COLLATE NOCASE, t.id LIMIT 1",
        {"person": person, "now": now},
    ).fetchone()
    return Teams(tuple(known.values()), None if led is None else known[one_line(led[0]).casefold()])
