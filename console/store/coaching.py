"""What a coach sees of agents: a team's list by "worth a conversation", and one agent's whole picture (measures §6, §8)."""

from __future__ import annotations

import sqlite3
from zoneinfo import ZoneInfo

from console.domain.fair import explained
from console.domain.integrity import Look
from console.domain.peers import uncompared
from console.domain.period import Period, weeks
from console.domain.text import one_line
from console.store import coaching_answers as own
from console.store.clock import setting
from console.store.coaching_effect import judged
from console.store.coaching_ground import Ground, ground
from console.store.coaching_lines import facts, lines
from console.store.coaching_names import named, only
from console.store.coaching_quality import criteria, quadrants
from console.store.coaching_records import (
    Agent,
    AgentLine,
    AgentView,
    Charmed,
    Criterion,
    Held,
    Promise,
    Quote,
    Rated,
    Reviewed,
    Week,
)
from console.store.coaching_talks import commitments, sessions
from console.store.errors import Refused
from console.store.recognition import sent
from console.store.signals import look

__all__ = [
    "Agent", "AgentLine", "AgentView", "Charmed", "Criterion", "Held", "Promise", "Quote", "Rated", "Reviewed", "Week",
    "agent", "agents", "named", "only", "whole",
]  # fmt: skip


def agents(conn: sqlite3.Connection, team: str | None, period: Period, now: int) -> tuple[AgentLine, ...]:
    """The agents of a team, of all teams for None, the one worth a conversation first; never by raw CSAT.

    Whoever left before the window and got no rating in it is not listed. Raises Refused for a team nobody knows.
    """
    found, known = ground(conn, period, now), facts(conn, period, now)
    if team is not None and team.casefold() not in _teams(conn):
        raise Refused(f"There is no team called {one_line(team, 60) or '(blank)'} here.")
    return tuple(lines(found, known, _listed(found, team, period), now))


def _teams(conn: sqlite3.Connection) -> set[str]:
    return {one_line(name).casefold() for (name,) in conn.execute("SELECT name FROM team")}


def _listed(found: Ground, team: str | None, period: Period) -> list[int]:
    return [
        one.id
        for one in found.staff.values()
        if (team is None or (one.team or "").casefold() == team.casefold())
        and (one.left_at is None or one.left_at >= period.since or one.id in found.adjusted)
    ]


def whole(conn: sqlite3.Connection, agent_id: int, period: Period, now: int) -> tuple[AgentView, Look]:
    """`agent` and `signals.look` of one moment, at the price of reading everybody's answers once."""
    found = ground(conn, period, now)
    return agent(conn, agent_id, period, now, found), look(conn, agent_id, period, now, found)


def agent(
    conn: sqlite3.Connection, agent_id: int, period: Period, now: int, found: Ground | None = None
) -> AgentView:  # fmt: skip
    """All of one agent, as known at `now` (seconds UTC); raises Refused where there is no such agent."""
    found = found or ground(conn, period, now)
    if agent_id not in found.staff:
        raise Refused("This agent is not in the store any more: go back to the list.")
    zone = ZoneInfo(setting(conn, "zone", "UTC"))
    line = lines(found, facts(conn, period, now), [agent_id], now)[0]
    talks = sessions(conn, agent_id, now)
    last = min(now, period.until - 1)
    long = period._replace(since=min(period.since, weeks(last, zone, own.TREND)[0].since))
    wider = own.answers(conn, agent_id, long, now)
    here = [one for one in wider if one.rated.answered_at >= period.since]
    quads = quadrants(conn, agent_id, [one.rated for one in here], now)
    peers = [one.id for one in found.peers(agent_id)]
    reviewed = [one for held in quads.values() for one in held]
    return AgentView(
        line, period, now, *own.mean(here), _said(found, line),
        own.trend(wider, [talk.held_at for talk in talks], last, zone), own.standing_out(here, zone), quads,
        own.praise(here), own.lows(here), own.charmed(conn, agent_id, peers, period, now, here, reviewed),
        criteria(conn, agent_id, period, now), own.handle(here),
        judged(conn, commitments(conn, agent_id, now), talks, agent_id, peers, now), talks, sent(conn, agent_id, now),
    )  # fmt: skip


def _said(found: Ground, line: AgentLine) -> tuple[str, ...]:
    """Why raw and fair differ, why nothing is compared, why a number is not shown."""
    why = uncompared(found.workers[line.id], found.peers(line.id)) or explained(line.fair)
    hidden = "CSAT without blame is not shown: one person set aside more than 30 % of the low ratings."
    return tuple(sentence for sentence in (why, hidden if line.fair.blame.hidden else "") if sentence)
