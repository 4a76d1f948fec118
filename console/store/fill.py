"""Whole tables of made-up rows into a store: for the sample, which has no export to import."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

Value = str | int | float | None
HOUR = 3_600


def fill(conn: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Inserts rows; raises LookupError where the store has no such table or column."""
    _known(conn, table, columns)
    marks = ", ".join("?" for _ in columns)
    conn.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)


def amend(conn: sqlite3.Connection, table: str, key: int, changes: Mapping[str, Value]) -> None:
    """Changes one row by id, without a journal row: for what no person of the sample is said to have done."""
    _known(conn, table, tuple(changes))
    names = ", ".join(f"{name} = :{name}" for name in changes)
    conn.execute(f"UPDATE {table} SET {names} WHERE id = :id", {**changes, "id": key})


def set_clock(conn: sqlite3.Connection, moment: int) -> None:
    """Moves the store's clock, by which the recovery rule measures its horizon."""
    conn.execute(
        "INSERT INTO setting (key, value) VALUES ('as_of', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (str(moment),),
    )


def tick_outbox(conn: sqlite3.Connection, until: int, person: int) -> None:
    """Marks what was asked of the help desk up to a moment as done by a person two hours later."""
    conn.execute(
        "UPDATE outbox SET done_at = created_at + ?, done_by = ? WHERE done_at IS NULL AND created_at <= ?",
        (2 * HOUR, person, until),
    )


def compact(conn: sqlite3.Connection) -> None:
    """Leaves the store as small as it gets, in one file; outside any transaction."""
    conn.execute("INSERT INTO rating_search (rating_search) VALUES ('optimize')")
    conn.execute("VACUUM")
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _known(conn: sqlite3.Connection, table: str, columns: Sequence[str]) -> None:
    """Only names that the schema knows become SQL."""
    there = {row[0] for row in conn.execute("SELECT name FROM pragma_table_info(?)", (table,))}
    missing = [column for column in columns if column not in there]
    if missing or not columns:
        raise LookupError(f"The store has no {table} with {', '.join(missing) or 'columns'}.")
