"""Stores of up to ten million interactions, two million of them rated, made in minutes: rows in order, indexes last."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import stores

from console.store import upgrade
from console.store.imports_names import learn

COMMENTS = "INSERT INTO rating_search (rowid, comment) SELECT id, comment FROM rating WHERE comment IS NOT NULL"
#: The lows of the last month wait in the queue, as the triggers would have put them there.
CASES = "INSERT INTO replay_cases (interaction_id) SELECT interaction_id FROM low_run"
DAYS = 730
RATED = 5  # every fifth interaction

# In the order of time, as a desk writes them; primes scatter what would else repeat.
_TICKETS = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :size)
INSERT INTO interaction (id, source, external_id, kind, channel, issue, issue_detail, product, status, customer_id, agent_id,
                         team_id, opened_at, resolved_at, closed_at, handle_seconds)
SELECT i, 'desk', printf('T-%08d', i), 'ticket',
       CASE i * 7 % 11 % 5 WHEN 0 THEN 'Phone' WHEN 1 THEN 'Chat' WHEN 2 THEN 'E-mail' WHEN 3 THEN 'Web' ELSE 'Store' END,
       'Issue ' || (i * 13 % 23), 'Detail ' || (i * 17 % 119), 'Product ' || (i * 11 % 41), 'closed',
       1 + i * 7919 % :customers, agent, 1 + agent % 12, opened, opened + 9000 + i * 101 % 90000,
       opened + 9000 + i * 101 % 90000, 120 + i * 53 % 1500
FROM (SELECT i, 1 + i / 5 * 131 % 240 AS agent, :now - 172800 - (:size - i) * (:days * 86400) / :size AS opened FROM n);
"""
_ANSWERS = """
INSERT INTO rating (interaction_id, metric, value, low, high, comment, answered_at, agent_id, team_id)
SELECT id, 'csat', CASE WHEN id / :every * 29 % 100 < 20 THEN 1 + id / :every % 2
                        WHEN id / :every * 29 % 100 < 28 THEN 3 ELSE 4 + id / :every % 2 END, 1, 5,
       CASE WHEN id / :every * 19 % 10 < 3 THEN 'The order ' || id || ' came late and nobody answered my question about it' END,
       opened_at + 100000, agent_id, team_id
FROM interaction WHERE id % :every = 0;
"""


def store(folder: Path, size: int) -> Path:
    """A store of `size` interactions over two years, kept for the next run."""
    path = folder / f"large-{size}-{stores.fingerprint(Path(__file__), Path(stores.__file__))}.db"
    if path.exists() and time.time() - path.stat().st_mtime < stores.LIFE:
        return path
    part = path.with_suffix(".part")
    for old in folder.glob(f"large-{size}-*"):
        old.unlink()
    _make(part, size)
    return part.rename(path)


def _make(path: Path, size: int) -> None:
    upgrade.create(path)
    values = {"size": size, "now": int(time.time()), "days": DAYS, "customers": max(50, size // 8), "every": RATED}
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA synchronous = OFF")
    conn.execute("PRAGMA cache_size = -200000")
    conn.execute("PRAGMA wal_autocheckpoint = 100000")
    later = conn.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND (type = 'trigger'"
        " OR type = 'index' AND tbl_name IN ('interaction', 'rating', 'customer'))"
    ).fetchall()
    for kind, name, _ in later:
        conn.execute(f"DROP {kind} {name}")
    for statement in [*stores.CAST.split(";\n"), _TICKETS, _ANSWERS, *(sql for _, _, sql in later)]:
        conn.execute(statement, values)
    conn.execute(COMMENTS)
    conn.execute("BEGIN")
    conn.execute(CASES)
    learn(conn)
    conn.execute("COMMIT")
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    conn.close()
