"""A person's settings.toml: read, checked, and told in sentences where it can't be followed; what is wrong keeps its old value."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from console.domain.preferences import Fault, Preferences, Read
from console.domain.settings import OWN, TEAM, Setting, Value, as_stored
from console.domain.text import one_line

TABLES = ("keys", "team")
LONGEST = 100_000  # characters of a file


def read(text: str) -> Read:
    """The settings in a file's text. Whatever is wrong is a fault, never an error: the console opens with the rest."""
    if len(text) > LONGEST:
        return Read(
            faults=(Fault("", f"has {len(text):,} characters, and {LONGEST:,} is the most; it is left aside."),)
        )
    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return Read(
            faults=(Fault("", f"is not TOML ({one_line(str(error), 100)}), so nothing in it counts: mend that line."),)
        )
    faults: list[Fault] = []
    known = (*(setting.key for setting in OWN), *TABLES)
    faults += [_unknown(name, known) for name in found if name not in known]
    own = _checked(OWN, found, "", faults)
    team = _checked(TEAM, _table("team", found, faults), "team.", faults)
    faults += [
        _unknown(name, [one.key for one in TEAM], "team.") for name in _table("team", found, []) if name not in _TEAM
    ]
    keys = _keys(_table("keys", found, faults), faults)
    rules = {name: as_stored(value) for name, value in team.items()}
    return Read(Preferences(**own, keys=keys, team=rules, named=frozenset(own)), tuple(faults))


_TEAM = frozenset(setting.key for setting in TEAM)


def _checked(
    settings: tuple[Setting, ...], found: Mapping[str, object], before: str, faults: list[Fault]
) -> dict[str, Any]:
    """The values that fit, by key; the others are told."""
    kept: dict[str, Value] = {}
    for setting in settings:
        if setting.key not in found:
            continue
        value = found[setting.key]
        if setting.kind.fits(value):
            assert isinstance(value, str | int)
            kept[setting.key] = value
        else:
            words = f"{before}{setting.key} = {written(value)} is not allowed: write {setting.kind.allowed}."
            faults.append(Fault(before + setting.key, words))
    return kept


def _table(name: str, found: Mapping[str, object], faults: list[Fault]) -> Mapping[str, object]:
    table = found.get(name, {})
    if isinstance(table, dict):
        return table
    faults.append(Fault(name, f"{name} = {written(table)} is not allowed: [{name}] is a table with lines of its own."))
    return {}


def _keys(table: Mapping[str, object], faults: list[Fault]) -> dict[str, tuple[str, ...]]:
    """Command id → keys; `recovery.claim = "m"` and `"recovery.claim" = "m"` are the same."""
    flat: dict[str, object] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            flat.update({f"{name}.{rest}": one for rest, one in value.items()})
        else:
            flat[name] = value
    kept = {}
    for name, value in flat.items():
        keys = [value] if isinstance(value, str) else value
        if isinstance(keys, list) and keys and all(isinstance(key, str) and key for key in keys):
            kept[name] = tuple(dict.fromkeys(keys))
        else:
            words = f'keys.{one_line(name, 40)} = {written(value)} is not allowed: write a key such as "m", or a list of keys.'
            faults.append(Fault(f"keys.{name}", words))
    return kept


def _unknown(name: str, known: tuple[str, ...] | list[str], before: str = "") -> Fault:
    shown = one_line(f"{before}{name}", 60)
    return Fault(before + name, f"{shown} is no setting: there are {', '.join(known)}.")


def written(value: object) -> str:
    """A value as TOML would have it, short enough for a sentence."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return one_line(f'"{value}"' if isinstance(value, str) else str(value), 60)


def differing(team: Mapping[str, str], store: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """(rule, what the file says, what the store says) where the two differ."""
    return [(key, said, store[key]) for key, said in team.items() if said != store[key]]


def told(differences: list[tuple[str, str, str]], store: str) -> str:
    """One sentence on it, "" where there is nothing to tell."""
    if not differences:
        return ""
    parts = [
        f"{key} is {theirs or 'not set'} in {store}, {said or 'not set'} in your file"
        for key, said, theirs in differences
    ]
    return f"{'; '.join(parts)}: the store's holds; csat settings --apply puts yours there for everybody."
