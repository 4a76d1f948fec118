"""The schema, step by step, with sqlite-utils' migrations; each step is one transaction."""

from __future__ import annotations

from importlib.resources import files

from sqlite_utils import Database, Migrations

migrations = Migrations("csat-console")


def statements(name: str, end: str = ";;") -> list[str]:
    """The statements of one SQL file beside this module, split where a line ends with `end`."""
    text = (files("console.store") / "sql" / name).read_text(encoding="utf-8")
    return [part for part in (piece.strip() for piece in text.split(end)) if part]


@migrations()
def m0001_first(db: Database) -> None:
    """Tables, indexes, the recovery rule, readable views."""
    for name in ("0001_tables.sql", "0001_indexes.sql", "0001_forgotten.sql"):
        for statement in _plain_statements(name):
            db.conn.execute(statement)
    for statement in (*statements("0001_rules.sql"), *statements("0001_names.sql")):
        db.conn.execute(statement)
    for statement in _plain_statements("0001_views.sql"):
        db.conn.execute(statement)


def _plain_statements(name: str) -> list[str]:
    """Statements of a file without triggers, where every semicolon at a line's end is an end."""
    return statements(name, ";\n")
