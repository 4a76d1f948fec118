"""Stores of every released schema, kept as SQL; `python -m tests.tests_support.released` writes the newest.

The next one: when console/store/schema.py says VERSION 2, the file of version 1 stays as it is for ever, and this module,
run once from the root of the checkout, writes 0002.sql beside it. A schema that nobody has received yet may be rewritten.
"""

from __future__ import annotations

import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "faults" / "schemas"
_OF = re.compile(r"""(?:CREATE TABLE|INSERT INTO) ["']?(\w+)""")
_CONTENT = re.compile(r"fts5 \((\w+), content = '(\w+)'")
_WRITABLE = ("INSERT INTO sqlite_master", "PRAGMA writable_schema")
NOON = 1_782_820_800  # 30 June 2026


def made(number: int, path: Path) -> Path:
    """A store of the schema with that number."""
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript((FOLDER / f"{number:04}.sql").read_text(encoding="utf-8"))
        conn.execute("PRAGMA journal_mode = WAL")
    return path


def schema_of(path: Path) -> dict[str, str | None]:
    """Every table, index, trigger and view with the statement that made it."""
    with closing(sqlite3.connect(path)) as conn:
        return dict(conn.execute("SELECT type || ' ' || name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"))


def write() -> Path:
    """Keeps a store of today's schema, with a morning's work in it."""
    from console.store import recovery, schema
    from tests_support.town import Town

    with tempfile.TemporaryDirectory() as folder:
        town = Town(Path(folder) / "store.db", NOON)
        town.sql.execute("INSERT INTO setting VALUES ('as_of', ?)", (str(NOON),))
        for number, words in enumerate(("never again", "đã trả 👩‍🔧 – 早く返金", "[red]'; --"), 1):
            case = town.low(f"T-{number}", subject=words)
            town.act("Ana", recovery.claim, case)
            town.sql.execute("UPDATE rating SET comment = ? WHERE interaction_id = ?", (words, number))
        town.act("Ana", recovery.tried, 1, "reached", note="called – twice")
        town.act("Ana", recovery.fix, 1, "refund sent")
        town.act("Ana", recovery.close, 1, "recovered", "call sooner")
        town.act("Ben", recovery.tried, 2, "no answer")
        town.act("Ben", recovery.undo)
        heads = [f"PRAGMA {name} = {town.one(f'PRAGMA {name}')};" for name in ("application_id", "user_version")]
        file = FOLDER / f"{schema.VERSION:04}.sql"
        file.write_text("\n".join([*heads, *_statements(town.sql)]) + "\n", encoding="utf-8")
        town.sql.close()
    return file


def _statements(conn: sqlite3.Connection) -> Iterator[str]:
    """The store as SQL; what search keeps is not copied but indexed anew."""
    virtual = dict(conn.execute("SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'").fetchall())
    searches = tuple(virtual)
    for line in conn.iterdump():
        found = _OF.match(line)
        if line.startswith("CREATE TRIGGER") and virtual:  # the data is in, and no rule stands yet
            for search, sql in virtual.items():
                yield from (f"{sql};", _indexed(search, sql))
            virtual = {}
        if not (found and found[1].startswith(searches)) and not line.startswith(_WRITABLE):
            yield line


def _indexed(search: str, sql: str) -> str:
    """The statement that lets a search table learn every text there is."""
    column, table = _CONTENT.findall(sql)[0]
    return f"INSERT INTO {search} (rowid, {column}) SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL;"


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    sys.stdout.write(f"{write()}\n")
