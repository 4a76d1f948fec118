"""Alerts as text and as JSON: what changed, where, since when, how far, and why (measures §7)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from console.domain.text import one_line
from console.domain.watching import ENOUGH
from console.reports.cells import table
from console.reports.moments import iso, local
from console.store.alerts_records import KINDS, Alert
from console.store.alerts_scan import Looked

_REFS = 6  # tickets named in a text


def alerts_json(found: Sequence[Alert], now: int) -> str:
    """Alerts as programs get them; points unrounded. `id` is null where the store could not be written."""
    return json.dumps({"as_of": iso(now), "alerts": [_object(one) for one in found]}, ensure_ascii=False) + "\n"


def _object(one: Alert) -> dict[str, Any]:
    return {
        "id": one.id or None, "kind": one.kind, "scope": one.scope, "name": one.name, "since": iso(one.since),
        "until": iso(one.until), "change": one.change, "ci_low": one.ci_low, "ci_high": one.ci_high,
        "clears_noise": one.clears_noise, "statistic": one.statistic, "drivers": one.drivers, "refs": list(one.refs),
        "state": one.state, "snoozed_until": iso(one.snoozed_until), "intervention": one.intervention,
    }  # fmt: skip


def alerts_text(found: Sequence[Alert], now: int, zone: str) -> str:
    """Each alert as a few lines to read, or to mail."""
    if not found:
        return f"No alerts as of {local(now, 'second', zone)}: nothing changed that chance does not explain.\n"
    return "\n".join(_told(one, zone) for one in found)


def _told(one: Alert, zone: str) -> str:
    number = f"{one.id:>4}  " if one.id else "   –  "
    head = f"{number}{one.scope} {one_line(one.name, 60)}: {KINDS.get(one.kind, one_line(one.kind))}"
    lines = [f"{head} [{one.state}]", _size(one, zone)]
    if one.drivers:
        lines.append(one_line(one.drivers))
    if one.intervention:
        lines.append(f"done about it: {one_line(one.intervention, 100)}")
    if one.refs:
        more = f" and {len(one.refs) - _REFS} more" if len(one.refs) > _REFS else ""
        lines.append(f"tickets: {', '.join(one_line(ref, 40) for ref in one.refs[:_REFS])}{more}")
    return "\n      ".join(lines) + "\n"


def _size(one: Alert, zone: str) -> str:
    since = f"since {local(one.since, 'day', zone)}"
    if one.change is None or one.ci_low is None or one.ci_high is None:
        return since
    against = "against the team's floor" if one.kind == "below 70" else ""
    how_far = f"{_points(one.change)} points ({_points(one.ci_low)} … {_points(one.ci_high)})"
    far = f"; {one.statistic:.1f} × its threshold" if one.statistic is not None else ""
    return " ".join(part for part in (how_far, against, since) if part) + far


def _points(number: float) -> str:
    return f"{'+' if number > 0 else '−' if number < 0 else ''}{abs(number):.1f}"


def watched_text(looked: Looked) -> str:
    """What is watched, how far each chart stands, and what is too small to be."""
    rows = [
        (subject.scope, looked.names[subject], f"{found.run.baseline.answered:,}", f"{100 * found.run.baseline.rate:.1f}",
         f"{found.chart.threshold:.2f}", f"{found.course.value:.2f}")
        for subject, found in looked.watched.items()
    ]  # fmt: skip
    text = table(("scope", "name", "baseline n", "unhappy %", "threshold", "stands at"), rows, right=(2, 3, 4, 5))
    kept = [(subject.scope, looked.names[subject], f"{count:,}") for subject, count in looked.small.items()]
    mixed = [(subject.scope, looked.names[subject], "two scales") for subject in looked.mixed]
    promise = "All watched scopes together raise one false alarm in 90 days at most; one stands at 1 when it does.\n"
    if not kept and not mixed:
        return promise + text
    small = table(("scope", "name", "answers in 56 days"), [*sorted(kept), *sorted(mixed)], right=(2,))
    return f"{promise}{text}\nNot watched: fewer than {ENOUGH} answers in a baseline, or more than one scale.\n{small}"
