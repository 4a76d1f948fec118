"""Recovery rates and what the lessons say, as text and as JSON (measures §5)."""

from __future__ import annotations

import json
from typing import Any

from console.domain.proportion import Share
from console.domain.recovery import span
from console.domain.recovery_rates import Rates, Wait
from console.reports.cells import table
from console.reports.moments import iso, local
from console.store.lessons import Lesson

_DEFINITION = (
    "cases opened in the window, withdrawn ones left out; recovery is recovered ÷ all … (recovered + open) ÷ all,\n"
    "open beyond 14 days counts as not recovered; contact is within the deadline ÷ due or contacted"
)


def rates_text(
    by: str, since: int, until: int, zone: str, rows: list[Rates], total: Rates, themes: list[tuple[str, int]]
) -> str:
    """The loop on one page."""
    head = f"Recovery by {by}, cases opened {local(since, 'day', zone)} to {local(until - 1, 'day', zone)} ({zone})\n{_DEFINITION}\n"
    if not total.cases:
        return head + "No case was opened in this window.\n"
    headings = (by, "cases", "contacted in time", "recovered", "by lead", "by customer", "open", "open > 14 d",
                "first attempt", "contact", "next answer satisfied")  # fmt: skip
    lines = [_line(row.name or "(unknown)", row) for row in rows]
    text = head + table(headings, [*lines, _line("all", total)], right=tuple(range(1, len(headings))))
    said = ", ".join(f"“{words}” in {count}" for words, count in themes)
    return text + (f"What the lessons say most: {said}\n" if said else "")


def _line(name: str, row: Rates) -> tuple[str, ...]:
    bounds = f"{_percent(row.recovered)} … {_percent(row.at_most)}" if row.open else _percent(row.recovered)
    return (name, f"{row.cases:,}", _of(row.contact), bounds, str(row.by_lead), str(row.by_customer), str(row.open), str(row.stale),
            _wait(row.first_attempt), _wait(row.to_contact), _of(row.next_answers))  # fmt: skip


def _percent(share: Share) -> str:
    return "–" if share.percent is None else f"{share.percent:.1f} %"


def _of(share: Share) -> str:
    return "–" if share.percent is None else f"{share.percent:.1f} % of {share.total:,}"


def _wait(wait: Wait) -> str:
    return "–" if wait.seconds is None else f"{span(int(wait.seconds))} (n {wait.n:,})"


def rates_json(
    by: str, since: int, until: int, zone: str, rows: list[Rates], total: Rates, themes: list[tuple[str, int]]
) -> str:
    """The same for programs; percentages unrounded, waits in seconds."""
    found = {
        "by": by,
        "since": iso(since, "day", zone),
        "until": iso(until - 1, "day", zone),
        "zone": zone,
        "definition": _DEFINITION.replace("\n", " "),
        "total": _object(total),
        "rows": [{"name": row.name, **_object(row)} for row in rows],
        "themes": [{"words": words, "lessons": count} for words, count in themes],
    }
    return json.dumps(found, ensure_ascii=False) + "\n"


def _object(row: Rates) -> dict[str, Any]:
    return {
        "cases": row.cases,
        "contact_rate": row.contact.percent, "contact_of": row.contact.total,
        "recovery_rate_low": row.recovered.percent, "recovery_rate_high": row.at_most.percent,
        "recovered_by_lead": row.by_lead, "recovered_by_customer": row.by_customer,
        "open": row.open, "open_beyond_14_days": row.stale,
        "first_attempt_seconds": row.first_attempt.seconds, "first_attempt_n": row.first_attempt.n,
        "contact_seconds": row.to_contact.seconds, "contact_n": row.to_contact.n,
        "next_answer_satisfied": row.next_answers.percent, "next_answer_n": row.next_answers.total,
    }  # fmt: skip


def lessons_text(lessons: tuple[Lesson, ...], zone: str) -> str:
    """Lessons, newest first."""
    if not lessons:
        return "No lesson holds these words.\n"
    rows = [
        (local(one.closed_at, "day", zone), one.ref, one.outcome, one.like, one.lesson, one.fix or "–")
        for one in lessons
    ]
    return table(("closed", "ref", "outcome", "issue", "lesson", "fix"), rows, widest=70)


def lessons_json(lessons: tuple[Lesson, ...]) -> str:
    """The same for programs."""
    found = [
        {
            "ref": one.ref,
            "outcome": one.outcome,
            "issue": one.like,
            "lesson": one.lesson,
            "fix": one.fix,
            "closed_at": iso(one.closed_at),
        }
        for one in lessons
    ]
    return json.dumps({"lessons": found}, ensure_ascii=False) + "\n"
