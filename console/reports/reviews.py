"""QA for scripts and screen readers: what to review next, reviews written, calibrations compared, rubrics."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from console.domain.calibration import Calibration, Compared, Leaning
from console.domain.proportion import signed
from console.domain.rubric import written as toml
from console.domain.text import one_line
from console.reports.cells import table
from console.reports.moments import iso, local
from console.store.reviews_records import Drawn, Written
from console.store.rubrics import Version

NOTHING_NEXT = "Nothing waits for a review: no finished ticket of the last 30 days is without one.\n"


def next_text(found: Sequence[Drawn], zone: str) -> str:
    """What to review next, in order, with why it was drawn."""
    if not found:
        return NOTHING_NEXT
    rows = [
        (one.ref, one.agent, one.team or "–", one.drawn, one.why, one.issue or "–", local(one.at, "day", zone))
        for one in found
    ]
    return table(("ticket", "agent", "team", "drawn", "why", "issue", "finished"), rows)


def next_json(found: Sequence[Drawn], now: int) -> str:
    """The same for programs."""
    rows = [
        {"ref": one.ref, "agent": one.agent, "team": one.team, "channel": one.channel, "issue": one.issue,
         "finished_at": iso(one.at), "drawn": one.drawn, "why": one.why}
        for one in found
    ]  # fmt: skip
    return _object({"as_of": iso(now), "next": rows})


def list_text(found: Sequence[Written], zone: str) -> str:
    """Reviews, the newest first; a blind one without its score."""
    if not found:
        return "No review yet: `csat review --next` says what to review.\n"
    rows = [
        (local(one.at, "day", zone), one.ref, one.agent, one.reviewer, one.drawn, f"{one.rubric} {one.version}",
         _points(one), one.note or "")
        for one in found
    ]  # fmt: skip
    return table(("day", "ticket", "agent", "reviewer", "drawn", "rubric", "score", "note"), rows, (6,))


def _points(one: Written) -> str:
    return "blind" if one.blind else "–" if one.score is None else f"{one.score:.1f}"


def list_json(found: Sequence[Written], now: int) -> str:
    """The same for programs."""
    rows = [
        {"ref": one.ref, "agent": one.agent, "reviewer": one.reviewer, "at": iso(one.at), "drawn": one.drawn,
         "rubric": one.rubric, "version": one.version, "score": one.score, "blind": one.blind, "note": one.note}
        for one in found
    ]  # fmt: skip
    return _object({"as_of": iso(now), "reviews": rows})


def calibration_text(found: Calibration) -> str:
    """How far reviewers agree: in all, by criterion, and who marks higher."""
    lines = calibration_lines(found)
    if not found.pairs:
        return "\n".join(lines) + "\n"
    rows = [
        (
            one.name,
            one.section,
            str(one.n),
            _percent(one.agreement),
            told_kappa(one.kappa),
            "; ".join(map(leaning, one.bias)),
        )
        for one in found.criteria
    ]
    heads = ("criterion", "section", "n", "agree %", "kappa", "bias in points of 100")
    pairs = [(one.ref, *(f"{name} {_score(score)}" for name, score in zip(one.reviewers, one.scores, strict=True)))
             for one in found.pairs]  # fmt: skip
    said = "\n".join(lines)
    return f"{said}\n\n{table(heads, rows, (2, 3, 4), 90)}\n{table(('ticket', 'first', 'second'), pairs)}"


def calibration_lines(found: Calibration) -> tuple[str, ...]:
    """The whole in sentences."""
    waits = (
        f"{found.waiting} more {'waits' if found.waiting == 1 else 'wait'} for a second reviewer, unseen until then."
    )
    tail = (waits,) if found.waiting else ()
    if not found.pairs:
        return "No ticket has two calibration reviews yet.", *tail
    many = f"{len(found.pairs)} {'ticket' if len(found.pairs) == 1 else 'tickets'} reviewed by two"
    said = f"{many}: they agree to {_percent(found.agreement)} %, kappa {told_kappa(found.kappa)}."
    lean = (f"{leaning(one)} points beside the other reviewer, over {one.n} {_tickets(one.n)}." for one in found.bias)
    return said, *lean, *tail


def _tickets(count: int) -> str:
    return "ticket" if count == 1 else "tickets"


def leaning(one: Leaning) -> str:
    """Ruth +2.4."""
    return f"{one_line(one.reviewer, 40)} {signed(one.bias)}"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"


def told_kappa(value: float | None) -> str:
    """0.27, −0.10; – where chance explains all of it."""
    return "–" if value is None else f"{value:.2f}".replace("-", "−")


def _score(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def calibration_json(found: Calibration, now: int) -> str:
    """The same for programs; numbers unrounded."""
    return _object({
        "as_of": iso(now), "pairs": len(found.pairs), "waiting": found.waiting, "agreement": found.agreement,
        "kappa": found.kappa, "bias": _leanings(found.bias), "criteria": [_compared(one) for one in found.criteria],
        "tickets": [{"ref": one.ref, "reviewers": list(one.reviewers), "scores": list(one.scores)} for one in found.pairs],
    })  # fmt: skip


def _compared(one: Compared) -> dict[str, Any]:
    return {
        "section": one.section, "name": one.name, "n": one.n, "agreement": one.agreement, "kappa": one.kappa,
        "bias": _leanings(one.bias),
    }  # fmt: skip


def _leanings(found: Sequence[Leaning]) -> list[dict[str, Any]]:
    return [{"reviewer": one.reviewer, "n": one.n, "points": one.bias} for one in found]


def rubrics_text(found: Sequence[Version], zone: str) -> str:
    """Every version of every rubric, the newest first."""
    if not found:
        return (
            "No rubric yet: `csat rubric --example > rubric.toml` writes one, `csat rubric rubric.toml` imports it.\n"
        )
    rows = [
        (one.rubric.name, str(one.version), one.rubric.applies_to or "all", str(len(one.keys)), str(one.reviews),
         local(one.created_at, "day", zone))
        for one in found
    ]  # fmt: skip
    return table(("rubric", "version", "for", "criteria", "reviews", "since"), rows, (1, 3, 4))


def rubrics_json(found: Sequence[Version]) -> str:
    """The same for programs, each with its TOML."""
    rows = [
        {"name": one.rubric.name, "version": one.version, "applies_to": one.rubric.applies_to,
         "criteria": len(one.keys), "reviews": one.reviews, "since": iso(one.created_at), "toml": toml(one.rubric)}
        for one in found
    ]  # fmt: skip
    return _object({"rubrics": rows})


def one_json(found: dict[str, Any]) -> str:
    """One review that was stored, for programs."""
    return _object(found)


def _object(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False) + "\n"
