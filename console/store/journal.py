"""Who did what, with before and after of every row that changed."""

from __future__ import annotations

import json
import sqlite3

from console.store.records import Actor

ERASED = "erased"  # the action of entries about a customer who was forgotten since (store/erasure.py)
Row = dict[str, object]
Snapshot = dict[str, dict[str, Row]]

#: What an act on a ticket's case, on an alert, in a one-on-one with an agent or an import of a rubric touches, in the order
#: in which a snapshot is put back: a case first, since its triggers act on the rest; commitments before the one-on-one they
#: are found by.
PARTS = {
    "ticket": {
        "recovery": "SELECT * FROM recovery WHERE interaction_id = :i",
        "attempt": "SELECT * FROM attempt WHERE recovery_id IN (SELECT id FROM recovery WHERE interaction_id = :i)",
        "note": "SELECT * FROM note WHERE recovery_id IN (SELECT id FROM recovery WHERE interaction_id = :i)",
        "outbox": "SELECT * FROM outbox WHERE interaction_id = :i",
        "alert": "SELECT * FROM alert WHERE recovery_id IN (SELECT id FROM recovery WHERE interaction_id = :i)",
        "interaction": "SELECT id, auto_close_at, reopened_at, hold_since, hold_left FROM interaction WHERE id = :i",
        "rating": "SELECT id, cause, cause_proposed, cause_by FROM rating WHERE interaction_id = :i",
        "review": "SELECT * FROM review WHERE interaction_id = :i",
        "review_answer": "SELECT * FROM review_answer WHERE review_id IN (SELECT id FROM review WHERE interaction_id = :i)",
        "recognition": "SELECT * FROM recognition WHERE id IN (SELECT id FROM rating WHERE interaction_id = :i)",
    },
    "alert": {
        "alert": "SELECT id, state, snoozed_until, settled_at FROM alert WHERE id = :i",
        "intervention": "SELECT * FROM intervention WHERE alert_id = :i",
    },
    "agent": {
        "commitment": "SELECT * FROM commitment WHERE session_id IN (SELECT id FROM session WHERE agent_id = :i)",
        "session": "SELECT * FROM session WHERE agent_id = :i",
    },
    "rubric": {
        "criterion": "SELECT * FROM criterion WHERE rubric_id = :i",
        "rubric": "SELECT * FROM rubric WHERE id = :i",
    },
}
#: How each is called in the journal: its column, the case it had, its name.
_SUBJECTS = {
    "ticket": (
        "interaction_id",
        "SELECT external_id, (SELECT max(id) FROM recovery WHERE interaction_id = :i) FROM interaction WHERE id = :i",
    ),
    "alert": ("alert_id", "SELECT name, NULL FROM alert WHERE id = :i"),
    "agent": ("agent_id", "SELECT name, NULL FROM agent WHERE id = :i"),
    "rubric": (
        "rubric_id",
        "SELECT coalesce((SELECT name FROM rubric WHERE id = :i),"
        " (SELECT ref FROM journal WHERE rubric_id = :i ORDER BY id DESC LIMIT 1)), NULL",
    ),
}


def snapshot(conn: sqlite3.Connection, subject: int, about: str = "ticket") -> Snapshot:
    """Every row that an act on this ticket, alert, agent or rubric (its id) may change, by table and id."""
    found: Snapshot = {}
    for table, question in PARTS[about].items():
        rows = conn.execute(question, {"i": subject})
        names = [column[0] for column in rows.description]
        found[table] = {str(row[0]): dict(zip(names, row, strict=True)) for row in rows}
    return found


def record(
    conn: sqlite3.Connection,
    actor: Actor,
    action: str,
    subject: int,
    before: Snapshot,
    *,
    about: str = "ticket",
    detail: str = "",
    undoes: int | None = None,
    redoes: int | None = None,
) -> int:
    """Writes the entry for what changed since `before`; returns its id. Must run in the change's transaction."""
    was, now = _difference(before, snapshot(conn, subject, about))
    column, naming = _SUBJECTS[about]
    ref, case = conn.execute(naming, {"i": subject}).fetchone()
    done = conn.execute(
        f"INSERT INTO journal (at, person_id, action, {column}, recovery_id, ref, batch, detail, before, after, undoes, redoes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (actor.now, actor.id, action, subject, case, ref, actor.batch, detail, _json(was), _json(now), undoes, redoes),
    )
    return int(done.lastrowid or 0)


def _json(rows: object) -> str:
    return json.dumps(rows, separators=(",", ":"))


def _difference(
    before: Snapshot, after: Snapshot
) -> tuple[dict[str, dict[str, Row | None]], dict[str, dict[str, Row | None]]]:
    """What differs, as it was and as it is: columns of a row that stayed, whole rows that came (None before) or went."""
    was: dict[str, dict[str, Row | None]] = {}
    now: dict[str, dict[str, Row | None]] = {}
    for table in after:
        old, new = before.get(table, {}), after.get(table, {})
        for key in {**old, **new}:  # in the rows' order, so that the same act writes the same entry
            one, other = old.get(key), new.get(key)
            if one == other:
                continue
            if one is not None and other is not None:
                changed = [name for name in one if one[name] != other[name]]
                one, other = {name: one[name] for name in changed}, {name: other[name] for name in changed}
            was.setdefault(table, {})[key] = one
            now.setdefault(table, {})[key] = other
    return was, now
