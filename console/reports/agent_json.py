"""One agent's picture as programs get it (design §9); percentages unrounded, null where nothing counts."""

from __future__ import annotations

import json
from typing import Any

from console.domain.integrity import Look, Signal
from console.domain.proportion import Share
from console.domain.quality import Quality
from console.reports.moments import iso
from console.reports.sessions import commitment_object
from console.store.coaching_records import AgentView, Rated, Reviewed


def agent_json(view: AgentView, look: Look, zone: str) -> str:
    """One object; no customer's name stands in it."""
    one = view.line.agent
    found = {
        "agent": one.name, "id": one.ref, "team": one.team, "kind": one.kind, "left": iso(one.left_at, "day", zone),
        "window": {"since": iso(view.period.since, "day", zone), "until": iso(view.period.until - 1, "day", zone),
                   "zone": zone, "as_of": iso(view.as_of)},
        "csat": _csat(view),
        "qa": _quality(view.line.qa),
        "quadrants": {name: [_reviewed(held) for held in pairs] for name, pairs in view.quadrants.items()},
        "charmed_not_solved": {**_share(view.charmed.back), "limit": view.charmed.limit, "beyond": view.charmed.beyond,
                               "tickets": [_rated(ticket, zone) for ticket in view.charmed.tickets]},
        "criteria": [{"section": held.section, "name": held.name, "critical": held.critical, **_quality(held.quality),
                      "evidence": [{"ref": quote.ref, "met": quote.met, "quote": quote.evidence} for quote in held.quotes]}
                     for held in view.criteria],
        "patterns": [{"dimension": held.dimension, "value": held.value, "n": held.here.total, "csat": held.here.percent,
                      "points": held.points, "ci_low": held.low, "ci_high": held.high} for held in view.patterns],
        "trend": [{"since": iso(week.period.since, "day", zone), "answered": week.csat.total, "csat": week.csat.percent,
                   "sessions": [iso(at) for at in week.sessions]} for week in view.trend],
        "praise": [_rated(ticket, zone) for ticket in view.praise],
        "recognition": [{"ref": held.ref, "comment": held.comment, "by": held.by, "at": iso(held.at)}
                        for held in view.recognition],
        "commitments": [commitment_object(held) for held in view.commitments],
        "one_on_ones": {"days_since": view.line.days, "held": [iso(held.held_at) for held in view.sessions]},
        "feedback_latency": {"n": view.line.latency.n, "median_hours": view.line.latency.hours,
                             "waiting": view.line.latency.waiting},
        "handle_seconds": {"n": view.handle.n, "median": view.handle.median, "mean": view.handle.mean},
        "worth_a_conversation": list(view.line.reasons),
        "said": list(view.said),
        "signals": [_signal(held) for held in look.signals],
        "not_measured": list(look.unmeasured), "notes": list(look.notes),
    }  # fmt: skip
    return json.dumps(found, ensure_ascii=False) + "\n"


def _csat(view: AgentView) -> dict[str, Any]:
    found = view.line.fair
    return {
        "answered": found.csat.total, "satisfied": found.csat.count, "csat": found.csat.percent,
        "ci_low": found.csat.low, "ci_high": found.csat.high, "mean": view.mean, "shrunken": found.shrunken,
        "observed": found.csat.percent, "expected": found.expected, "gap": found.gap, "gap_low": found.gap_low,
        "gap_high": found.gap_high, "adjusted": found.adjusted, "peers": found.peers, "peer_mean": found.peer_mean,
        "peer_csat": None if found.peer_csat is None else list(found.peer_csat),
        "peer_gap": None if found.peer_gap is None else list(found.peer_gap),
        "without_blame": found.blame.csat, "set_aside": found.blame.set_aside, "lows": found.blame.lows,
    }  # fmt: skip


def _quality(found: Quality) -> dict[str, Any]:
    return {"n": found.n, "mean": found.mean, "ci_low": found.low, "ci_high": found.high}


def _share(found: Share) -> dict[str, Any]:
    return {
        "count": found.count,
        "total": found.total,
        "percent": found.percent,
        "ci_low": found.low,
        "ci_high": found.high,
    }


def _rated(found: Rated, zone: str) -> dict[str, Any]:
    return {
        "ref": found.ref, "value": found.value, "scale": [found.low, found.high], "verdict": found.verdict,
        "comment": found.comment, "channel": found.channel, "issue": found.issue,
        "answered_at": iso(found.answered_at, found.answered_precision, zone), "why": found.why or None,
    }  # fmt: skip


def _reviewed(found: Reviewed) -> dict[str, Any]:
    return {"ref": found.rated.ref, "value": found.rated.value, "verdict": found.rated.verdict, "qa": found.score}


def _signal(found: Signal) -> dict[str, Any]:
    return {
        "kind": found.kind, "title": found.title, "said": found.said, "count": found.found, "total": found.total,
        "percent": found.percent, "peers": found.peers, "limit": found.limit, "innocent": list(found.innocent),
        "evidence": [{"ref": held.ref, "quote": held.quote, "at": iso(held.at)} for held in found.evidence],
    }  # fmt: skip
