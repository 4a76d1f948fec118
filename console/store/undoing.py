"""Undo and redo: entries of the journal put back or forth, each an entry of its own."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

from console.domain.recovery import span
from console.domain.text import one_line
from console.store.errors import Refused
from console.store.journal import ERASED, PARTS, Row, Snapshot, record, snapshot
from console.store.records import Actor, Done
from console.store.reviews_blind import keep_settled, waiting
from console.store.rubrics_used import keep_used


def undo(conn: sqlite3.Connection, actor: Actor) -> Done:
    """Takes back the last act of this person, a bulk act as one; raises Refused with the reason."""
    entry = conn.execute(
        "SELECT coalesce(batch, id) FROM journal j WHERE person_id = ? AND undoes IS NULL AND redoes IS NULL"
        f" AND NOT ({_UNDONE}) ORDER BY id DESC LIMIT 1",
        (actor.id,),
    ).fetchone()
    if entry is None:
        raise Refused("There is nothing of yours to undo.")
    return _reverse(conn, actor, entry[0], "DESC", "undo")


def redo(conn: sqlite3.Connection, actor: Actor) -> Done:
    """Does again what this person undid last, unless they acted since; raises Refused with the reason."""
    entry = conn.execute(
        f"SELECT coalesce(batch, id), id FROM journal j WHERE person_id = ? AND undoes IS NULL AND redoes IS NULL AND {_UNDONE}"
        " ORDER BY (SELECT max(id) FROM journal u WHERE u.undoes = j.id) DESC LIMIT 1",
        (actor.id,),
    ).fetchone()
    newest = conn.execute(
        "SELECT max(id) FROM journal WHERE person_id = ? AND undoes IS NULL AND redoes IS NULL", (actor.id,)
    ).fetchone()[0]
    if (
        entry is None
        or conn.execute("SELECT 1 FROM journal WHERE undoes = ? AND id < ?", (entry[1], newest)).fetchone()
    ):
        raise Refused("There is nothing of yours to redo.")
    return _reverse(conn, actor, entry[0], "ASC", "redo")


#: Whether act `j` stands undone: it was undone, and not redone since.
_UNDONE = (
    "(SELECT coalesce(max(u.id), 0) FROM journal u WHERE u.undoes = j.id)"
    " > (SELECT coalesce(max(u.id), 0) FROM journal u WHERE u.redoes = j.id)"
)


def _reverse(conn: sqlite3.Connection, actor: Actor, batch: int, order: str, verb: str) -> Done:
    """Puts every entry of a bulk act back (undo) or forth (redo), newest first or oldest first."""
    entries = conn.execute(
        "SELECT id, action, interaction_id, alert_id, agent_id, rubric_id, recovery_id, ref, before, after FROM journal"
        f" WHERE (id = ? OR batch = ?) AND undoes IS NULL AND redoes IS NULL ORDER BY id {order}",
        (batch, batch),
    ).fetchall()
    if any(entry[1] == ERASED for entry in entries):
        raise Refused(f"That was about a customer who has been forgotten since, so there is nothing to {verb}.")
    first: int | None = None
    for entry, action, *subjects, _, ref, before, after in entries:
        source, target = (after, before) if verb == "undo" else (before, after)
        about, subject = _about(*subjects)
        if action == "calibrate":
            (keep_settled if verb == "undo" else waiting)(conn, subject, actor.id)
        if about == "rubric" and verb == "undo":
            keep_used(conn, subject)
        old = snapshot(conn, subject, about)
        _guard(conn, entry, ref, old, json.loads(source))
        _put(conn, about, subject, _patched(old, json.loads(target)))
        link = {"undoes": entry} if verb == "undo" else {"redoes": entry}
        number = record(conn, actor._replace(batch=first), verb, subject, old, about=about, detail=action, **link)
        first = first or number
    _, action, *_, case, ref, _, _ = entries[0]
    what = f"{action} of {one_line(ref)}" if len(entries) == 1 else f"{action} of {len(entries)} cases"
    return Done(case or 0, ref, f"{'Undid' if verb == 'undo' else 'Redid'}: {what}.")


def _about(*subjects: int | None) -> tuple[str, int]:
    """What an entry tells of, as PARTS calls it, and its id; exactly one of them is known."""
    return next((kind, ident) for kind, ident in zip(PARTS, subjects, strict=True) if ident)


def _guard(
    conn: sqlite3.Connection, entry: int, ref: str, current: Snapshot, expected: Mapping[str, Mapping[str, Row | None]]
) -> None:
    """Raises Refused if anything the entry left has changed since, saying who did it."""
    for table, rows in expected.items():
        for key, row in rows.items():
            found = current[table].get(key)
            same = found is None if row is None else found is not None and found | row == found
            if not same:
                raise Refused(_who_since(conn, entry, ref))


def _who_since(conn: sqlite3.Connection, entry: int, ref: str) -> str:
    row = conn.execute(
        "SELECT p.name, j.action, j.at, (SELECT at FROM journal WHERE id = :e) FROM journal j JOIN person p ON p.id = j.person_id"
        " WHERE j.ref = :r AND j.id > :e ORDER BY j.id DESC LIMIT 1",
        {"e": entry, "r": ref},
    ).fetchone()
    if row is None:
        return f"{ref} has changed since (a new answer, an import, or a tick in the outbox), so that can't be undone."
    return f"{ref} has changed since: {row[0]} did “{row[1]}” {span(row[2] - row[3])} later, so that can't be undone."


def _patched(current: Snapshot, rows: Mapping[str, Mapping[str, Row | None]]) -> Snapshot:
    wanted = {table: dict(found) for table, found in current.items()}
    for table, changes in rows.items():
        for key, row in changes.items():
            if row is None:
                wanted[table].pop(key, None)
            else:
                wanted[table][key] = {**wanted[table].get(key, {}), **row}
    return wanted


def _put(conn: sqlite3.Connection, about: str, subject: int, wanted: Snapshot) -> None:
    """Makes the rows exactly as `wanted`; what triggers do on the way is put right by the tables that follow."""
    conn.execute("PRAGMA defer_foreign_keys = ON")  # until the commit: a commitment comes before its one-on-one
    for table in wanted:
        current = snapshot(conn, subject, about)[table]
        for key in current.keys() - wanted[table].keys():
            conn.execute(f"DELETE FROM {table} WHERE id = ?", (int(key),))
        for key, row in wanted[table].items():
            if current.get(key) == row:
                continue
            if key in current:
                changes = ", ".join(f"{name} = :{name}" for name in row if name != "id")
                conn.execute(f"UPDATE {table} SET {changes} WHERE id = :id", row)
            else:
                names = ", ".join(row)
                conn.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join(':' + name for name in row)})", row)
    if snapshot(conn, subject, about) != wanted:
        raise Refused("That can't be undone exactly: it has moved on.")
