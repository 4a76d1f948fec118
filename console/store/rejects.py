"""The rows that imports refused, kept with their reason until they are mended."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from console.domain.text import plain


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """One refused row: where it stood, what was wrong, and all its cells by heading."""

    source: str
    file: str
    row: int
    heading: str
    value: str
    reason: str
    cells: dict[str, str]


def waiting(conn: sqlite3.Connection, file: str | None = None) -> tuple[RejectedRow, ...]:
    """Every row not mended yet, by file and row; of one file where it is named."""
    rows = conn.execute(
        "SELECT source, file, row, heading, value, reason, cells FROM import_reject"
        " WHERE mended_at IS NULL AND (:file IS NULL OR file = :file) ORDER BY source, file, row",
        {"file": file},
    )
    return tuple(
        RejectedRow(
            plain(source), plain(name), row, plain(heading), plain(value), plain(reason),
            {plain(key): plain(cell) for key, cell in json.loads(cells).items()},
        )
        for source, name, row, heading, value, reason, cells in rows
    )  # fmt: skip
