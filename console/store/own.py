"""Which store a person's own words belong to, wherever its file lies: their notes and drafts are kept under its name."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from console.store.clock import setting

_NAME = "store_id"


def give_name(conn: sqlite3.Connection) -> None:
    """A name no other store has: moved, copied or restored it is the same store, and another in its place is not."""
    conn.execute("INSERT INTO setting (key, value) VALUES (?, ?)", (_NAME, os.urandom(16).hex()))


def kept_under(conn: sqlite3.Connection, path: Path) -> str:
    """The name; the path of a store that has none, as the sample, of which every copy begins anew."""
    return setting(conn, _NAME) or str(path.resolve())
