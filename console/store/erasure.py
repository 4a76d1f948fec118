"""Forgetting a customer: in one transaction every word of theirs goes, and the numbers of their answers stay."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from console.domain.erasing import Person
from console.store import connect, erasure_person, forgotten, people
from console.store.erasure_columns import COLUMNS, THEIR_ROWS, Identity, Theirs
from console.store.erasure_journal import erase_entries, open_journal
from console.store.erasure_person import Found
from console.store.erasure_private import forget_in
from console.store.erasure_search import blank_texts, naming
from console.store.errors import StoreError
from console.store.imports_sql import COMMENTS_INDEX
from console.store.own import kept_under

PATIENCE = 30.0  # seconds it waits for another program that is writing


@dataclass(frozen=True, slots=True)
class Erased:
    """What was (or would be) erased, counted; `other_texts` are cells of others that named the person."""

    title: str
    shared_name: bool
    tickets: int
    answers: int
    comments: int
    turns: int
    notes: int
    journal: int
    outbox: int
    rejects: int
    other_texts: int
    private: int = 0  # rows of one's own file


def preview(path: Path, who: str, real: int) -> Erased:
    """What `forget` would do; it is done and rolled back. Raises Refused, StoreError."""
    with _writing(path) as conn:
        conn.execute("BEGIN IMMEDIATE")
        try:
            return _erase(conn, erasure_person.find(conn, who), "somebody", real)
        finally:
            conn.execute("ROLLBACK")


def forget(path: Path, who: str, me: str, real: int, private: Path | None = None) -> Erased:
    """Erases the person, all or nothing, in the name of `me`; `real` is the time. Raises Refused, StoreError.

    `private` is the own file of whoever erases: its words go too. Freed pages still hold old text until `traces.sweep`.
    """
    with _writing(path) as conn:
        with connect.transaction(conn):
            found = erasure_person.find(conn, who)
            done = _erase(conn, found, me, real)
            _rebuild(conn)
        if private is None or not private.exists():
            return done
        refs = {str(ref) for (ref,) in conn.execute("SELECT external_id FROM temp.theirs")}
        store = kept_under(conn, path)
    return replace(done, private=forget_in(private, store, found.person, refs))


@contextmanager
def _writing(path: Path) -> Iterator[sqlite3.Connection]:
    check_writable(path)
    conn = connect.writer(path, timeout=PATIENCE)
    try:
        conn.execute("PRAGMA secure_delete = ON")
        yield conn
    except sqlite3.Error as error:
        raise connect.explain(error, path) from error
    finally:
        conn.close()


def check_writable(path: Path) -> None:
    """Raises StoreError where nobody can be forgotten, because the store can't be written."""
    if connect.is_there(path) and not connect.is_writable(path):
        raise StoreError(f"{path} can't be written, so nobody can be forgotten in it: check its permissions.")


def _erase(conn: sqlite3.Connection, found: Found, me: str, real: int) -> Erased:
    person, actor = found.person, people.welcome(conn, me)
    _gather(conn, found)
    _keep_marks(conn, person)
    counts = {name: int(conn.execute(f"SELECT count(*) FROM {what}").fetchone()[0]) for name, what in _COUNTED.items()}
    rules = open_journal(conn)
    rejects = _drop_rejects(conn, person)
    outbox = conn.execute(f"DELETE FROM outbox WHERE {THEIR_ROWS['outbox']}").rowcount
    _blank_rows(conn)
    _stand_in_refs(conn, person)
    journal = erase_entries(conn, person)
    texts = blank_texts(conn, person)
    for rule in rules:
        conn.execute(rule)
    conn.execute("INSERT INTO erasure (at, person_id, tickets) VALUES (?, ?, ?)", (real, actor.id, counts["tickets"]))
    return Erased(
        found.title, found.shared_name, **counts, journal=journal, outbox=outbox, rejects=rejects, other_texts=texts
    )


_COUNTED = {
    "tickets": "temp.theirs",
    "answers": f"rating WHERE {THEIR_ROWS['rating']}",
    "comments": f"rating WHERE comment IS NOT NULL AND {THEIR_ROWS['rating']}",
    "turns": f"turn WHERE {THEIR_ROWS['turn']}",
    "notes": f"(SELECT id FROM note WHERE {THEIR_ROWS['note']} UNION ALL"
    f" SELECT id FROM attempt WHERE note IS NOT NULL AND {THEIR_ROWS['attempt']})",
}


def _gather(conn: sqlite3.Connection, found: Found) -> None:
    """Their customer rows and tickets, by id."""
    conn.execute("CREATE TEMP TABLE them (id INTEGER PRIMARY KEY)")
    conn.executemany("INSERT INTO temp.them VALUES (?)", ((number,) for number in found.ids))
    conn.execute(
        "CREATE TEMP TABLE theirs AS SELECT id, source, external_id FROM interaction"
        " WHERE customer_id IN (SELECT id FROM temp.them)"
        " OR id IN (SELECT interaction_id FROM recovery WHERE customer_id IN (SELECT id FROM temp.them))"
    )


def _keep_marks(conn: sqlite3.Connection, person: Person) -> None:
    salt = forgotten.salt_of(conn)
    ids = conn.execute("SELECT source, external_id FROM customer WHERE external_id IS NOT NULL"
                       f" AND {THEIR_ROWS['customer']}").fetchall()  # fmt: skip
    refs = conn.execute("SELECT source, external_id FROM temp.theirs").fetchall()
    told = [("id", *words) for words in ids] + [("ticket", *words) for words in refs]
    told += [("email", word) for word in person.emails] + [("phone", word) for word in person.phones]
    told += [("name", word) for word in person.names]
    forgotten.remember(conn, (forgotten.mark(salt, *words) for words in told))


def _drop_rejects(conn: sqlite3.Connection, person: Person) -> int:
    """Refused rows that name the person, or one of their tickets in a cell of its own."""
    named = [
        (key["id"],)
        for key, texts in naming(conn, "import_reject", ("value", "reason", "cells"), person)
        if any(text and person.blanked(text) != text for text in texts)
    ]
    conn.executemany("DELETE FROM import_reject WHERE id = ?", named)
    of_tickets = conn.execute(
        "DELETE FROM import_reject WHERE EXISTS (SELECT 1 FROM json_each(import_reject.cells) c JOIN temp.theirs t"
        " ON t.external_id = c.value AND t.source = import_reject.source AND length(t.external_id) > 3)"
    ).rowcount
    return len(named) + of_tickets


def _blank_rows(conn: sqlite3.Connection) -> None:
    for table, columns in COLUMNS.items():
        left = {name: how.leaves for name, how in columns.items() if isinstance(how, Theirs | Identity)}
        if left:
            sets = ", ".join(f"{name} = CASE WHEN {name} IS NOT NULL THEN :{name} END" for name in left)
            conn.execute(f"UPDATE {table} SET {sets} WHERE {THEIR_ROWS[table]}", left)
    conn.execute(f"UPDATE customer SET do_not_contact = 1, told = NULL WHERE {THEIR_ROWS['customer']}")


def _stand_in_refs(conn: sqlite3.Connection, person: Person) -> None:
    """Their tickets whose refs name them get other refs, by which a later import finds them all the same."""
    salt = forgotten.salt_of(conn)
    for number, source, ref in conn.execute("SELECT id, source, external_id FROM temp.theirs").fetchall():
        if person.stands_in(ref):
            other = forgotten.stand_in(forgotten.mark(salt, "ticket", source, ref))
            conn.execute("UPDATE interaction SET external_id = ? WHERE id = ?", (other, number))
            conn.execute("UPDATE alert SET name = ? WHERE recovery_id IN"
                         " (SELECT id FROM recovery WHERE interaction_id = ?)", (other, number))  # fmt: skip


def _rebuild(conn: sqlite3.Connection) -> None:
    """What is made from texts is made anew: the known names, and every full-text index."""
    conn.execute(
        "DELETE FROM known_name WHERE text NOT IN (SELECT name FROM customer WHERE name IS NOT NULL"
        " UNION SELECT name FROM agent UNION SELECT name FROM account)"
    )
    indexes = conn.execute(
        "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%' AND name <> 'rating_search'"
    ).fetchall()
    for (name,) in indexes:
        conn.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
    conn.execute(
        "INSERT INTO rating_search (rating_search) VALUES ('delete-all')"
    )  # a rebuild lists answers without words
    conn.execute(COMMENTS_INDEX, {"top": 0})
