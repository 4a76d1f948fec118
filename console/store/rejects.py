"""The rows that imports refused, kept with their reason until they are mended."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from console.domain.text import plain
from console.store.known import sources

#: Our own columns in the CSV of refused rows: why, and which one it is, so that the mended row takes its place.
WHY, NUMBER = "rejected because", "csat reject"


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """One refused row: where it stood, what was wrong, and all its cells by heading."""

    id: int
    source: str
    file: str
    row: int
    heading: str
    value: str
    reason: str
    cells: dict[str, str]


def own_headings(conn: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """The headings of every source's files, in their order."""
    return {plain(source.name): tuple(map(plain, source.headings)) for source in sources(conn)}


def waiting(conn: sqlite3.Connection, source: str | None = None) -> tuple[RejectedRow, ...]:
    """Every row not mended yet, by file and row; of one source where it is named."""
    rows = conn.execute(
        "SELECT id, source, file, row, heading, value, reason, cells FROM import_reject"
        " WHERE mended_at IS NULL AND (:source IS NULL OR source = :source) ORDER BY source, file, row",
        {"source": source},
    )
    return tuple(
        RejectedRow(
            number, plain(system), plain(name), row, plain(heading), plain(value), plain(reason),
            {plain(key): plain(cell) for key, cell in json.loads(cells).items()},
        )
        for number, system, name, row, heading, value, reason, cells in rows
    )  # fmt: skip
