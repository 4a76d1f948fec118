"""Making a store, and bringing an older one up to this program's schema: on a copy first."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from pathlib import Path

from console.store import connect, own, schema
from console.store.errors import StoreError

PAGE = 16_384  # bytes; a large import takes two thirds of the time it takes with SQLite's 4,096


def create(path: Path, *, kind: str = "live", zone: str = "UTC", page: int = PAGE) -> None:
    """Makes an empty store at `path` (0600), whose folder (0700) is made too; `zone` is IANA. Raises StoreError.

    It is made beside its place and put there whole, so that a kill leaves none and no file is ever overwritten.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists():
            raise FileExistsError
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".csat-new-") as folder:
            made = Path(folder) / "store.db"
            os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            _fill(made, kind, zone, page)
            os.link(made, path)
    except FileExistsError:
        raise StoreError(f"{path} exists already: name another file.") from None
    except OSError as error:
        raise StoreError(
            f"{path} can't be made ({error.strerror}): check the folder, or name another with --store."
        ) from None
    except sqlite3.Error as error:
        raise connect.explain(error, path) from error


def _fill(path: Path, kind: str, zone: str, page: int) -> None:
    conn = sqlite3.connect(path, isolation_level=None)
    try:
        conn.execute(f"PRAGMA page_size = {page}")
        conn.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        conn.execute("PRAGMA journal_mode = WAL")
        _migrate(conn)
        conn.execute("UPDATE setting SET value = ? WHERE key = 'kind'", (kind,))
        conn.execute("INSERT INTO setting (key, value) VALUES ('zone', ?)", (zone,))
        if kind == "live":
            own.give_name(conn)
    finally:
        conn.close()


def discard(path: Path) -> None:
    """Removes a store that was just made, if nothing came of it and nobody else has it open."""
    conn = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        conn.execute("PRAGMA journal_mode = DELETE")  # fails while another connection is open
        conn.execute("BEGIN EXCLUSIVE")
        if not any(
            conn.execute(f"SELECT EXISTS (SELECT 1 FROM {table})").fetchone()[0]
            for table in ("interaction", "import_run")
        ):
            _remove(path)
    except sqlite3.OperationalError:
        return  # in use: its user keeps it
    finally:
        conn.close()


def _remove(path: Path) -> None:
    """Unlinks a store's file and what SQLite keeps beside it."""
    for end in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def upgrade(path: Path) -> bool:
    """Migrates an older store, after the same steps have succeeded on a copy; False if there was nothing to do."""
    conn = sqlite3.connect(path, isolation_level=None, timeout=5)
    try:
        if schema.is_current(schema.version_of(conn, str(path)), str(path)):
            return False
        _try_on_copy(conn, path)
        _migrate(conn)
    except sqlite3.Error as error:
        raise connect.explain(error, path) from error
    finally:
        conn.close()
    return True


def _try_on_copy(conn: sqlite3.Connection, path: Path) -> None:
    """The same steps on a copy beside the store; raises StoreError where they fail."""
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".csat-upgrade-") as folder:
            copy = sqlite3.connect(Path(folder) / "copy.db", isolation_level=None)
            try:
                conn.backup(copy)
                _migrate(copy)
                verdict = copy.execute("PRAGMA quick_check").fetchone()[0]
            finally:
                copy.close()
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{path} could not be upgraded (tried on a copy: {error}); it is as it was.") from error
    if verdict != "ok":
        raise StoreError(f"{path} could not be upgraded (its copy came out damaged: {verdict}); it is as it was.")


def _migrate(conn: sqlite3.Connection) -> None:
    from sqlite_utils import Database  # only here: it is slow to load and rarely needed

    from console.store.migrations import migrations

    migrations.apply(Database(conn))
    conn.execute(f"PRAGMA user_version = {schema.VERSION}")
