"""What still has to be done in the help desk."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from console.domain.text import plain


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
