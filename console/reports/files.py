"""Files that leave: whole or not at all, readable by their owner alone, and never in place of another unless asked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from console.store.errors import Refused


@contextmanager
def leaving(path: Path, *, overwrite: bool = False) -> Iterator[TextIO]:
    """A text file (0600) that appears under its name when all of it is written; raises Refused.

    What lies there already stays, unless it is to be overwritten.
    """
    if not overwrite and os.path.lexists(path):
        raise _exists(path)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)  # left behind by a program that was killed
        file = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        try:
            with os.fdopen(file, "w", encoding="utf-8", newline="") as out:
                yield out
            if overwrite:
                part.replace(path)
            else:
                os.link(part, path)
        finally:
            part.unlink(missing_ok=True)
    except FileExistsError:
        raise _exists(path) from None
    except OSError as error:
        raise Refused(
            f"{path} can't be written ({error.strerror}): name a file in a folder you may write to."
        ) from error


def _exists(path: Path) -> Refused:
    return Refused(f"{path} exists already and stays as it is: name a new file, or say --overwrite.")
