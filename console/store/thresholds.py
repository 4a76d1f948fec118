"""From when on a score is told of at a store: as its team set it, else as the plain rules begin."""

from __future__ import annotations

import sqlite3

from console.domain.plain_rules import USUAL, Thresholds
from console.store.clock import setting


def thresholds(conn: sqlite3.Connection) -> Thresholds:
    """The store's own; what another program wrote there that is no whole number does not count."""
    return Thresholds(_whole(conn, "drop_points", USUAL.fall), _whole(conn, "needs_work_below", USUAL.floor))


def _whole(conn: sqlite3.Connection, key: str, usual: int) -> int:
    stored = setting(conn, key)
    return int(stored) if stored.isascii() and stored.isdigit() else usual
