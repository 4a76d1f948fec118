"""Blanking a person wherever a text of the store names them; rows that are theirs were blanked before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from console.domain.erasing import Person
from console.store.erasure_columns import COLUMNS, Key, Searched, Theirs


def blank_texts(conn: sqlite3.Connection, person: Person) -> int:
    """Replaces the person in every column where others' words stand; how many cells named them."""
    keys = Person(names=person.names, emails=person.emails)  # their ids may well be those of somebody's ticket
    cells = 0
    for table, columns in COLUMNS.items():
        looked = [name for name, how in columns.items() if isinstance(how, Searched | Key | Theirs)]
        for key, texts in naming(conn, table, looked, person) if looked else ():
            changed = {
                name: blank
                for name, text in zip(looked, texts, strict=True)
                if text is not None
                and (blank := (keys if isinstance(columns[name], Key) else person).blanked(text)) != text
            }
            if changed:
                _write(conn, table, key, changed)
                cells += len(changed)
    return cells


def naming(
    conn: sqlite3.Connection, table: str, columns: Sequence[str], person: Person
) -> list[tuple[dict[str, object], list[str | None]]]:
    """Rows that may name the person: their key, and the texts of these columns."""
    if person.pattern is None:
        return []
    keyed = _key(conn, table)
    names = ", ".join(f'"{name}"' for name in (*keyed, *columns))
    found = conn.execute(f"SELECT {names} FROM {table} WHERE {_may_name(columns, person)}").fetchall()
    return [(dict(zip(keyed, row, strict=False)), list(row[len(keyed) :])) for row in found]


def _may_name(columns: Sequence[str], person: Person) -> str:
    """A condition that SQLite tests quickly; needles are plain letters and digits, so nothing has to be escaped."""
    return " OR ".join(f"\"{name}\" LIKE '%{needle}%'" for name in columns for needle in person.needles)


def _key(conn: sqlite3.Connection, table: str) -> list[str]:
    columns = conn.execute(f"PRAGMA table_info({table})").fetchall()
    return [column[1] for column in sorted(columns, key=lambda column: int(column[5])) if column[5]] or ["rowid"]


def _write(conn: sqlite3.Connection, table: str, key: dict[str, object], changed: dict[str, str]) -> None:
    """Stores the blanked texts; where the blank is taken and has to be unique, numbered."""
    where = " AND ".join(f'"{name}" = ?' for name in key)
    sets = ", ".join(f'"{name}" = ?' for name in changed)
    for values in _numbered(list(changed.values())):
        try:
            conn.execute(f"UPDATE {table} SET {sets} WHERE {where}", (*values, *key.values()))
            return
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorname not in ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"):
                raise


def _numbered(values: list[str]) -> Iterator[list[str]]:
    yield values
    number = 2
    while True:
        yield [f"{value} {number}" for value in values]
        number += 1
