"""Integrity signals of one agent: beyond the peers' limits, with evidence and what may explain them (measures §10)."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from console.domain.integrity import (
    KINDS,
    Counts,
    Evidence,
    Judged,
    Look,
    Signal,
    cautions,
    hard,
    high,
    judged,
    said,
)
from console.domain.peer_reviews import outside
from console.domain.peers import Worker, peers, uncompared
from console.domain.period import Period
from console.domain.proportion import Share, share
from console.domain.quality import quality
from console.store import signals_evidence as behind
from console.store.coaching_ground import Ground, ground
from console.store.coaching_lines import drawn_scores
from console.store.errors import Refused
from console.store.signals_counts import counted

__all__ = ["Evidence", "Look", "Signal", "look", "signals"]


class _Scene(NamedTuple):
    """One look at one agent."""

    conn: sqlite3.Connection
    agent: int
    peers: tuple[Worker, ...]
    csat: Share
    hard: frozenset[str]
    period: Period
    now: int


def signals(conn: sqlite3.Connection, agent_id: int, period: Period, now: int) -> tuple[Signal, ...]:
    """What is worth a look in the window as known at `now`; `look` says as well what was found to be usual."""
    return look(conn, agent_id, period, now).signals


def look(conn: sqlite3.Connection, agent_id: int, period: Period, now: int, found: Ground | None = None) -> Look:
    """All signals of an agent, raised or not; raises Refused where there is no such agent."""
    found = found or ground(conn, period, now)
    one = found.workers.get(agent_id)
    if one is None:
        raise Refused("This agent is not in the store any more: go back to the list.")
    if one.channel is None:  # somebody whom nobody rated has peers in their work all the same
        one = one._replace(channel=behind.main_channel(conn, agent_id, period, now))
    others = peers(agent_id, {**found.workers, agent_id: one})
    csat = share(one.satisfied, one.answered)
    scene = _Scene(conn, agent_id, others, csat, hard(found.issues), period, now)
    raised, within, unmeasured = _compared(scene)
    raised += _quality(scene) + _own_tickets(scene)
    if not others:
        unmeasured = [uncompared(one, others) or "Not compared: too few others do the same work."]
    order = list(KINDS)
    return Look(tuple(sorted(raised, key=lambda signal: order.index(signal.kind))), tuple(within), tuple(unmeasured),
                cautions(csat))  # fmt: skip


def _compared(scene: _Scene) -> tuple[list[Signal], list[str], list[str]]:
    """The signals that count something: raised, within the limits, not to be measured."""
    everybody = [scene.agent, *(peer.id for peer in scene.peers)]
    desk = counted(scene.conn, everybody, scene.hard, high(scene.csat), scene.period, scene.now)
    covered = _covered(desk.covered.get(scene.agent, (0, 0)))
    raised: list[Signal] = []
    within: list[str] = []
    unmeasured: list[str] = []
    for kind, counts in desk.counts.items():
        if kind == "response" and not high(scene.csat):
            continue
        own = counts.get(scene.agent, (0, 0))
        found = judged(kind, own, [counts.get(peer.id, (0, 0)) for peer in scene.peers])
        if (found is not None and found.beyond) or (kind == "asking" and not scene.peers and own[0]):
            lines = desk.asked.get(scene.agent, ()) if kind == "asking" else _evidence(scene, kind)
            raised.append(_signal(kind, own, found, lines, covered if kind == "premature" else ""))
        elif found is not None:
            within.append(f"{KINDS[kind].title}: {said(kind, own, found)}{covered if kind == 'premature' else ''}")
        else:
            unmeasured.append(f"{KINDS[kind].title}: too little is recorded of {KINDS[kind].of}.")
    return raised, within, unmeasured


def _evidence(scene: _Scene, kind: str) -> tuple[Evidence, ...]:
    return behind.evidence(scene.conn, kind, scene.agent, scene.period, scene.now)


def _covered(counts: Counts) -> str:
    """How much of the work a number over known customers speaks for."""
    known, closed = counts
    return f" The customer is known of {100 * known / closed:.0f} % of these tickets." if closed else ""


def _signal(kind: str, own: Counts, found: Judged | None, lines: Sequence[Evidence], more: str = "") -> Signal:
    what = KINDS[kind]
    peers, limit = (None, None) if found is None else (found.peers, found.limit)
    return Signal(
        kind, what.title, said(kind, own, found), *own, peers, limit, what.innocent, tuple(lines[: behind.SHOWN])
    )


def _own_tickets(scene: _Scene) -> list[Signal]:
    """A fact, which needs no peers."""
    found = behind.own_tickets(scene.conn, scene.agent, scene.period, scene.now)
    return [_signal("own ticket", (len(found), scene.csat.total), None, found)] if found else []


def _quality(scene: _Scene) -> list[Signal]:
    """Reviews far below those of the peers, beside a high CSAT."""
    what, scores = KINDS["quality"], drawn_scores(scene.conn, scene.period, scene.now)
    own, others = scores.get(scene.agent, []), [scores.get(peer.id, []) for peer in scene.peers]
    if not high(scene.csat) or outside(own, others, what.tail) >= 0:
        return []
    mean, usual = quality(own).mean, quality([score for scores_ in others for score in scores_]).mean
    low = sum(score < 80 for score in own)
    words = f"CSAT {scene.csat.percent:.1f} %, QA {mean:.1f} over {len(own)} {what.of}; the peers' reviews have {usual:.1f}."
    lines = _evidence(scene, "quality")
    return [Signal("quality", what.title, words, low, len(own), None, None, what.innocent, lines[: behind.SHOWN])]
