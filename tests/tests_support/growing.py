"""Large exports, and waiting for what another process does to a store."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path


def large_export(path: Path, rows: int, start: int = 0) -> Path:
    """`rows` tickets of the last days, one in seven rated low; agents, teams and comments as a desk has them."""
    end = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    lines = ["Ticket ID,Created at,Answered at,CSAT,Agent,Team,Comment"]
    for n in range(start, start + rows):
        opened = end - timedelta(minutes=n % 20_000 + 120)
        lines.append(
            f"L-{n},{opened},{opened + timedelta(minutes=90)},{(5, 4, 3, 5, 1, 4, 5)[n % 7]},Agent {n % 40},Team {n % 5},"
            f"remark {n} about order {n * 7}"
        )
    path.write_text("\n".join(lines) + "\n")
    return path


def wait_until(true: Callable[[], object], seconds: float = 30) -> None:
    """Looks again and again until `true` is; fails after `seconds`."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it never happened"


def dump(path: Path) -> list[str]:
    """The whole store as text, without what migrations note."""
    conn = sqlite3.connect(path)
    try:
        return [line for line in conn.iterdump() if "_sqlite_migrations" not in line]
    finally:
        conn.close()


def is_locked(path: Path) -> bool:
    """Whether somebody is writing to the store at this moment."""
    conn = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        conn.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return True
    finally:
        conn.close()
    return False
