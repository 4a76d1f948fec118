"""What a person's settings.toml may say; small, since every opening of the console needs it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

_NONE: Mapping[str, Any] = MappingProxyType({})


class Preferences(NamedTuple):
    """What a person's file says and may say. `keys` is by command id, not yet checked against the table of actions;
    `team` holds only the rules the file names, as the store keeps them; `named` are the own settings the file names.
    """

    store: str = ""
    view: str = "recovery"
    theme: str = "auto"
    mouse: bool = True
    benchmark: str = "none"
    keys: Mapping[str, tuple[str, ...]] = _NONE
    team: Mapping[str, str] = _NONE
    named: frozenset[str] = frozenset()


class Fault(NamedTuple):
    """A setting that is refused; key is "" where it is the whole file."""

    key: str
    words: str


class Read(NamedTuple):
    """What a file came to, and what of it was refused."""

    preferences: Preferences = Preferences()
    faults: tuple[Fault, ...] = ()
