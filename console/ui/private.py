"""Where a person's own files lie; the command line says it, so that tests never touch anybody's home."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Private(NamedTuple):
    """Half-written words and notes, phrases of one's own, the folder of exports; None: there is no such file or folder.

    `login` is who they belong to, whoever is worked for: notes are read by the two together.
    """

    drafts: Path | None = None
    phrases: Path | None = None
    exports: Path | None = None
    login: str = ""


NOWHERE = Private()
