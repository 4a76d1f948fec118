"""What stands behind a change: the sentence that an alert brings with it (measures §7)."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from console.domain.drivers import Part, clearest, sentence, split
from console.domain.period import Period
from console.domain.text import one_line
from console.store.alerts_answers import Subject
from console.store.scorecards_groups import WITHIN, folded, names
from console.store.scorecards_scans import Wanted, ratings

#: By what the change of each scope may be explained; "issue" stands with its detail.
_EXPLAINED_BY = {
    "team": ("issue", "channel", "product", "agent"),
    "agent": ("issue", "channel", "product"),
    "channel": ("issue", "product", "team"),
    "issue": ("detail", "product", "channel", "team"),
    "product": ("issue", "channel", "team"),
}
Cells = list[tuple[tuple[str | None, ...], int, int]]


def drivers(conn: sqlite3.Connection, subject: Subject, now: Period, before: Period, as_of: int) -> str:
    """ "4.1 of the 5.3 points come from Returns: Refund delay. By product: 3.9 from PayQuick."; "" where nothing stands out."""
    by = _EXPLAINED_BY[subject.scope]
    columns = tuple(dict.fromkeys(name for one in by for name in ((one, "detail") if one == "issue" else (one,))))
    wanted = Wanted(subject.scope, now, before, as_of)
    cells = [_cells(conn, wanted, period, subject, columns) for period in (now, before)]
    splits = {one: _split(cells, [columns.index(name) for name in _parts_of(one)]) for one in by}
    told = clearest(splits)
    if not told:
        return ""
    change = sum(part.points for part in splits[told[0]])
    return " ".join([sentence(splits[told[0]], change), *(_beside(one, splits[one][0]) for one in told[1:])])


def _beside(by: str, part: Part) -> str:
    """The same change seen from another side."""
    return f"By {by}: {abs(part.points):.1f} from {'unknown' if part.name is None else one_line(part.name, 60)}."


def _parts_of(one: str) -> tuple[str, ...]:
    return ("issue", "detail") if one == "issue" else (one,)


def _cells(
    conn: sqlite3.Connection, wanted: Wanted, period: Period, subject: Subject, columns: tuple[str, ...]
) -> Cells:
    """Names of the values, satisfied and answered, of all that goes together."""
    scan = ratings(wanted, period, "csat", *columns).of(subject.ident)
    values = ", ".join(WITHIN[name].of("r") for name in columns)
    rows = conn.execute(
        f"SELECT {values}, sum(r.verdict = 'satisfied'), count(*) FROM {scan.source} WHERE {scan.where} GROUP BY {values}",
        scan.values,
    ).fetchall()
    called = [names(conn, WITHIN[name], [row[place] for row in rows]) for place, name in enumerate(columns)]
    return [
        (tuple(known.get(folded(value)) for known, value in zip(called, row, strict=False)), row[-2], row[-1])
        for row in rows
    ]  # fmt: skip


def _split(cells: Sequence[Cells], places: Sequence[int]) -> tuple[Part, ...]:
    now, before = (_counted(found, places) for found in cells)
    return split(now, before)


def _counted(cells: Cells, places: Sequence[int]) -> dict[str | None, tuple[int, int]]:
    found: dict[str | None, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for values, satisfied, answered in cells:
        known = [value for place in places if (value := values[place]) is not None]
        name = ": ".join(known) if known else None
        found[name] = found[name][0] + satisfied, found[name][1] + answered
    return dict(found)
