"""Which ticket is meant by a ref that somebody typed."""

from __future__ import annotations

import sqlite3

from console.domain.text import one_line
from console.store.errors import Refused


def interaction_called(conn: sqlite3.Connection, ref: str) -> int:
    """The id of the ticket with this ref, or `source/ref` where two sources use it; raises Refused."""
    source, _, tail = ref.rpartition("/")
    found = conn.execute(
        "SELECT id, source FROM interaction WHERE external_id = ? UNION SELECT id, source FROM interaction"
        " WHERE external_id = ? AND source = ?",
        (ref, tail, source),
    ).fetchall()
    if not found:
        raise Refused(f"There is no ticket {one_line(ref, 60)} in this store.")
    if len(found) > 1:
        names = ", ".join(f"{one_line(row[1])}/{one_line(ref, 60)}" for row in found)
        raise Refused(f"More than one ticket is called {one_line(ref, 60)}: say which, {names}.")
    return int(found[0][0])
