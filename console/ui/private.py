"""Where a person's own files lie; the command line says it, so that tests never touch anybody's home."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Private(NamedTuple):
    """Half-written words and phrases of one's own; None: there is no such file."""

    drafts: Path | None = None
    phrases: Path | None = None


NOWHERE = Private()
