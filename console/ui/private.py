"""What is a person's own; the command line says it, so that tests never touch anybody's home."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from console.domain.preferences import Preferences

_MOST = 2  # complaints said one by one; more would cover the screen


class Private(NamedTuple):
    """Half-written words and notes, phrases of one's own, the folder of exports; None: there is no such file or folder.

    `login` is who they belong to, whoever is worked for: notes are read by the two together. `complaints` are
    sentences on what of the settings does not hold; they are said as the console opens. A
    `newcomer` sees the sample for the first time, and is told the way to a store of their own.
    """

    drafts: Path | None = None
    phrases: Path | None = None
    exports: Path | None = None
    login: str = ""
    preferences: Preferences = Preferences()
    complaints: tuple[str, ...] = ()
    newcomer: bool = False


NOWHERE = Private()


def few(complaints: Sequence[str], refused: Sequence[str]) -> list[str]:
    """As many as can be said at once, keys that were `refused` last, and where the others are."""
    sentences = [*complaints, *(f"settings.toml: {why}" for why in refused)]
    more = len(sentences) - _MOST
    if more < 2:
        return sentences
    return [*sentences[:_MOST], f"{more} more of your settings do not hold: csat settings lists them."]
