"""What lookup found as text and as JSON (design §9)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from console.reports.cells import table
from console.store.records_cards import Found


def found_json(results: Sequence[Found]) -> str:
    """`{"results": [{"kind", "ref", "title", "detail", "why"}]}`."""
    rows = [
        {"kind": one.kind, "ref": one.ref, "title": one.title, "detail": one.detail, "why": one.why} for one in results
    ]
    return json.dumps({"results": rows}, ensure_ascii=False) + "\n"


def found_text(results: Sequence[Found]) -> str:
    """A table, or a sentence where nothing was found."""
    if not results:
        return "Nothing here is called that, and no comment says it.\n"
    rows = [(one.kind, one.title, one.why, one.detail) for one in results]
    return table(("what", "title", "why", "detail"), rows, widest=72)
