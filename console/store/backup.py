"""A consistent copy of a store, also while others write to it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from console.store import connect
from console.store.errors import StoreError


def backup(path: Path, target: Path, progress: Callable[[int, int], object] | None = None) -> int:
    """Copies the store at `path` to a new file (0600); returns its size in bytes; raises StoreError.

    The copy appears under its name only when it is whole. `progress(pages_left, pages)` is called on the way.
    """
    if os.path.lexists(target):
        raise StoreError(f"{target} exists already: a backup never overwrites; name a new file.")
    part = target.with_name(target.name + ".part")
    with connect.reading(path) as source:
        source.execute("BEGIN")
        source.execute("SELECT 1 FROM setting").fetchone()  # one moment of the store, whatever others write meanwhile
        try:
            os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
        except OSError as error:
            raise _unwritable(target, error) from error
        try:
            _copy(source, part, target, progress)
            os.link(part, target)
        except OSError as error:
            raise _unwritable(target, error) from error
        finally:
            part.unlink(missing_ok=True)
    return target.stat().st_size


def _copy(source: sqlite3.Connection, part: Path, target: Path, progress: Callable[[int, int], object] | None) -> None:
    copy = sqlite3.connect(part)
    try:
        source.backup(copy, pages=4096, progress=(lambda _, left, total: progress(left, total)) if progress else None)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
    except sqlite3.OperationalError as error:
        raise connect.explain(error, target) from error
    finally:
        copy.close()


def _unwritable(target: Path, error: OSError) -> StoreError:
    return StoreError(f"{target} can't be written ({error.strerror}): name a file in a folder you may write to.")
