"""A store filled through plain SQL, as another program would fill it, and worked through the store's own verbs."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from console.store import connect, people
from console.store.records import Actor, Done
from console.store.upgrade import create

HOUR, DAY = 3600, 86_400


class Town:
    """`now` is fixed when the store is made, so that a test's moments are all relative to it."""

    def __init__(self, path: Path, now: int | None = None) -> None:
        create(path)
        self.path = path
        self.now = int(time.time()) if now is None else now
        self.sql = sqlite3.connect(path, isolation_level=None)
        self.sql.row_factory = sqlite3.Row

    def one(self, question: str, *values: object) -> Any:
        """The first cell of the first row."""
        row = self.sql.execute(question, values).fetchone()
        return None if row is None else row[0]

    def all(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """Every row as a tuple."""
        return [tuple(row) for row in self.sql.execute(question, values)]

    def add(self, table: str, **values: object) -> int:
        """One row; its id."""
        names = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        return int(self.sql.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values).lastrowid or 0)

    def ticket(self, ref: str, **values: object) -> int:
        """An interaction of source `desk`."""
        return self.add("interaction", source="desk", external_id=ref, **values)

    def rate(self, ticket: int, value: float, ago: int = 0, **values: object) -> int:
        """An answer on 1–5, `ago` seconds before now."""
        defaults = {"metric": "csat", "low": 1, "high": 5, "answered_at": self.now - ago}
        return self.add("rating", interaction_id=ticket, value=value, **{**defaults, **values})

    def low(self, ref: str, ago: int = HOUR, value: float = 1, **values: object) -> int:
        """A ticket rated low; the case it opened."""
        ticket = self.ticket(ref, **values)
        self.rate(ticket, value, ago)
        return int(self.one("SELECT id FROM recovery WHERE interaction_id = ?", ticket))

    def status(self, case: int) -> str:
        """The case's status."""
        return str(self.one("SELECT status FROM recovery WHERE id = ?", case))

    def act(self, who: str, deed: Callable[..., Done], *args: Any, later: int = 0, **kwargs: Any) -> Done:
        """A person's deed, as the desk would carry it out, `later` seconds after now."""
        conn = connect.writer(self.path)
        try:
            with connect.transaction(conn):
                person = people.welcome(conn, who)
                return deed(conn, Actor(person.id, person.name, self.now + later), *args, **kwargs)
        finally:
            conn.close()

    def dump(self) -> list[str]:
        """The whole store as text, without what migrations note."""
        return [line for line in self.sql.iterdump() if "_sqlite_migrations" not in line]

    def dump_of(self, *tables: str) -> list[tuple[Any, ...]]:
        """Every row of these tables, in order."""
        return [row for table in tables for row in self.all(f"SELECT * FROM {table} ORDER BY id")]
