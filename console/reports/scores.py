"""Scores with their intervals as text and as JSON (measures §2, §4)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from console.domain.proportion import share
from console.reports.cells import table
from console.reports.moments import iso, local
from console.store.scores import Tally

_DEFINITIONS = {
    "csat": "100 · satisfied ÷ answered; satisfied = position ≥ 0.75 on the scale (4 and 5 of 1–5);"
    " neutral and low stay in the denominator",
    "nps": "share of 9–10 − share of 0–6, from −100 to 100",
    "ces": "mean on 1–7, high = easy",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that a set of scores answers; moments in seconds UTC, `until` excluded."""

    by: str
    metric: str
    since: int
    until: int
    as_of: int
    zone: str


def scores_json(asked: Asked, total: Tally, rows: tuple[Tally, ...]) -> str:
    """Scores as programs get them; dates inclusive, percentages unrounded."""
    found = {
        "as_of": iso(asked.as_of),
        "since": iso(asked.since, "day", asked.zone),
        "until": iso(asked.until - 1, "day", asked.zone),
        "zone": asked.zone,
        "metric": asked.metric,
        "by": asked.by,
        "definition": {
            "measure": _DEFINITIONS[asked.metric],
            "interval": "Wilson, 95 %" if asked.metric == "csat" else None,
            "date": "answered at; each interaction once, at its last answer up to as_of",
            "credit": "agent and team as they were then",
            "scale": None if total.scales != 1 else list(total.scale),
        },
        "total": _object(total, asked.metric),
        "rows": [{"name": row.name, **_object(row, asked.metric)} for row in rows],
    }
    return json.dumps(found, ensure_ascii=False) + "\n"


def _object(tally: Tally, metric: str) -> dict[str, Any]:
    found: dict[str, Any] = {"answered": tally.answered, "mean": _mean(tally)}
    if metric == "csat":
        csat = share(tally.satisfied, tally.answered)
        found |= {"satisfied": tally.satisfied, "neutral": tally.neutral, "low": tally.low}
        found |= {"csat": csat.percent, "ci_low": csat.low, "ci_high": csat.high}
    elif metric == "nps":
        found["nps"] = nps(tally)
    return found


def nps(tally: Tally) -> float | None:
    """Net promoter score, −100…100; None without answers."""
    return 100 * (tally.promoters - tally.detractors) / tally.answered if tally.answered else None


def _mean(tally: Tally) -> float | None:
    """The mean of the raw values; None where there are none, or where they are on different scales."""
    return tally.total / tally.answered if tally.answered and tally.scales == 1 else None


def scores_text(asked: Asked, total: Tally, rows: tuple[Tally, ...]) -> str:
    """Scores as a table, the number's definition above it."""
    head = (
        f"{asked.metric.upper()} by {asked.by}, answered {local(asked.since, 'day', asked.zone)} to"
        f" {local(asked.until - 1, 'day', asked.zone)} ({asked.zone}), as of {local(asked.as_of, 'second', asked.zone)}\n"
        f"{_DEFINITIONS[asked.metric]}\n"
    )
    if total.scales > 1:
        head += "This window spans more than one scale: shares can be compared with care, means can't.\n"
    lines = [_line(row.name or "(unknown)", row, asked.metric) for row in rows]
    headings = (asked.by, "n", "satisfied", "CSAT %", "95 % interval", "mean") if asked.metric == "csat" else (
        asked.by, "n", asked.metric.upper())  # fmt: skip
    right = tuple(range(1, len(headings)))
    return head + table(headings, [*lines, _line("all", total, asked.metric)], right=right)


def _line(name: str, tally: Tally, metric: str) -> tuple[str, ...]:
    if metric == "nps":
        return name, f"{tally.answered:,}", _shown(nps(tally))
    if metric == "ces":
        return name, f"{tally.answered:,}", _shown(_mean(tally))
    csat = share(tally.satisfied, tally.answered)
    interval = "–" if csat.low is None or csat.high is None else f"{csat.low:.1f}–{csat.high:.1f}"
    return name, f"{tally.answered:,}", f"{tally.satisfied:,}", _shown(csat.percent), interval, _shown(_mean(tally))


def _shown(number: float | None) -> str:
    return "–" if number is None else f"{number:.1f}"
