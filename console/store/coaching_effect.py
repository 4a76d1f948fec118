"""Did it work: each commitment that names a criterion, judged by random-draw reviews before and after (measures §6)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from console.domain.did_it_work import DAYS, Effect, effect, said
from console.store.coaching_records import Held, Promise

_DAY = 86_400


def judged(
    conn: sqlite3.Connection, promises: Iterable[Promise], talks: Iterable[Held], agent: int, peers: Sequence[int], now: int
) -> tuple[Promise, ...]:  # fmt: skip
    """The same commitments; those that name a criterion say whether what was coached worked, as known at `now`."""
    held = {talk.id: talk.held_at for talk in talks}
    return tuple(
        one if one.criterion is None else _judged(conn, one, held[one.session_id], agent, peers, now)
        for one in promises
    )


def _judged(
    conn: sqlite3.Connection, one: Promise, held_at: int, agent: int, peers: Sequence[int], now: int
) -> Promise:  # fmt: skip
    end = held_at + DAYS * _DAY
    found = _effect(conn, one, held_at, agent, peers) if peers and end <= now else None
    return one._replace(effect=found, worked=said(found, days_over=end <= now, peers=bool(peers)))


def _effect(
    conn: sqlite3.Connection, one: Promise, held_at: int, agent: int, peers: Sequence[int]
) -> Effect | None:  # fmt: skip
    """Over DAYS on each side of the one-on-one, which is the first moment after."""
    sides: dict[tuple[bool, bool], list[float]] = {(own, after): [] for own in (True, False) for after in (True, False)}
    rows = conn.execute(
        _SCORES,
        {"agents": json.dumps([agent, *peers]), "criterion": one.criterion_id,
         "since": held_at - DAYS * _DAY, "until": held_at + DAYS * _DAY},
    )  # fmt: skip
    for who, at, met in rows:
        sides[who == agent, at >= held_at].append(met)
    return effect(sides[True, False], sides[True, True], sides[False, False], sides[False, True])


#: All versions of the rubric together, as `criteria` counts them: a criterion is its section and its name.
_SCORES = """SELECT v.agent_id, v.at, 100.0 * (w.chosen - k.low) / (k.high - k.low)
 FROM review v CROSS JOIN review_answer w ON w.review_id = v.id JOIN criterion k ON k.id = w.criterion_id
 WHERE v.agent_id IN (SELECT value FROM json_each(:agents)) AND v.at >= :since AND v.at < :until
 AND v.drawn = 'random' AND w.chosen IS NOT NULL
 AND (k.section, k.name) = (SELECT section, name FROM criterion WHERE id = :criterion) ORDER BY v.at, v.id"""
