"""What the rows of a scorecard are made of: their answers by channel, issue and the like."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from console.store.scorecards_groups import WITHIN, Ident, folded, names
from console.store.scorecards_scans import PACKED, Wanted, ratings, unpacked


class Cell(NamedTuple):
    """Satisfied and answered of one row's answers within one value of another group; None is unknown."""

    ident: Ident
    name: str | None
    cell: str | None
    satisfied: int
    answered: int
    path: tuple[str | None, ...] = ()  # the values of all groups that were asked for


def mix(conn: sqlite3.Connection, wanted: Wanted, within: str) -> tuple[Cell, ...]:
    """The answers of `wanted.now` by row and by the values of another group (of WITHIN), for drivers and reversals."""
    return tuple(cell._replace(cell=cell.path[0]) for cell in mixes(conn, wanted, within))


def mixes(conn: sqlite3.Connection, wanted: Wanted, *within: str) -> tuple[Cell, ...]:
    """The same by the values of several groups together, channel × issue for one, named in `path`."""
    scan = ratings(wanted, wanted.now, "csat", wanted.by, *within)
    columns = ", ".join(WITHIN[name].of("r") for name in (wanted.by, *within))
    found = conn.execute(
        f"SELECT {columns}, count(*), {PACKED} FROM {scan.source} WHERE {scan.where} GROUP BY {columns}", scan.values
    ).fetchall()
    called: list[dict[Ident, str | None]] = []  # by the value as it stands; far fewer differ than there are rows
    for place, name in enumerate((wanted.by, *within)):
        values = dict.fromkeys(row[place] for row in found)
        known = names(conn, WITHIN[name], values)
        called.append({value: known.get(folded(value)) for value in values})
    return tuple(
        Cell(folded(row[0]), called[0][row[0]], None, unpacked(row[-1])[0], row[-2],
             tuple(known[value] for known, value in zip(called[1:], row[1:-2], strict=True)))
        for row in found
    )  # fmt: skip
