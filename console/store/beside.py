"""What stands beside a case: lessons of cases like it, errands of its ticket, the customer's other open cases."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from console.store import lessons, outbox
from console.store.queue import row_of, siblings
from console.store.records import Case, QueueRow

_NAMED = 8  # other open cases of the customer that are read in full


@dataclass(frozen=True, slots=True)
class Beside:
    """Read after a case, so that showing the case never waits for it."""

    lessons: tuple[lessons.Lesson, ...] = ()
    errands: tuple[outbox.Errand, ...] = ()
    others: tuple[QueueRow, ...] = ()


def beside(conn: sqlite3.Connection, case: Case, now: int) -> Beside:
    """All of it; nothing stands beside a watched rating."""
    key = case.row.key
    if key < 0:
        return Beside()
    rows = (row_of(conn, other, now) for other in siblings(conn, key)[:_NAMED])
    return Beside(
        lessons.similar(conn, key), outbox.of_ticket(conn, case.interaction_id), tuple(row for row in rows if row)
    )
