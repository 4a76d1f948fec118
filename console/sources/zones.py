"""The time zone this machine is set to."""

from __future__ import annotations

import os
from pathlib import Path
from zoneinfo import ZoneInfo


def machine_zone(environ: dict[str, str] | None = None, link: Path = Path("/etc/localtime")) -> str:
    """The machine's IANA zone: $TZ, else where /etc/localtime leads, else UTC."""
    named = (os.environ if environ is None else environ).get("TZ", "").lstrip(":")
    for candidate in (named, _linked(link)):
        if candidate and _is_zone(candidate):
            return candidate
    return "UTC"


def _linked(link: Path) -> str:
    _, found, name = str(link.resolve()).partition("zoneinfo/")
    return name if found else ""


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return False
    return True
