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
    if target.exists():
        raise StoreError(f"{target} exists already: a backup never overwrites; name a new file.")
    source = connect.reader(path)
    part = target.with_name(target.name + ".part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
        copy = sqlite3.connect(part)
        try:
            source.backup(
                copy, pages=4096, progress=(lambda _, left, total: progress(left, total)) if progress else None
            )
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
        finally:
            copy.close()
        os.link(part, target)
    except OSError as error:
        raise StoreError(
            f"{target} can't be written ({error.strerror}): name a file in a folder you may write to."
        ) from error
    except sqlite3.Error as error:
        raise connect.explain(error, target) from error
    finally:
        source.close()
        part.unlink(missing_ok=True)
    return target.stat().st_size
