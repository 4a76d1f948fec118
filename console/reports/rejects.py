"""Refused rows, to read or to mend."""

from __future__ import annotations

import json

from console.reports.cells import csv_text as as_csv
from console.reports.cells import table
from console.store.rejects import NUMBER, WHY, RejectedRow


def text(rows: tuple[RejectedRow, ...]) -> str:
    """One line a row; says so where there are none."""
    if not rows:
        return "No rejected rows are waiting.\n"
    lines = [(row.file, f"{row.row:,}", row.heading or "–", row.value or "–", row.reason) for row in rows]
    return table(("file", "row", "column", "value", "reason"), lines, right=(1,), widest=80)


def json_text(rows: tuple[RejectedRow, ...]) -> str:
    """`{"rejects": […]}` as design §9 has it, with all cells."""
    found = [
        {
            "file": row.file,
            "row": row.row,
            "column": row.heading,
            "value": row.value,
            "reason": row.reason,
            "cells": row.cells,
        }
        for row in rows
    ]
    return json.dumps({"rejects": found}, ensure_ascii=False) + "\n"


def csv_text(rows: tuple[RejectedRow, ...], headings: tuple[str, ...]) -> str:
    """The rows of one source under its own headings, so that a mended file imports like the first.

    Reason and number stand last; by the number the mended row takes the refused one's place.
    """
    names = list(dict.fromkeys([*headings, *(heading for row in rows for heading in row.cells)]))
    lines = ([*(row.cells.get(name, "") for name in names), row.reason, row.id] for row in rows)
    return as_csv([*names, WHY, NUMBER], lines)
