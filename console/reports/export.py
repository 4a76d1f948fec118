"""Interactions as CSV, JSON or Markdown, one a row, written as they come (design §8)."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from console.domain.rating import number
from console.reports.cells import guarded
from console.reports.files import leaving
from console.reports.moments import iso
from console.reports.page import escaped
from console.store.export import Chosen, Leaving, each

ENDINGS = {"csv": ".csv", "json": ".json", "markdown": ".md"}
_NUMBERS = ("rating", "scale_low", "scale_high")


class Out(Protocol):
    """Whatever text can be written to."""

    def write(self, text: str, /) -> object: ...


Shown = Callable[[Leaving], Leaving]


def _as_it_is(row: Leaving) -> Leaving:
    return row


class Form(NamedTuple):
    """How an export looks: one of ENDINGS, with or without whose interactions they are."""

    name: str
    zone: str
    names: bool = False  # customers and their accounts
    agents: bool = True


def cells(row: Leaving, form: Form) -> dict[str, Any]:
    """One interaction by column; None where nothing is known, times as ISO 8601 in UTC or the local day."""
    found: dict[str, Any] = {
        "ref": row.ref, "source": row.source, "kind": row.kind, "channel": row.channel, "issue": row.issue,
        "issue_detail": row.issue_detail, "product": row.product, "status": row.status,
    }  # fmt: skip
    found |= {"agent": row.agent} if form.agents else {}
    found |= {"team": row.team}
    found |= {"customer": row.customer, "account": row.account} if form.names else {}
    found |= {"metric": row.metric, "rating": _number(row.value), "scale_low": _number(row.low), "scale_high": _number(row.high),
              "raw": row.raw, "verdict": row.verdict, "comment": row.comment}  # fmt: skip
    for name in ("answered", "opened", "first_reply", "resolved", "closed"):
        found[f"{name}_at"] = iso(getattr(row, f"{name}_at"), getattr(row, f"{name}_precision") or "second", form.zone)
    return found | {"recovery": row.case}


def _number(value: float | None) -> int | float | None:
    return None if value is None else int(value) if "." not in number(value) else float(number(value))


def to_file(
    conn: sqlite3.Connection,
    chosen: Chosen,
    form: Form,
    path: Path,
    *,
    overwrite: bool = False,
    shown: Shown = _as_it_is,
) -> int:
    """Writes the chosen interactions to a file; how many. Raises Refused where it can't be written."""
    with leaving(path, overwrite=overwrite) as file:
        return to(file, conn, chosen, form, shown)


def to(out: Out, conn: sqlite3.Connection, chosen: Chosen, form: Form, shown: Shown = _as_it_is) -> int:
    """The same to anything that takes text."""
    writer = Writer(form, out, shown)
    writer.begin()
    count = each(conn, chosen, writer.row)
    writer.end()
    return count


class Writer:
    """Writes rows in one form; `begin` before the first and `end` after the last make it whole."""

    def __init__(self, form: Form, out: Out, shown: Shown = _as_it_is) -> None:
        self._form, self._out, self._shown, self._rows = form, out, shown, 0
        self._csv = csv.writer(out, lineterminator="\n")

    def begin(self) -> None:
        """What stands above the rows."""
        names = list(cells(Leaving._make([None] * len(Leaving._fields)), self._form))
        if self._form.name == "csv":
            self._csv.writerow(names)
        elif self._form.name == "markdown":
            rule = ["--:" if name in _NUMBERS else "---" for name in names]
            self._out.write(f"| {' | '.join(map(escaped, names))} |\n| {' | '.join(rule)} |\n")
        else:
            self._out.write('{"interactions": [')

    def row(self, row: Leaving) -> None:
        """One interaction."""
        found = cells(self._shown(row), self._form)
        self._rows += 1
        if self._form.name == "csv":
            self._csv.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in found.values()])
        elif self._form.name == "markdown":
            self._out.write(
                f"| {' | '.join('' if cell is None else escaped(str(cell)) for cell in found.values())} |\n"
            )
        else:
            comma = "\n" if self._rows == 1 else ",\n"
            self._out.write(comma + json.dumps(found, ensure_ascii=False))

    def end(self) -> None:
        """What stands below them."""
        if self._form.name == "json":
            self._out.write("\n]}\n")
