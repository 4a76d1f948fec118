"""Reviews that were written, as a list, and calibrations compared; nothing blind leaves from here (measures §8)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from console.domain.calibration import Calibration, Marks, Pair, compared
from console.domain.text import one_line, plain
from console.store.reviews_blind import SHOWN
from console.store.reviews_records import Written

_WRITTEN = f"""SELECT v.id, i.external_id, a.name, p.name, r.name, r.version, v.drawn, v.at, {SHOWN},
 CASE WHEN {SHOWN} THEN v.score END, CASE WHEN {SHOWN} THEN v.note END
 FROM review v JOIN interaction i ON i.id = v.interaction_id JOIN agent a ON a.id = v.agent_id
 JOIN person p ON p.id = v.reviewer_id JOIN rubric r ON r.id = v.rubric_id
 WHERE v.at <= :now AND (:agent IS NULL OR v.agent_id = :agent) ORDER BY v.at DESC, v.id DESC LIMIT :limit"""
_PAIRS = """SELECT i.external_id, a.id, b.id, p.name, q.name, a.score, b.score
 FROM review a JOIN review b ON b.interaction_id = a.interaction_id AND b.drawn = 'calibration' AND b.id > a.id
 AND b.rubric_id = a.rubric_id AND b.reviewer_id <> a.reviewer_id
 JOIN interaction i ON i.id = a.interaction_id JOIN person p ON p.id = a.reviewer_id JOIN person q ON q.id = b.reviewer_id
 WHERE a.drawn = 'calibration' AND max(a.at, b.at) <= :now AND (:agent IS NULL OR a.agent_id = :agent)
 ORDER BY max(a.at, b.at) DESC, a.id"""
_MARKS = """SELECT k.section, k.name, k.low, k.high, x.chosen, y.chosen FROM review_answer x
 JOIN review_answer y ON y.criterion_id = x.criterion_id AND y.review_id = ? JOIN criterion k ON k.id = x.criterion_id
 WHERE x.review_id = ? ORDER BY k.seq"""


def written(conn: sqlite3.Connection, now: int, agent: int | None = None, limit: int = 50) -> tuple[Written, ...]:
    """Reviews, the newest first; a calibration shows no score or note before both of its ticket are in."""
    rows = conn.execute(_WRITTEN, {"now": now, "agent": agent, "limit": limit})
    return tuple(_line(*row) for row in rows)


def _line(
    ident: int, ref: str, agent: str, reviewer: str, rubric: str, version: int, drawn: str, at: int, shown: int,
    score: float | None, note: str | None,
) -> Written:  # fmt: skip
    names = map(one_line, (ref, agent, reviewer, rubric))
    return Written._make((ident, *names, version, drawn, at, score, not shown, note and plain(note)))


def calibration(conn: sqlite3.Connection, now: int, agent: int | None = None) -> Calibration:
    """All pairs that are complete, of all agents or one, and what they say together; and how many wait for a second."""
    halves = conn.execute(
        "SELECT count(*) FROM (SELECT 1 FROM review WHERE drawn = 'calibration' AND at <= :now"
        " AND (:agent IS NULL OR agent_id = :agent) GROUP BY interaction_id HAVING count(*) = 1)",
        {"now": now, "agent": agent},
    ).fetchone()[0]
    return compared(_pairs(conn, now, agent), halves)


def _pairs(conn: sqlite3.Connection, now: int, agent: int | None) -> Iterable[Pair]:
    for ref, first, second, one, other, a, b in conn.execute(_PAIRS, {"now": now, "agent": agent}).fetchall():
        marks: dict[tuple[str, str], Marks] = {}
        for section, name, low, high, x, y in conn.execute(_MARKS, (second, first)):
            marks[one_line(section), one_line(name)] = (low, high, x, y)
        yield Pair(one_line(ref), (one_line(one), one_line(other)), (a, b), marks)
