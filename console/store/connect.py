"""Opening a store: what is checked, how a connection is set up, and what goes wrong in words."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from console.store import schema
from console.store.errors import StoreError

PATIENCE = 5.0  # seconds a question waits for a lock that keeps readers out
_SENTENCES = {
    "SQLITE_NOTADB": "{path} is not a database: name a csat store, or import an export into a new one.",
    "SQLITE_CORRUPT": "{path} is damaged: go back to your last `csat backup`; `csat check` lists what is broken.",
    "SQLITE_FULL": "The disk is full, so nothing was written to {path}: free some space and try again.",
    "SQLITE_READONLY": "{path} can't be written: check its permissions, or open it with --read-only.",
    "SQLITE_BUSY": "{path} is locked by another program that is writing: try again when it has finished.",
    "SQLITE_LOCKED": "{path} is locked by another program that is writing: try again when it has finished.",
    "SQLITE_CANTOPEN": "{path} can't be opened: check that the file and its folder exist and that you may use them.",
    "SQLITE_PERM": "{path} can't be opened: you have no permission to.",
    "SQLITE_IOERR": "Reading or writing {path} failed: check the disk, then run `csat check`.",
}


class Older(StoreError):
    """An older program wrote the store: it has to be upgraded first."""


def explain(error: sqlite3.Error, path: str | Path) -> StoreError:
    """A database error as a sentence with what to do; the error's own words where we know no better."""
    for key, sentence in _SENTENCES.items():
        if name_of(error).startswith(key):
            return StoreError(sentence.format(path=path))
    return StoreError(f"{path} can't be used ({error}): run `csat check`.")


def name_of(error: sqlite3.Error) -> str:
    """SQLite's own name of an error, such as SQLITE_BUSY; "" for those of the Python module."""
    return str(getattr(error, "sqlite_errorname", "") or "")


def _decode(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _connect(path: Path, options: str, timeout: float) -> sqlite3.Connection:
    conn = sqlite3.connect(f"{path.resolve().as_uri()}?{options}", uri=True, timeout=timeout, isolation_level=None)
    conn.text_factory = _decode  # one cell of invalid UTF-8 must not fail a whole question
    return conn


def _usable(path: Path) -> None:
    """Raises StoreError for what needs no database to see.

    Looks without opening: closing a descriptor of the file would let go the locks of every connection of this process,
    and the next program to end would take itself for the last, and the log away.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        raise StoreError(
            f"There is no store at {path}: import an export first (`csat import FILE`);"
            " while you have none, `csat` alone shows the sample."
        ) from None
    except OSError as error:
        raise StoreError(f"{path} can't be read ({error.strerror}): check its permissions.") from None
    if stat.S_ISDIR(found.st_mode):
        raise StoreError(f"{path} is a folder: name the store's file in it.")
    if not os.access(path, os.R_OK):
        raise StoreError(f"{path} can't be read ({os.strerror(errno.EACCES)}): check its permissions.")
    if not found.st_size:
        raise StoreError(f"{path} is empty: remove it and import again, or name another store.")


def reader(path: Path) -> sqlite3.Connection:
    """A read-only connection to an up-to-date store; raises StoreError."""
    _usable(path)
    try:
        return _checked(_connect(path, "mode=ro", PATIENCE), path)
    except sqlite3.DatabaseError as error:
        if is_writable(path) or not name_of(error).startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
            raise explain(error, path) from error
    # a WAL store in a folder that can't be written: no other program can be writing it either
    try:
        return _checked(_connect(path, "mode=ro&immutable=1", PATIENCE), path)
    except sqlite3.DatabaseError as error:
        raise explain(error, path) from error


@contextmanager
def one_moment(conn: sqlite3.Connection) -> Iterator[None]:
    """All that is read inside is of one moment, whatever others commit meanwhile: positions fit the rows."""
    conn.execute("BEGIN")
    try:
        yield
    finally:
        if conn.in_transaction:
            conn.execute("ROLLBACK")


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection for a few questions; whatever goes wrong in them is raised as StoreError."""
    conn = reader(path)
    try:
        yield conn
    except sqlite3.Error as error:
        raise explain(error, path) from error
    finally:
        conn.close()


def writer(path: Path, *, timeout: float | None = None) -> sqlite3.Connection:
    """A connection that may write, autocommit outside `transaction`; `timeout` in seconds; raises StoreError."""
    _usable(path)
    try:
        conn = _checked(_connect(path, "mode=rw", PATIENCE if timeout is None else timeout), path)
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA synchronous = FULL")  # what people do survives a power cut
    except sqlite3.DatabaseError as error:
        raise explain(error, path) from error
    return conn


def is_there(path: Path) -> bool:
    """Whether anything lies at `path`; what can't be looked at counts, so that opening it says why."""
    try:
        path.stat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True


def identity(path: Path) -> tuple[int, int] | None:
    """Which file lies at a path; None for none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def same_file(path: Path, opened: tuple[int, int] | None) -> None:
    """Raises StoreError where the path no longer leads to the file that was opened: what is written there is lost."""
    found = identity(path)
    if found is None:
        raise StoreError(f"{path} is gone: it was moved or deleted while open; put it back or open another store.")
    if found != opened:
        raise StoreError(
            f"{path} was replaced by another file while open: put the first back, or quit and open the new one."
        )


def is_writable(path: Path) -> bool:
    """Whether this user may write the file and, for the log beside it, its folder."""
    return os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)


def _checked(conn: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """`conn`, if it speaks this program's schema; else it is closed and the reason raised."""
    try:
        if not schema.is_current(schema.version_of(conn, str(path)), str(path)):
            raise Older(
                f"{path} was written by an older csat: open it once where it can be written, so that it is upgraded."
            )
    except BaseException:
        conn.close()
        raise
    return conn


@contextmanager
def transaction(conn: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All or nothing; the write lock is taken at once, so that what is read in it stays true."""
    conn.execute("BEGIN IMMEDIATE")
    with committed(conn):
        yield conn


@contextmanager
def committed(conn: sqlite3.Connection) -> Iterator[None]:
    """Ends a transaction that was begun: all of it, or nothing where anything goes wrong, an interrupt included."""
    try:
        yield
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
