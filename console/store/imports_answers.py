"""Storing a file's answers: by the rules of the store, or all at once where every row made a ticket of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from console.store import imports_sql as sql
from console.store import imports_told as told


def store_first(conn: sqlite3.Connection, values: Mapping[str, object]) -> None:
    """Stores the only answers of tickets that this file made; `values` are those of the statements.

    Nothing came before such an answer, so what the triggers would do for each is one statement for all. They are
    dropped and made again within the transaction, in which every other writer waits: a trigger that finds nothing
    to do takes as long as storing its row.
    """
    tops = {"rating": sql.top(conn, "rating"), "recovery": sql.top(conn, "recovery")}
    rules = conn.execute(sql.RULES_OF_ANSWERS).fetchall()
    for name, _ in rules:
        conn.execute(f"DROP TRIGGER {name}")
    conn.execute(sql.ANSWERS_NEW, values)
    conn.execute(sql.CASES_NEW, tops)
    for statement in told.CASES_NEW:
        conn.execute(statement, tops)
    conn.execute(sql.OPENED)
    conn.execute("INSERT INTO temp.opened SELECT id FROM recovery WHERE id > :recovery", tops)
    _speak(conn, tops["rating"])
    for _, text in rules:
        conn.execute(text)


def store_further(conn: sqlite3.Connection, values: Mapping[str, object], *, repeated: bool) -> None:
    """Stores the answers that the store doesn't have; the triggers see each, in the order of time.

    `repeated` says that the file may tell an answer in several rows.
    """
    top = sql.top(conn, "rating")
    for statement in sql.BEGIN_ANSWERS:
        conn.execute(statement)
    conn.execute(sql.ANSWERS.format(once=sql.ONCE if repeated else ""), values)
    for statement in (*told.CREDIT, *told.CASES_SPOKEN):
        conn.execute(statement, {**values, "top": top})
    for statement in sql.END_ANSWERS:
        conn.execute(statement)
    _speak(conn, top)


def _speak(conn: sqlite3.Connection, top: int) -> None:
    """What opened cases say, and the comments' index: each in one statement."""
    for statement in sql.CASES_SPEAK:
        conn.execute(statement)
    conn.execute(sql.COMMENTS_INDEX, {"top": top})
