"""Scores with their intervals as text and as JSON (measures §2, §4)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from console.domain.benchmarks import Band, placed
from console.domain.proportion import share
from console.reports.cells import table
from console.reports.moments import iso, local
from console.store.scorecards_groups import Ident
from console.store.scores import Beside, Tally

_DEFINITIONS = {
    "csat": "100 · satisfied ÷ answered; satisfied = position ≥ 0.75 on the scale (4 and 5 of 1–5);"
    " neutral and low stay in the denominator",
    "nps": "share of 9–10 − share of 0–6, from −100 to 100",
    "ces": "mean on 1–7, high = easy",
}


_RESPONSE = "answered within 7 days of sending ÷ sent, over surveys sent in the window and at least 7 days ago"


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that a set of scores answers; moments in seconds UTC, `until` excluded."""

    by: str
    metric: str
    since: int
    until: int
    as_of: int
    zone: str
    band: Band | None = None  # the benchmark of whoever asks, for csat


Known = Mapping[Ident, Beside]
_NOBODY: Known = {}


def scores_json(asked: Asked, total: Tally, rows: tuple[Tally, ...], beside: Known = _NOBODY) -> str:
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
            **({"response": _RESPONSE} if _recorded(beside) else {}),
        },
        "total": _object(total, asked, beside),
        "rows": [{"name": row.name, **_object(row, asked, beside)} for row in rows],
    }
    if (band := asked.band) is not None:
        found["benchmark"] = {"name": band.name, "low": band.low, "high": band.high, "is": "a rule of thumb"}
    return json.dumps(found, ensure_ascii=False) + "\n"


def _object(tally: Tally, asked: Asked, beside: Known) -> dict[str, Any]:
    metric = asked.metric
    found: dict[str, Any] = {"answered": tally.answered, "mean": _mean(tally)}
    if metric == "csat":
        csat = share(tally.satisfied, tally.answered)
        found |= {"satisfied": tally.satisfied, "neutral": tally.neutral, "low": tally.low}
        found |= {"csat": csat.percent, "ci_low": csat.low, "ci_high": csat.high}
        found |= {"benchmark": placed(tally.satisfied, tally.answered, asked.band) or None} if asked.band else {}
        found |= _answering(beside.get(tally.ident)) if _recorded(beside) else {}
    elif metric == "nps":
        found["nps"] = nps(tally)
    return found


def _recorded(beside: Known) -> bool:
    """Whether any survey of the window is known; else nothing is said of who answered."""
    return any(known.asked.response.total or known.asked.still_open for known in beside.values())


def _answering(known: Beside | None) -> dict[str, Any]:
    """Who answered at all, null for a row without surveys; and what answers given again did to the score."""
    response = known.asked.response if known else share(0, 0)
    return {
        "response_rate": response.percent, "response_low": response.low, "response_high": response.high,
        "surveys": response.total, "still_open": known.asked.still_open if known else 0,
        "raised_after_contact": known.first.raised if known else 0,
        "csat_of_first_answers": known.first.csat.percent if known else None,
    }  # fmt: skip


def nps(tally: Tally) -> float | None:
    """Net promoter score, −100…100; None without answers."""
    return 100 * (tally.promoters - tally.detractors) / tally.answered if tally.answered else None


def _mean(tally: Tally) -> float | None:
    """The mean of the raw values; None where there are none, or where they are on different scales."""
    return tally.total / tally.answered if tally.answered and tally.scales == 1 else None


def scores_text(asked: Asked, total: Tally, rows: tuple[Tally, ...], beside: Known = _NOBODY) -> str:
    """Scores as a table, the number's definition above it; with the response rate where surveys are recorded."""
    head = (
        f"{asked.metric.upper()} by {asked.by}, answered {local(asked.since, 'day', asked.zone)} to"
        f" {local(asked.until - 1, 'day', asked.zone)} ({asked.zone}), as of {local(asked.as_of, 'second', asked.zone)}\n"
        f"{_DEFINITIONS[asked.metric]}\n"
    )
    if total.scales > 1:
        head += "This window spans more than one scale: shares can be compared with care, means can't.\n"
    lines = [_line(row.name or "(unknown)", row, asked.metric) for row in rows]
    headings: tuple[str, ...] = (asked.by, "n", "satisfied", "CSAT %", "95 % interval", "mean") if asked.metric == "csat" else (
        asked.by, "n", asked.metric.upper())  # fmt: skip
    lines.append(_line("all", total, asked.metric))
    if (band := asked.band) is not None:
        headings += (band.words,)
        lines = [
            (*line, placed(row.satisfied, row.answered, band) or "–")
            for line, row in zip(lines, (*rows, total), strict=True)
        ]
        head += f"Benchmark: {band.words}, a rule of thumb; your own trend comes first.\n"
    if _recorded(beside):
        headings += ("response %",)
        lines = [(*line, _response(beside.get(row.ident))) for line, row in zip(lines, (*rows, total), strict=True)]
        head += f"Response: {_RESPONSE}.\n"
    return head + table(headings, lines, right=tuple(range(1, len(headings))))


def _response(known: Beside | None) -> str:
    """`35.8 of 587`."""
    if known is None or known.asked.response.percent is None:
        return "–"
    return f"{known.asked.response.percent:.1f} of {known.asked.response.total:,}"


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
