"""The stores that are measured: made once through the product's own schema and triggers, then kept in a folder."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from importlib import resources
from pathlib import Path

from console.store import upgrade

DAY = 86_400
LIFE = 7 * DAY  # a kept store is made anew after a week, before its newest event makes it a historical one

# A first and a last name of five syllables, so that names share as little with each other as people's do.
_SYLLABLES = "bacidofugahejikolumanepirosutavewixoyazebodirafekisotukavalimeno"
_PLACES = ("i * 7 % 32", "i * 11 % 31", "i / 3 * 13 % 32", "i / 7 * 17 % 29", "i * 19 / 11 % 32")
_FIRST, _SECOND, *_LAST = (f"substr('{_SYLLABLES}', 1 + 2 * ({place}), 2)" for place in _PLACES)
_NAME = f"{_FIRST} || {_SECOND} || ' ' || {' || '.join(_LAST)}"

CAST = f"""
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
INSERT INTO team (id, name) SELECT i, 'Team ' || i FROM n;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
INSERT INTO person (id, name) SELECT i, 'Lead ' || i FROM n;
INSERT INTO team_lead (team_id, person_id) SELECT id, id FROM team;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 240)
INSERT INTO agent (id, source, external_id, name, team_id, manager_id)
SELECT i, 'desk', 'a' || i, 'Agent ' || i, 1 + i % 12, 1 + i % 12 FROM n;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)
INSERT INTO account (id, source, external_id, name, owner_id, renewal_at)
SELECT i, 'desk', 'k' || i, 'Account ' || i, 1 + i % 12, :now + (i * 31 % 400 - 30) * 86400 FROM n;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :customers)
INSERT INTO customer (id, source, external_id, name, email, phone, account_id)
SELECT i, 'desk', 'c' || i, {_NAME}, 'c' || i || '@example.com', '+49 30 ' || (100000 + i),
       CASE WHEN i % 10 = 0 THEN 1 + i % 600 END FROM n;
"""

# Primes scatter what would else repeat.
_TICKETS = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :size)
INSERT INTO interaction (id, source, external_id, kind, subject, channel, issue, issue_detail, product, status, customer_id,
                         agent_id, team_id, opened_at, first_reply_at, resolved_at, closed_at, handle_seconds, contacts)
SELECT i, 'desk', printf('T-%07d', i), 'ticket', 'Request ' || i,
       CASE i * 7 % 5 WHEN 0 THEN 'Phone' WHEN 1 THEN 'Chat' WHEN 2 THEN 'E-mail' WHEN 3 THEN 'Web' ELSE 'Store' END,
       'Issue ' || (i * 13 % 23), 'Detail ' || (i * 17 % 119), 'Product ' || (i * 11 % 41), 'closed',
       1 + i * 7919 % :customers, agent, 1 + agent % 12, opened, opened + 600 + i * 37 % 7200,
       opened + 9000 + i * 101 % 90000, opened + 9000 + i * 101 % 90000, 120 + i * 53 % 1500, 1 + i % 3
FROM (SELECT i, 1 + i * 131 % 240 AS agent, :now - 172800 - i * 48271 % (:days * 86400) AS opened FROM n);
"""

_ANSWERS = """
INSERT INTO rating (interaction_id, metric, value, low, high, comment, answered_at, agent_id, team_id)
SELECT id, 'csat', CASE WHEN :low OR id / :every * 29 % 100 < 20 THEN 1 + id / :every % 2
                        WHEN id / :every * 29 % 100 < 28 THEN 3 ELSE 4 + id / :every % 2 END, 1, 5,
       CASE WHEN id * 19 % 10 < 3 THEN 'The order ' || id || ' came late and nobody answered my question about it' END,
       opened_at + 100000, agent_id, team_id
FROM interaction WHERE id % :every = 0 AND opened_at + 100000 >= :since AND opened_at + 100000 < :until;
"""

_WORKED = """
INSERT INTO recovery (interaction_id, rating_id, latest_rating_id, status, opened_at, contact_due_at, position, customer_id,
                      agent_id, team_id, acted, owner_id, contacted_at, fix, lesson, closed_at, closed_by)
SELECT r.interaction_id, r.id, r.id, CASE r.id % 3 WHEN 0 THEN 'not recovered' ELSE 'recovered' END, r.answered_at,
       r.answered_at + 86400, (r.value - 1) / 4, i.customer_id, r.agent_id, r.team_id, 1, r.team_id, r.answered_at + 40000,
       'Sent again', 'Say early what is late', r.answered_at + 200000, 'lead'
FROM rating r JOIN interaction i ON i.id = r.interaction_id
WHERE r.metric = 'csat' AND r.verdict = 'low' AND r.answered_at < :until;
"""


def two_years(folder: Path, size: int) -> Path:
    """`size` interactions over two years; a quarter answered, the lows worked, those of the last month still open."""
    return _kept(folder, "years", size, days=730)


def deep_lane(folder: Path, cases: int) -> Path:
    """`cases` interactions of the last four weeks, every one of another customer and with an open case."""
    return _kept(folder, "deep", cases, days=27)


def _kept(folder: Path, name: str, size: int, days: int) -> Path:
    path = folder / f"{name}-{size}-{fingerprint(Path(__file__))}.db"
    if path.exists() and time.time() - path.stat().st_mtime < LIFE:
        return path
    part = path.with_suffix(".part")
    for old in (path, part):
        for file in folder.glob(f"{old.name}*"):
            file.unlink()
    _make(part, size, days)
    return part.rename(path)


def fingerprint(*files: Path) -> str:
    """Changes with the schema and with the files that make a store."""
    texts = [file.read_bytes() for file in sorted(resources.files("console.store.sql").iterdir(), key=lambda f: f.name)
             if file.name.endswith(".sql")]  # fmt: skip
    return hashlib.sha256(b"".join([*texts, *(file.read_bytes() for file in files)])).hexdigest()[:10]


def _make(path: Path, size: int, days: int) -> None:
    upgrade.create(path)
    now = int(time.time())
    deep = days < 30
    values = {
        "size": size,
        "now": now,
        "days": days,
        "low": deep,
        "customers": size if deep else max(50, size // 8),
        "every": 1 if deep else 4,
        "since": 0,
        "until": now,
    }
    month = now - 29 * DAY
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA synchronous = OFF")
    conn.execute("PRAGMA cache_size = -200000")
    conn.execute("BEGIN")
    for statement in [*CAST.split(";\n"), _TICKETS]:
        conn.execute(statement, values)
    if not deep:  # two years of work behind it, stored like an import stores it
        conn.execute("INSERT INTO setting (key, value) VALUES ('importing', '1')")
        conn.execute(_ANSWERS, {**values, "until": month})
        conn.execute(_WORKED, {**values, "until": month})
        conn.execute(
            "INSERT INTO rating_search (rowid, comment) SELECT id, comment FROM rating WHERE comment IS NOT NULL"
        )
        conn.execute("DELETE FROM setting WHERE key = 'importing'")
    conn.execute(_ANSWERS, {**values, "since": 0 if deep else month})
    conn.execute("COMMIT")
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    conn.close()
