"""Moments as ISO 8601 for programs, and as a person writes them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from console.domain.clock import dated


def iso(moment: int | None, precision: str = "second", zone: str = "UTC") -> str | None:
    """UTC to the second; the local date alone where the moment is a whole day."""
    if moment is None:
        return None
    moment = dated(moment)
    if precision == "day":
        return datetime.fromtimestamp(moment, ZoneInfo(zone)).date().isoformat()
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def local(moment: int | None, precision: str, zone: str) -> str:
    """`2023-08-20 14:05` in `zone`, the date alone for a whole day, – for nothing."""
    if moment is None:
        return "–"
    form = "%Y-%m-%d" if precision == "day" else "%Y-%m-%d %H:%M"
    return datetime.fromtimestamp(dated(moment), ZoneInfo(zone)).strftime(form)
