"""The lines of an agent list: CSAT read fairly, QA, promises, talks and feedback of every agent asked for."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from console.domain.coaching import RANKED, Standing
from console.domain.fair import Fair, blame, fair
from console.domain.latency import latency
from console.domain.peer_limits import PeerLimits
from console.domain.peer_reviews import outside
from console.domain.period import Period, day_of
from console.domain.quality import quality
from console.store import scorecards_scans as scans
from console.store.clock import setting
from console.store.coaching_ground import Ground, asked
from console.store.coaching_records import AgentLine


class Low(NamedTuple):
    """A low answer: whether it counts still, when it was given (None where only the day is known), and why it was low."""

    counts: bool
    at: int | None
    cause: str | None
    by: int | None


class Facts(NamedTuple):
    """By agent id: what stands beside the ratings."""

    lows: dict[int, list[Low]]
    scores: dict[int, list[float]]  # of reviews drawn at random in the window
    contacts: dict[int, list[int]]  # moments of sessions, and of reviews from the window on
    days: dict[int, int]  # since the last one-on-one, in local days
    commitments: dict[int, list[int]]  # when the open ones are due


def facts(conn: sqlite3.Connection, period: Period, now: int) -> Facts:
    """One pass over each table."""
    lows: dict[int, list[Low]] = defaultdict(list)
    contacts: dict[int, list[int]] = defaultdict(list)
    due: dict[int, list[int]] = defaultdict(list)
    values = {"since": period.since, "until": min(period.until, now + 1), "now": now}
    for agent, *row in conn.execute(_LOWS, values):
        lows[agent].append(Low(*row))
    scores = drawn_scores(conn, period, now)
    for agent, at in conn.execute(_REVIEWED, values):
        contacts[agent].append(at)
    last: dict[int, int] = {}
    for agent, at in conn.execute("SELECT agent_id, held_at FROM session WHERE held_at <= :now", values):
        contacts[agent].append(at)
        last[agent] = max(at, last.get(agent, at))
    for agent, at in conn.execute(_OPEN, values):
        due[agent].append(at)
    zone = ZoneInfo(setting(conn, "zone", "UTC"))
    today = day_of(now, zone)
    return Facts(lows, scores, contacts, {one: (today - day_of(at, zone)).days for one, at in last.items()}, due)


_LOWS = """SELECT agent_id, superseded_at IS NULL OR superseded_at > :now,
 CASE answered_precision WHEN 'second' THEN answered_at END, cause, cause_by
 FROM rating WHERE metric = 'csat' AND verdict = 'low' AND answered_at >= :since AND answered_at < :until
 AND agent_id IS NOT NULL"""
#: A calibration compares reviewers; nobody is told anything by it.
_REVIEWED = "SELECT agent_id, at FROM review WHERE drawn <> 'calibration' AND at >= :since AND at <= :now"
_OPEN = """SELECT s.agent_id, c.due_at FROM commitment c JOIN session s ON s.id = c.session_id
 WHERE c.state = 'open' AND s.held_at <= :now"""


def drawn_scores(conn: sqlite3.Connection, period: Period, now: int) -> dict[int, list[float]]:
    """By agent the scores of reviews drawn at random in the window, oldest first."""
    scan = scans.reviews(asked(period, now), period)
    found: dict[int, list[float]] = defaultdict(list)
    for agent, score in conn.execute(
        f"SELECT {scan.group}, q.score FROM {scan.source} WHERE {scan.where} ORDER BY q.at, q.id", scan.values
    ):
        found[agent].append(score)
    return found


def lines(found: Ground, known: Facts, agents: Iterable[int], now: int) -> list[AgentLine]:
    """A line for each of these, the one worth a conversation first."""
    told = [_line(found, known, agent, now) for agent in agents]
    return [line for _, line in sorted(told, key=lambda pair: (pair[0].order, pair[1].id))]


def _line(found: Ground, known: Facts, agent: int, now: int) -> tuple[Standing, AgentLine]:
    csat, qa = _fair(found, known, agent), known.scores.get(agent, [])
    due, days = known.commitments.get(agent, []), known.days.get(agent)
    overdue = sum(at < now for at in due)
    peers = [known.scores.get(one.id, []) for one in found.peers(agent)]
    odd = (*_words("CSAT", csat.outside), *_words("QA", outside(qa, peers)))
    standing = Standing(found.staff[agent].name, overdue, odd, days)
    waits = latency([low.at for low in known.lows.get(agent, []) if low.at is not None], known.contacts.get(agent, []))
    return standing, AgentLine(
        found.staff[agent], csat, quality(qa), len(due), overdue, days, waits, standing.reasons
    )  # fmt: skip


def _words(what: str, side: int) -> Sequence[str]:
    return () if not side else (f"{what} {'above' if side > 0 else 'below'} the peers' limits",)


def _fair(found: Ground, known: Facts, agent: int) -> Fair:
    one, others = found.workers[agent], found.peers(agent)
    lows = [(low.cause, low.by) for low in known.lows.get(agent, []) if low.counts]
    side = 0
    if others and one.answered >= RANKED:
        limits = PeerLimits([(peer.satisfied, peer.answered) for peer in others])
        above = 100 * one.satisfied > limits.percent * one.answered
        side = (1 if above else -1) if limits.beyond(one.satisfied, one.answered, above) else 0
    return fair(
        found.adjusted.get(agent), [found.adjusted[peer.id] for peer in others], side,
        blame(one.satisfied, one.answered, lows),
    )  # fmt: skip
