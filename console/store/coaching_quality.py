"""One agent's reviews: each criterion over random draws with its evidence, and where CSAT and QA meet (measures §8)."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from console.domain.period import Period
from console.domain.quality import QUADRANTS, quadrant, quality
from console.domain.text import one_line, plain
from console.store.coaching_records import Criterion, Quote, Rated, Reviewed

_QUOTES = 5


class _Mark(NamedTuple):
    section: str
    name: str
    critical: bool
    quote: Quote


def criteria(conn: sqlite3.Connection, agent: int, period: Period, now: int) -> tuple[Criterion, ...]:
    """The criteria of the random draws in the window, the weakest first; one that never applied is left out.

    Versions of a rubric count together where section and name are the same.
    """
    found: dict[tuple[str, str], list[_Mark]] = defaultdict(list)
    rows = conn.execute(_MARKS, {"agent": agent, "since": period.since, "until": min(period.until, now + 1)})
    for section, name, critical, ticket, ref, met, evidence, turn in rows:
        quote = Quote(ticket, one_line(ref), met, evidence and plain(evidence), turn)
        mark = _Mark(one_line(section), one_line(name), bool(critical), quote)
        found[mark.section, mark.name].append(mark)
    known = [_criterion(marks) for marks in found.values()]
    return tuple(sorted(known, key=lambda one: (one.quality.mean or 0, one.section, one.name)))


_MARKS = """SELECT k.section, k.name, k.critical, v.interaction_id, i.external_id,
 100.0 * (w.chosen - k.low) / (k.high - k.low), w.evidence, w.turn_id
 FROM review v JOIN review_answer w ON w.review_id = v.id JOIN criterion k ON k.id = w.criterion_id
 JOIN interaction i ON i.id = v.interaction_id
 WHERE v.agent_id = :agent AND v.at >= :since AND v.at < :until AND v.drawn = 'random' AND w.chosen IS NOT NULL
 AND NOT k.bonus ORDER BY v.at DESC, v.id DESC"""


def _criterion(marks: list[_Mark]) -> Criterion:
    quotes = sorted((mark.quote for mark in marks), key=lambda quote: (quote.met, quote.evidence is None))
    section, name, critical, _ = marks[0]
    return Criterion(section, name, critical, quality([mark.quote.met for mark in marks]), tuple(quotes[:_QUOTES]))


def quadrants(
    conn: sqlite3.Connection, agent: int, rated: Iterable[Rated], now: int
) -> dict[str, tuple[Reviewed, ...]]:
    """The rated tickets that were reviewed too, by QUADRANTS, in the order of `rated`."""
    found: dict[str, list[Reviewed]] = {name: [] for name in QUADRANTS}
    scores = _scores(conn, agent, now)
    for one in rated:
        if one.interaction_id in scores:
            score, at = scores[one.interaction_id]
            found[quadrant(one.verdict == "satisfied", score)].append(Reviewed(one, score, at))
    return {name: tuple(held) for name, held in found.items()}


def _scores(conn: sqlite3.Connection, agent: int, now: int) -> dict[int, tuple[float, int]]:
    """By ticket the score and moment of its newest review; a calibration is no review of the agent."""
    rows = conn.execute(
        "SELECT interaction_id, score, at FROM review WHERE agent_id = ? AND at <= ? AND drawn <> 'calibration'"
        " AND score IS NOT NULL ORDER BY at, id",
        (agent, now),
    )
    return {ticket: (score, at) for ticket, score, at in rows}
