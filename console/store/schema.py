"""Which schema this program speaks, and the check at each opening: no migration machinery is loaded for it."""

from __future__ import annotations

import sqlite3

from console.store.errors import StoreError

VERSION = 1
APPLICATION_ID = 0x43534154  # "CSAT" in the file's header, so that a stranger's database is not taken for ours


def version_of(conn: sqlite3.Connection, path: str) -> int:
    """The store's schema version; raises StoreError where the file is no store of ours."""
    (application,) = conn.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise StoreError(f"{path} is a database, but not a csat store: name another file, or import into a new one.")
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    return int(version)


def is_current(version: int, path: str) -> bool:
    """True if this program's; False if it has to be migrated; raises StoreError if a newer program wrote it."""
    if version > VERSION:
        raise StoreError(
            f"{path} was written by a newer csat (schema {version}, this one knows {VERSION}): upgrade csat-console to open it."
        )
    return version == VERSION
