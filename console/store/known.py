"""What the store knows of the systems it imported from."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source as its first import fixed it; None where that file left something open."""

    name: str
    headings: tuple[str, ...]
    metric: str
    low: float | None
    high: float | None
    score: str | None
    day_first: bool | None


def sources(conn: sqlite3.Connection) -> tuple[KnownSource, ...]:
    """Every source, by name."""
    rows = conn.execute("SELECT name, headings, metric, low, high, score, day_first FROM source ORDER BY name")
    return tuple(
        KnownSource(name, tuple(json.loads(headings)), metric, low, high, score, None if first is None else bool(first))
        for name, headings, metric, low, high, score, first in rows
    )
