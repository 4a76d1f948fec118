"""The people who work here."""

from __future__ import annotations

import re
import sqlite3

from console.domain.text import one_line
from console.store.errors import Refused
from console.store.records import Person


def _clean(name: str) -> str:
    """A name as it is kept; whoever has none is somebody."""
    return one_line(name).strip() or "somebody"


def known_as(conn: sqlite3.Connection, name: str) -> Person | None:
    """The person with that name or login, whatever the case of its letters."""
    row = conn.execute(
        "SELECT id, name FROM person WHERE name = :n OR login = :n ORDER BY name = :n DESC LIMIT 1",
        {"n": _clean(name)},
    ).fetchone()
    return None if row is None else Person(row[0], one_line(row[1]))


def welcome(conn: sqlite3.Connection, name: str) -> Person:
    """That person, added where the store doesn't know them yet. Must run where writing is allowed."""
    if person := known_as(conn, name):
        return person
    clean = _clean(name)
    row = conn.execute("INSERT INTO person (name, login) VALUES (:n, :n) RETURNING id", {"n": clean}).fetchone()
    return Person(row[0], clean)


def somebody_here(conn: sqlite3.Connection, name: str) -> Person:
    """A person of that name, or an agent of that name, who becomes one; raises Refused for anybody else."""
    clean = one_line(name).strip()
    if clean and (person := known_as(conn, clean)):
        return person
    agent = conn.execute("SELECT name FROM agent WHERE name = ? COLLATE NOCASE", (clean,)).fetchone()
    if agent is not None:
        return welcome(conn, agent[0])
    raise Refused(f"There is nobody called {one_line(clean, 60) or '(blank)'} here: name a lead, a coach or an agent.")


def assignable(conn: sqlite3.Connection, case: int | None, beginning: str = "", limit: int = 50) -> tuple[str, ...]:
    """Names a case can be given to: its handler and team lead first, then everybody by name.

    `beginning` is how the name or a further word of it begins.
    """
    rows = conn.execute(
        "SELECT name FROM ("
        " SELECT a.name, 0 AS rank FROM recovery v JOIN agent a ON a.id = v.agent_id WHERE v.id = :case"
        " UNION ALL SELECT p.name, 1 FROM recovery v JOIN team_lead l ON l.team_id = v.team_id"
        "  JOIN person p ON p.id = l.person_id WHERE v.id = :case AND l.until IS NULL"
        " UNION ALL SELECT name, 2 FROM person UNION ALL SELECT name, 3 FROM agent)"
        " WHERE name LIKE :start || '%' ESCAPE char(92) OR name LIKE '% ' || :start || '%' ESCAPE char(92)"
        " GROUP BY name ORDER BY min(rank), name LIMIT :limit",
        {"case": case, "start": re.sub(r"([\\%_])", r"\\\1", beginning), "limit": limit},
    )
    return tuple(one_line(row[0]) for row in rows)
