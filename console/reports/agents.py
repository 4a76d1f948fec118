"""A team's agents as text and as JSON: the one worth a conversation first, in words; never by their score."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from console.domain.coaching import RANKED
from console.domain.fair import Fair
from console.domain.period import Period
from console.domain.proportion import signed
from console.reports.cells import table
from console.reports.moments import iso, local
from console.store.coaching_records import AgentLine

_HEADINGS = ("agent", "CSAT % (95 %)", "n", "± expected", "shrunken", "QA", "n", "promised", "worth a conversation")
_RIGHT = (2, 4, 5, 6)
_WIDEST = 80  # cells of the reasons


def agents_text(found: Sequence[AgentLine], team: str | None, period: Period, as_of: int, zone: str) -> str:
    """One line an agent; no number of CSAT stands without its n, its interval and QA."""
    head = (
        f"Agents of {team or 'all teams'} by what makes a conversation worth having · answered {period.label}"
        f" · as of {local(as_of, 'second', zone)} ({zone})\n"
        f"Under {RANKED} ratings nobody is compared or ranked.\n"
    )
    many = Counter(one.name.casefold() for one in found)
    return head + table(_HEADINGS, [_line(one, many[one.name.casefold()] > 1) for one in found], _RIGHT, _WIDEST)


def _line(one: AgentLine, is_shared: bool) -> tuple[str, ...]:
    csat = one.fair.csat
    share = "–" if csat.percent is None else f"{csat.percent:.1f} ({csat.low:.0f}–{csat.high:.0f})"
    late = f", {one.overdue} late" if one.overdue else ""
    name = f"{one.name} · {one.agent.ref}" if is_shared else one.name
    return (
        f"{name}{', left' if one.agent.left_at is not None else ''}", share, str(csat.total), _gap(one.fair),
        _number(one.fair.shrunken), _number(one.qa.mean), str(one.qa.n), f"{one.open_commitments}{late}",
        "; ".join(one.reasons),
    )  # fmt: skip


def _gap(found: Fair) -> str:
    if found.gap is None or found.gap_low is None or found.gap_high is None:
        return "–"
    return f"{signed(found.gap)} ({signed(found.gap_low)} … {signed(found.gap_high)})"


def _number(found: float | None) -> str:
    return "–" if found is None else f"{found:.1f}"


def agents_json(found: Sequence[AgentLine], team: str | None, period: Period, as_of: int, zone: str) -> str:
    """One object; percentages unrounded, null where nothing counts."""
    window = {"since": iso(period.since, "day", zone), "until": iso(period.until - 1, "day", zone), "zone": zone}
    told = {"as_of": iso(as_of), "team": team, "window": window, "agents": [_object(one, zone) for one in found]}
    return json.dumps(told, ensure_ascii=False) + "\n"


def _object(one: AgentLine, zone: str) -> dict[str, Any]:
    csat, qa = one.fair.csat, one.qa
    return {
        "agent": one.name, "id": one.agent.ref, "team": one.agent.team, "left": iso(one.agent.left_at, "day", zone),
        "csat": {"answered": csat.total, "satisfied": csat.count, "csat": csat.percent, "ci_low": csat.low, "ci_high": csat.high,
                 "shrunken": one.fair.shrunken, "expected": one.fair.expected, "gap": one.fair.gap,
                 "gap_low": one.fair.gap_low, "gap_high": one.fair.gap_high},
        "qa": {"n": qa.n, "mean": qa.mean, "ci_low": qa.low, "ci_high": qa.high},
        "commitments": {"open": one.open_commitments, "overdue": one.overdue},
        "days_since_one_on_one": one.days,
        "feedback_latency": {"n": one.latency.n, "median_hours": one.latency.hours, "waiting": one.latency.waiting},
        "worth_a_conversation": list(one.reasons),
    }  # fmt: skip
