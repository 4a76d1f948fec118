"""A person's settings and the team's rules as text and as JSON, and as the documented file to begin with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from console.domain.preferences import Preferences
from console.domain.settings import OWN, TEAM, as_stored
from console.domain.settings_file import differing, told, written
from console.reports.cells import table


class KeyLine(NamedTuple):
    """An action whose keys can be set: its id, the keys in force and those of the table, and what it does."""

    id: str
    keys: tuple[str, ...]
    usual: tuple[str, ...]
    help: str


class Told(NamedTuple):
    """All there is to say: where the file is, what it came to, and the rules of the store (None: there is no store).

    `over` are own settings for which something else counts: store → (its path, $CSAT_STORE).
    """

    file: str
    is_there: bool
    own: Preferences
    store: str
    rules: Mapping[str, str] | None
    keys: Sequence[KeyLine]
    complaints: Sequence[str]
    over: Mapping[str, tuple[str, str]]


class Line(NamedTuple):
    """A setting, what is in force, and where that comes from: file, store, default, or a variable's name."""

    key: str
    value: str | int | bool
    source: str


def lines(found: Told) -> list[Line]:
    """Every setting but the keys; the rules with `team.` before them, as sentences on the file name them."""
    own = []
    for setting in OWN:
        value = found.store if setting.key == "store" else getattr(found.own, setting.key)
        stands = value, "file" if setting.key in found.own.named else "default"
        own.append(Line(setting.key, *found.over.get(setting.key, stands)))
    rules = found.rules or {}
    return own + [
        Line(f"team.{one.key}", _number(rules[one.key]) if one.key in rules else one.default, "store" if one.key in rules else "default")
        for one in TEAM
    ]  # fmt: skip


def _number(stored: str) -> str | int:
    """A rule as the store keeps it, a whole number as one."""
    return int(stored) if stored.isascii() and stored.isdigit() else stored


def difference(found: Told) -> str:
    """One sentence where file and store differ, else ""."""
    return told(_differences(found), found.store)


def _differences(found: Told) -> list[tuple[str, str, str]]:
    if found.rules is None:
        return []
    return differing(found.own.team, {one.key: as_stored(one.default) for one in TEAM} | dict(found.rules))


def settings_json(found: Told) -> str:
    """`{"file", "is_there", "store", "settings": […], "keys": […], "differs": […], "complaints": […]}`."""
    whole = {
        "file": found.file,
        "is_there": found.is_there,
        "store": found.store,
        "settings": [{"key": one.key, "value": one.value, "from": one.source} for one in lines(found)],
        "keys": [
            {"id": one.id, "keys": list(one.keys), "from": "file" if one.keys != one.usual else "default"} for one in found.keys
        ],
        "differs": [{"key": f"team.{key}", "file": said, "store": theirs} for key, said, theirs in _differences(found)],
        "complaints": list(found.complaints),
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False) + "\n"


def settings_text(found: Told) -> str:
    """The file's path, a table of what is in force, and the keys that are not the usual ones."""
    here = "" if found.is_there else " (not there yet: csat settings --example prints one)"
    rows = [(one.key, written(one.value), one.source) for one in lines(found)]
    rows += [(f"keys.{one.id}", " ".join(one.keys), "file") for one in found.keys if one.keys != one.usual]
    said = [f"{found.file}{here}\n", table(("setting", "in force", "from"), rows)]
    if (sentence := difference(found)) != "":
        said.append(f"{sentence}\n")
    return "".join(said)


def example(keys: Iterable[KeyLine]) -> str:
    """A settings.toml with every line explained; what is commented out is what holds without it."""
    said = ["# Settings of your own for csat. A line that is wrong is refused and told; the rest counts."]
    for setting in OWN:
        said += [
            f"\n# {setting.help}",
            f"# Allowed: {setting.kind.allowed}.",
            f"{setting.key} = {written(setting.default)}",
        ]
    said += [
        "\n# Keys of your own: the action, and a key or a list of keys. Write keys as the key bar does, or as ctrl+x.",
        "# Refused: a key that another action has there, and keys that terminals keep to themselves (ctrl+c, ctrl+i, ctrl+m …).",
        "[keys]",
    ]
    said += [f"# {one.id} = {_toml(one.usual)}  # {one.help}" for one in keys]
    said += [
        "\n# Rules of the team. They live in the store and hold for everybody who works with it; what stands here",
        "# changes nothing until somebody says csat settings --apply.",
        "[team]",
    ]
    for setting in TEAM:
        said += [
            f"# {setting.help}",
            f"# Allowed: {setting.kind.allowed}.",
            f"# {setting.key} = {written(setting.default)}",
        ]
    return "\n".join(said) + "\n"


def _toml(keys: tuple[str, ...]) -> str:
    """`"c"`, or `["j", "down"]`; an action without a key of its own gets an empty list to fill."""
    quoted = [json.dumps(key, ensure_ascii=False) for key in keys]
    return quoted[0] if len(quoted) == 1 else f"[{', '.join(quoted)}]"
