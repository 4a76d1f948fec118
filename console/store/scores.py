"""CSAT, NPS and CES by team, agent, channel, issue and more, from the current answers of a window."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from console.domain.text import plain

#: What can be grouped by → the SQL of its name and the joins it needs beside rating r.
_GROUPS = {
    "team": ("t.name", "LEFT JOIN team t ON t.id = r.team_id"),
    "agent": ("a.name", "LEFT JOIN agent a ON a.id = r.agent_id"),
    "channel": ("i.channel", "JOIN interaction i ON i.id = r.interaction_id"),
    "issue": ("i.issue", "JOIN interaction i ON i.id = r.interaction_id"),
    "product": ("i.product", "JOIN interaction i ON i.id = r.interaction_id"),
    "kind": ("i.kind", "JOIN interaction i ON i.id = r.interaction_id"),
    "account": (
        "ac.name",
        "JOIN interaction i ON i.id = r.interaction_id LEFT JOIN customer c ON c.id = i.customer_id"
        " LEFT JOIN account ac ON ac.id = coalesce(i.account_id, c.account_id)",
    ),
    "customer": (
        "c.name",
        "JOIN interaction i ON i.id = r.interaction_id LEFT JOIN customer c ON c.id = i.customer_id",
    ),
}
GROUPS = tuple(_GROUPS)
#: What tells two groups of one name apart.
_IDENTITY = {
    "team": "r.team_id",
    "agent": "r.agent_id",
    "customer": "i.customer_id",
    "account": "coalesce(i.account_id, c.account_id)",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one group's answers; `total` is the sum of the values, `scales` how many scales they span."""

    name: str | None
    answered: int
    satisfied: int
    neutral: int
    low: int
    promoters: int
    detractors: int
    total: float
    scales: int
    scale: tuple[float, float]


_COUNTS = """count(*), coalesce(sum(r.verdict = 'satisfied'), 0), coalesce(sum(r.verdict = 'neutral'), 0),
 coalesce(sum(r.verdict = 'low'), 0), coalesce(sum(r.value >= 9), 0), coalesce(sum(r.value <= 6), 0), coalesce(sum(r.value), 0),
 count(DISTINCT r.low || '–' || r.high), min(r.low), max(r.high)"""
#: An answer counts at its last value among those up to :as_of (measures §2).
_WINDOW = """r.metric = :metric AND r.answered_at >= :since AND r.answered_at < :until AND r.answered_at <= :as_of
 AND (r.superseded_at IS NULL OR r.superseded_at > :as_of)"""


def by(conn: sqlite3.Connection, group: str, metric: str, since: int, until: int, as_of: int) -> tuple[Tally, ...]:
    """One tally per value of `group`, by name; moments in seconds UTC, `until` excluded. Unknown values have name None."""
    name, joins = _GROUPS[group]
    identity = _IDENTITY.get(group, name)
    rows = conn.execute(
        f"SELECT max({name}), {_COUNTS} FROM rating r {joins} WHERE {_WINDOW} GROUP BY {identity} ORDER BY {name} IS NULL, {name}",
        {"metric": metric, "since": since, "until": until, "as_of": as_of},
    )
    return tuple(_tally(row) for row in rows)


def total(conn: sqlite3.Connection, metric: str, since: int, until: int, as_of: int) -> Tally:
    """The tally of the whole store in the window."""
    row = conn.execute(
        f"SELECT NULL, {_COUNTS} FROM rating r WHERE {_WINDOW}",
        {"metric": metric, "since": since, "until": until, "as_of": as_of},
    ).fetchone()
    return _tally(row)


def span(conn: sqlite3.Connection, metric: str, as_of: int) -> tuple[int, int] | None:
    """The first and last moment of this metric's answers up to `as_of`."""
    first = conn.execute("SELECT min(answered_at) FROM rating WHERE metric = ?", (metric,)).fetchone()[0]
    last = conn.execute(
        "SELECT max(answered_at) FROM rating WHERE metric = ? AND answered_at <= ?", (metric, as_of)
    ).fetchone()[0]
    return None if first is None or last is None else (first, last)


def _tally(row: tuple[object, ...]) -> Tally:
    name, *counts, total_, scales, low, high = row
    answered, satisfied, neutral, lows, promoters, detractors = (int(str(count)) for count in counts)
    return Tally(
        None if name is None else plain(str(name)), answered, satisfied, neutral, lows, promoters, detractors,
        float(str(total_)), int(str(scales)), (float(str(low or 0)), float(str(high or 0))),
    )  # fmt: skip
