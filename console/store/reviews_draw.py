"""What to review next: calibrations that wait for this reviewer, a random draw by agent, and lows nobody looked at."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import NamedTuple
from zoneinfo import ZoneInfo

from console.domain.drawing import drawn
from console.domain.period import day_of
from console.domain.text import one_line, plain_cell
from console.store.clock import setting
from console.store.reviews import form
from console.store.reviews_records import Drawn, Form

DAY = 86_400
RECENT = 30 * DAY  # how old work may be that is drawn; older than a month nobody learns from
COUNTED = 90 * DAY  # over which an agent's reviews are counted, so that those with few get their turn
LOWS = 20

_FITS = """(EXISTS (SELECT 1 FROM rubric WHERE applies_to IS NULL) OR NOT EXISTS (SELECT 1 FROM rubric)
 OR EXISTS (SELECT 1 FROM rubric r WHERE r.applies_to COLLATE NOCASE IN (i.channel, i.kind)))"""
_WORK = f"""SELECT i.agent_id, i.id, EXISTS (SELECT 1 FROM turn t WHERE t.interaction_id = i.id)
 FROM interaction i JOIN agent a ON a.id = i.agent_id
 WHERE coalesce(i.closed_at, i.resolved_at) > :recent AND coalesce(i.closed_at, i.resolved_at) <= :now
 AND (a.left_at IS NULL OR a.left_at > :now) AND NOT EXISTS (SELECT 1 FROM review v WHERE v.interaction_id = i.id)
 AND {_FITS}"""
_LOWS = f"""SELECT i.id, r.answered_at FROM rating r JOIN interaction i ON i.id = r.interaction_id
 WHERE r.metric = 'csat' AND r.answered_at > :recent AND r.answered_at <= :now AND r.superseded_at IS NULL
 AND r.verdict = 'low' AND i.agent_id IS NOT NULL
 AND NOT EXISTS (SELECT 1 FROM review v WHERE v.interaction_id = i.id) AND {_FITS} ORDER BY r.answered_at DESC, i.id"""
_HALVES = """SELECT v.interaction_id FROM review v WHERE v.drawn = 'calibration' GROUP BY v.interaction_id
 HAVING count(*) = 1 AND max(v.reviewer_id) <> :me ORDER BY max(v.at)"""
_TOLD = """SELECT i.id, i.external_id, a.id, a.name, t.name, i.channel, i.issue,
 coalesce(i.closed_at, i.resolved_at, i.opened_at, 0)
 FROM interaction i JOIN agent a ON a.id = i.agent_id LEFT JOIN team t ON t.id = a.team_id WHERE i.id = ?"""


class _Why(NamedTuple):
    interaction: int
    drawn: str
    why: str


def today(conn: sqlite3.Connection, now: int) -> str:
    """The seed of the draw: the store's local day, so that a draw stands all day, whoever looks."""
    return day_of(now, ZoneInfo(setting(conn, "zone", "UTC"))).isoformat()


def next_up(
    conn: sqlite3.Connection, now: int, reviewer: int | None, *, seed: str | None = None, team: str | None = None,
    agent: int | None = None,
) -> tuple[Drawn, ...]:  # fmt: skip
    """What to review next, in order, of a team or one agent where they are named.

    First calibrations that wait for a second reviewer, then of each agent a ticket of the last 30 days by lot, the agent
    with fewest random reviews first, then low ratings that nobody reviewed. An agent's tickets with a recorded
    conversation are drawn from where there are any. `seed` is the store's day where it is not given.
    """
    found = [*_waiting(conn, reviewer), *_random(conn, now, seed or today(conn, now)), *_lows(conn, now)]
    told, known = [], set()
    for one in found:
        row = conn.execute(_TOLD, (one.interaction,)).fetchone()
        if row is None or one.interaction in known:
            continue
        known.add(one.interaction)
        line = Drawn._make((*map(plain_cell, row), one.drawn, one.why))
        if (agent is None or line.agent_id == agent) and (team is None or (line.team or "") == team):
            told.append(line)
    return _few_lows(told)


def _few_lows(found: list[Drawn]) -> tuple[Drawn, ...]:
    lows = [one for one in found if one.drawn == "low rating"]
    return (*(one for one in found if one.drawn != "low rating"), *lows[:LOWS])


def reason(conn: sqlite3.Connection, interaction: int, now: int, reviewer: int | None) -> str:
    """Why a ticket is reviewed that somebody names: random or low rating where it waits for a review, else chosen."""
    if conn.execute("SELECT 1 FROM review WHERE interaction_id = ? LIMIT 1", (interaction,)).fetchone():
        return "chosen"
    found = {one.interaction: one.drawn for one in (*_lows(conn, now), *_random(conn, now, today(conn, now)))}
    return found.get(interaction, "chosen")


def opened(conn: sqlite3.Connection, interaction: int, drawn: str, now: int, reviewer: int | None) -> Form:
    """The form of a ticket; `drawn` "" lets the store say why it is reviewed. Raises Refused."""
    return form(conn, interaction, drawn or reason(conn, interaction, now, reviewer), reviewer)


def _waiting(conn: sqlite3.Connection, reviewer: int | None) -> list[_Why]:
    rows = conn.execute(_HALVES, {"me": reviewer or 0})
    return [_Why(row[0], "calibration", "waits for you as the second reviewer, blind") for row in rows]


def _random(conn: sqlite3.Connection, now: int, seed: str) -> list[_Why]:
    reviewed = dict(
        conn.execute(
            "SELECT agent_id, count(*) FROM review WHERE at > ? AND at <= ? AND drawn = 'random' GROUP BY agent_id",
            (now - COUNTED, now),
        )
    )
    work: dict[int, dict[bool, list[int]]] = defaultdict(lambda: {True: [], False: []})
    for agent, ticket, recorded in conn.execute(_WORK, {"recent": now - RECENT, "now": now}):
        work[agent][bool(recorded)].append(ticket)
    pool = ((agent, ticket) for agent, held in work.items() for ticket in held[True] or held[False])
    return [_Why(ticket, "random", _turn(reviewed.get(agent, 0))) for agent, ticket in drawn(pool, reviewed, seed)]


def _turn(count: int) -> str:
    return f"{count or 'no'} random review{'' if count == 1 else 's'} in 90 days"


def _lows(conn: sqlite3.Connection, now: int) -> list[_Why]:
    rows = conn.execute(_LOWS, {"recent": now - RECENT, "now": now}).fetchall()
    days = [(ticket, (now - at) // DAY) for ticket, at in rows]
    return [_Why(ticket, "low rating", f"rated low {one_line(_ago(since))}, not reviewed") for ticket, since in days]


def _ago(days: int) -> str:
    return {0: "today", 1: "a day ago"}.get(days, f"{days} days ago")
