"""What still has to be done in the help desk."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from console.domain.text import one_line, plain
from console.store import journal
from console.store.errors import Refused
from console.store.records import Actor, Done


@dataclass(frozen=True, slots=True)
class Errand:
    """One thing to do there; `text` can be pasted as it is."""

    id: int
    system: str
    ref: str
    action: str  # reopen, hold, resume, note, outcome
    text: str
    created_at: int


def pending(conn: sqlite3.Connection) -> tuple[Errand, ...]:
    """Everything not ticked off, oldest first."""
    rows = conn.execute(
        "SELECT id, system, ref, action, text, created_at FROM outbox WHERE done_at IS NULL ORDER BY created_at, id"
    )
    return tuple(Errand(row[0], plain(row[1]), plain(row[2]), row[3], plain(row[4]), row[5]) for row in rows)


def tick(conn: sqlite3.Connection, actor: Actor, errand: int) -> Done:
    """Notes that it was done in the help desk; undone like any deed."""
    row = conn.execute(
        "SELECT interaction_id, recovery_id, ref, action, done_at FROM outbox WHERE id = ?", (errand,)
    ).fetchone()
    if row is None:
        raise Refused(f"There is nothing numbered {errand} in the outbox.")
    interaction, case, ref, action, done = row
    if done is not None:
        raise Refused(f"“{action}” of {one_line(ref)} was ticked off already.")
    before = journal.snapshot(conn, interaction)
    conn.execute("UPDATE outbox SET done_at = ?, done_by = ? WHERE id = ?", (actor.now, actor.id, errand))
    journal.record(conn, actor, "tick", interaction, before, detail=action)
    return Done(case or 0, ref, f"Done in the help desk: {action} of {one_line(ref)}.")


def of_ticket(conn: sqlite3.Connection, interaction: int) -> tuple[Errand, ...]:
    """What is not ticked off for one ticket, oldest first."""
    rows = conn.execute(
        "SELECT id, system, ref, action, text, created_at FROM outbox WHERE done_at IS NULL AND interaction_id = ? ORDER BY id",
        (interaction,),
    )
    return tuple(Errand(row[0], plain(row[1]), plain(row[2]), row[3], plain(row[4]), row[5]) for row in rows)
