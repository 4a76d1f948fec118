"""Questions that tests ask of the committed sample."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from console.domain.proportion import Share, share

SAMPLE = Path(__file__).parents[2] / "sample.db"
NOW = 1_782_831_600  # 30 June 2026, 17:00 in Berlin
DAY = 86_400
FORTNIGHT = NOW - 14 * DAY


def opened(path: Path) -> sqlite3.Connection:
    """A store opened so that nothing is left beside it."""
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)


def one(conn: sqlite3.Connection, question: str, *values: object) -> object:
    """The only cell of an answer."""
    return conn.execute(question, values).fetchone()[0]


def many(conn: sqlite3.Connection, question: str, *values: object) -> int:
    """A count."""
    return int(str(one(conn, question, *values)))


def by_name(conn: sqlite3.Connection, question: str, *values: object) -> dict[str, float]:
    """Rows of a name and a number."""
    return dict(conn.execute(question, values).fetchall())


def csat(conn: sqlite3.Connection, where: str, *values: object) -> Share:
    """CSAT over current answers; `where` speaks of r (rating), i (interaction), a (agent)."""
    satisfied, answered = conn.execute(
        "SELECT coalesce(sum(r.verdict = 'satisfied'), 0), count(*) FROM rating r"
        " JOIN interaction i ON i.id = r.interaction_id JOIN agent a ON a.id = r.agent_id"
        f" WHERE r.metric = 'csat' AND r.superseded_at IS NULL AND {where}",
        values,
    ).fetchone()
    return share(satisfied, answered)


def percent(found: Share) -> float:
    """The share in percent, of something that was counted."""
    assert found.percent is not None
    return found.percent
