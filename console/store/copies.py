"""Where copies of the store's words lie, so that whoever forgets a customer is told of them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from console.domain.text import one_line
from console.store import connect
from console.store.errors import StoreError

_PATIENCE = 1.5  # seconds it waits for another program that is writing: the copy is made already


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that was made from the store; `made_at` is the real time of it."""

    path: Path
    what: str
    made_at: int


def unknown(copy: Path, why: str) -> str:
    """What to say of a copy that the store could not be told of."""
    return f"The store doesn't know of {copy} ({why}): think of it when a customer has to be forgotten."


def note(store: Path, copy: Path, what: Literal["backup", "export", "report"], real: int) -> str:
    """Remembers in the store that `copy` was made from it at `real` (seconds UTC); "", or a sentence why it could not."""
    if not connect.is_writable(store):
        return unknown(copy, f"{store} can't be written")
    try:
        conn = connect.writer(store, timeout=_PATIENCE)
        try:
            conn.execute("INSERT OR REPLACE INTO copy_made VALUES (?, ?, ?)", (str(copy.resolve()), what, real))
        finally:
            conn.close()
    except sqlite3.Error as error:
        return unknown(copy, str(connect.explain(error, store)).rstrip("."))
    except StoreError as error:
        return unknown(copy, str(error).rstrip("."))
    return ""


def made(conn: sqlite3.Connection) -> tuple[Copy, ...]:
    """All that were made, the newest first."""
    rows = conn.execute("SELECT path, what, made_at FROM copy_made ORDER BY made_at DESC, path")
    return tuple(Copy(Path(one_line(path)), one_line(what), at) for path, what, at in rows)
