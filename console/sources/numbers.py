"""Numbers and durations as exports write them."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d{1,2})?")
_COMMA = re.compile(r"[-+]?\d+,\d+")
_CLOCK = re.compile(r"(-)?(?:(\d{1,4}):)?(\d{1,4}):([0-5]?\d)(?:[.,]\d+)?")
_UNITS = re.compile(
    r"(-)?\s*(?:(\d+)\s*d(?:ays?)?)?\s*(?:(\d+)\s*h(?:ours?|rs?|r)?)?\s*(?:(\d+)\s*m(?:in(?:ute)?s?)?)?\s*"
    r"(?:(\d+)(?:\.\d+)?\s*s(?:ec(?:ond)?s?)?)?",
    re.IGNORECASE,
)


def number(text: str) -> float | None:
    """A number written with a decimal point or comma; None for anything else. Never infinite."""
    text = text.strip()
    if _NUMBER.fullmatch(text) or _COMMA.fullmatch(text):
        value = float(text.replace(",", "."))
        return value if abs(value) < 1e18 else None
    return None


def duration(text: str, unit: int = 1) -> int | None:
    """Whole seconds of HH:MM:SS, MM:SS, "2h 5m" or a plain number of `unit` seconds; None where it is none of these."""
    text = text.strip()
    plain_number = number(text)
    if plain_number is not None:
        return round(plain_number * unit)
    if found := _CLOCK.fullmatch(text):
        seconds = int(found[2] or 0) * 3600 + int(found[3]) * 60 + int(found[4])
        return -seconds if found[1] else seconds
    found = _UNITS.fullmatch(text)
    if found and any(found.groups()[1:]):
        days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
        total = days * 86400 + hours * 3600 + minutes * 60 + seconds
        return -total if found[1] else total
    return None


def unit_of(heading_words: str) -> int:
    """Seconds in the unit a duration's heading names; 1 where it names none."""
    found = set(heading_words.split())
    if found & {"minutes", "mins", "min"}:
        return 60
    return 3600 if found & {"hours", "hrs"} else 1
