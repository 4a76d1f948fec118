"""What an erasure leaves behind: freed pages and the log, which are swept, and copies elsewhere, which are named."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from console.store import connect, copies
from console.store.errors import StoreError

_READERS = 3.0  # seconds that readers get to let go of the log
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Holder:
    """A program that has the store open, and may have old words in view."""

    pid: int
    command: str
    user: int  # its numeric id


@dataclass(frozen=True, slots=True)
class Remains:
    """What only people can do away with."""

    log_left: bool  # a reader kept the log from being emptied
    holders: tuple[Holder, ...] | None  # None where this system doesn't tell
    unseen: bool  # processes of other people, who may open the store, could not be looked at
    copies: tuple[copies.Copy, ...]


def sweep(path: Path) -> bool:
    """Rewrites the file without its freed pages and empties the log; False where a reader kept the log. Raises StoreError."""
    conn = connect.writer(path, timeout=_READERS)
    try:
        conn.execute("VACUUM")
        return emptied(conn)
    except sqlite3.Error as error:
        raise StoreError(
            f"The words are erased, but {path} could not be rewritten, so its freed pages still hold them"
            f" ({connect.explain(error, path)}) When that is mended, `csat forget` without a customer finishes it."
        ) from error
    finally:
        conn.close()


def emptied(conn: sqlite3.Connection) -> bool:
    """Whether the log could be emptied; waits for readers as long as the connection waits for locks."""
    return not conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]


def remains(path: Path, *, swept: bool) -> Remains:
    """Who has the store open besides this process, and which copies were made of it. Raises StoreError."""
    with connect.reading(path) as conn:
        made = copies.made(conn)
    holders, unseen = _holders(path) if sys.platform == "linux" and _PROC.is_dir() else (None, False)
    return Remains(not swept, holders, unseen, made)


def _holders(path: Path) -> tuple[tuple[Holder, ...], bool]:
    """The other processes that have the file open, and whether some could not be looked at."""
    wanted = path.stat()
    found, unseen = [], False
    for process in sorted(_PROC.glob("[0-9]*"), key=lambda process: int(process.name)):
        if int(process.name) == os.getpid():
            continue
        try:
            if _has_open(process, (wanted.st_dev, wanted.st_ino)):
                words = (process / "cmdline").read_bytes().decode("utf-8", "replace").split("\0")
                found.append(Holder(int(process.name), " ".join(words).strip(), process.stat().st_uid))
        except PermissionError:
            unseen = True
        except OSError:
            continue  # it ended meanwhile
    return tuple(found), unseen and bool(stat.S_IMODE(wanted.st_mode) & 0o077)


def _has_open(process: Path, file: tuple[int, int]) -> bool:
    for handle in (process / "fd").iterdir():
        try:
            opened = handle.stat()
        except FileNotFoundError:  # a pipe, or closed meanwhile
            continue
        if (opened.st_dev, opened.st_ino) == file:
            return True
    return False
