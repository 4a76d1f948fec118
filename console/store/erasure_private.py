"""A forgotten customer in a person's own file: drafts about their tickets go, other words lose them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from pathlib import Path

from console.domain.erasing import Person
from console.store.errors import StoreError


def forget_in(file: Path, store: str, person: Person, refs: Collection[str]) -> int:
    """Drops drafts of these tickets and blanks the person in all else that `file` keeps for `store` (`own.kept_under`); how many rows.

    Raises StoreError where the file can't be written.
    """
    conn = sqlite3.connect(file, isolation_level=None, timeout=2)
    try:
        conn.execute("PRAGMA secure_delete = ON")
        tables = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
        rows = sum(_in_table(conn, table, store, person, refs) for table in tables)
        if rows:
            conn.execute("VACUUM")
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return rows
    except sqlite3.Error as error:
        raise StoreError(
            f"The store has forgotten them, but {file} could not be searched ({error}): your drafts may still hold their words."
            " `csat forget` without a customer does the rest."
        ) from error
    finally:
        conn.close()


def _in_table(conn: sqlite3.Connection, table: str, store: str, person: Person, refs: Collection[str]) -> int:
    columns = conn.execute(f"PRAGMA table_info({table})").fetchall()
    keys = [name for _, name, _, _, _, place in columns if place]
    words = [name for _, name, kind, _, _, place in columns if kind == "TEXT" and not place]
    if "store" not in keys or not words:
        return 0
    where, changed = " AND ".join(f"{key} = ?" for key in keys), 0
    for row in conn.execute(f"SELECT {', '.join((*keys, *words))} FROM {table} WHERE store = ?", (store,)).fetchall():
        key, texts = row[: len(keys)], [str(text) for text in row[len(keys) :]]
        blank = [person.blanked(text) for text in texts]
        if "ref" in keys and row[keys.index("ref")] in refs:
            conn.execute(f"DELETE FROM {table} WHERE {where}", key)
        elif blank != texts:
            sets = ", ".join(f"{name} = ?" for name in words)
            conn.execute(f"UPDATE {table} SET {sets} WHERE {where}", (*blank, *key))
        else:
            continue
        changed += 1
    return changed
