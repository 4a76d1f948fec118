"""The queue, a case and the outbox as text and as JSON (design §9)."""

from __future__ import annotations

import json
from typing import Any

from console.domain.rating import number, spoken
from console.reports.cells import csv_text, table
from console.reports.moments import iso, local
from console.store.outbox import Errand
from console.store.records import QueueRow


def case_object(row: QueueRow, zone: str) -> dict[str, Any]:
    """One case as programs get it."""
    return {
        "id": row.key,
        "ref": row.ref,
        "source": row.source,
        "value": float(number(row.value)) if "." in number(row.value) else int(row.value),
        "scale": [int(end) if end == int(end) else end for end in (row.low, row.high)],
        "raw": row.raw,
        "verdict": row.verdict,
        "comment": row.comment,
        "customer": row.customer,
        "agent": row.agent,
        "team": row.team,
        "channel": row.channel,
        "issue": row.issue,
        "answered_at": iso(row.answered_at, row.answered_precision, zone),
        "status": row.status,
        "owner": row.owner,
        "contact_due_at": iso(row.contact_due_at),
        "waiting_until": iso(row.waiting_until),
        "closed_at": iso(row.closed_at),
        "why": list(row.why),
    }


def queue_json(rows: tuple[QueueRow, ...], lane: str, total: int, as_of: int, zone: str) -> str:
    """The queue in order."""
    found = {"as_of": iso(as_of), "lane": lane, "total": total, "cases": [case_object(row, zone) for row in rows]}
    return json.dumps(found, ensure_ascii=False) + "\n"


def queue_text(rows: tuple[QueueRow, ...], lane: str, total: int, as_of: int, zone: str) -> str:
    """The queue as a table; says what to do where it is empty."""
    head = f"{lane}: {total:,} as of {local(as_of, 'second', zone)} {zone}\n"
    if not rows:
        return head + "Nothing here.\n"
    lines = [
        (row.ref, spoken(row.value, row.low, row.high, row.raw), row.status, row.owner or "–", row.team or "–", row.issue or "–",
         row.customer or "–", "; ".join(row.why) or "–", row.comment or "")
        for row in rows
    ]  # fmt: skip
    more = f"… and {total - len(rows):,} more (--limit)\n" if total > len(rows) else ""
    headings = ("ref", "rating", "status", "owner", "team", "issue", "customer", "why here", "comment")
    return head + table(headings, lines, right=(1,), widest=40) + more


def case_json(row: QueueRow, zone: str) -> str:
    """The case after an act."""
    return json.dumps(case_object(row, zone), ensure_ascii=False) + "\n"


def outbox_json(errands: tuple[Errand, ...]) -> str:
    """What still has to be done in the help desk."""
    found = [
        {
            "id": one.id,
            "system": one.system,
            "ref": one.ref,
            "action": one.action,
            "text": one.text,
            "created_at": iso(one.created_at),
        }
        for one in errands
    ]
    return json.dumps({"outbox": found}, ensure_ascii=False) + "\n"


def outbox_csv(errands: tuple[Errand, ...]) -> str:
    """The same, for a spreadsheet."""
    rows = ((one.id, one.system, one.ref, one.action, one.text, iso(one.created_at)) for one in errands)
    return csv_text(("id", "system", "ref", "action", "text", "created_at"), rows)


def outbox_text(errands: tuple[Errand, ...]) -> str:
    """The same, to read."""
    if not errands:
        return "The help desk knows everything: the outbox is empty.\n"
    rows = [(one.system, one.ref, one.action, one.text) for one in errands]
    return table(("system", "ref", "action", "to do there"), rows, widest=90)
