"""Live scorecards: who got which ratings in a window and in the one before, their trend, and what they are made of.

Read from the covering index rating_window alone where rows are teams or agents.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from console.domain.period import Period
from console.store.scorecards_groups import GROUPS, TOTAL, WITHIN, Ident, folded, in_order, names
from console.store.scorecards_scans import ODD_SCALE, PACKED, Wanted, ratings, unpacked
from console.store.scorecards_sql import sql
from console.store.scorecards_tickets import around, interactions
from console.store.scorecards_work import Work, work

__all__ = [
    "GROUPS", "TOTAL", "Card", "Cards", "Cell", "Counts", "Points", "Wanted", "Work", "around", "cards", "interactions",
    "mix", "mixes", "sql", "trends", "work",
]  # fmt: skip


class Counts(NamedTuple):
    """How many interactions were answered, and of these satisfied and low; the rest are neutral."""

    answered: int = 0
    satisfied: int = 0
    low: int = 0

    @property
    def neutral(self) -> int:
        """Neither satisfied nor low."""
        return self.answered - self.satisfied - self.low


class Points(NamedTuple):
    """Counts of another metric: NPS is made of promoters and detractors, CES of the sum of its values."""

    answered: int = 0
    promoters: int = 0
    detractors: int = 0
    total: float = 0.0

    @property
    def nps(self) -> float | None:
        """Net promoter score, −100…100; None without answers (measures §4)."""
        return 100 * (self.promoters - self.detractors) / self.answered if self.answered else None

    @property
    def mean(self) -> float | None:
        """The mean of the values; None without answers."""
        return self.total / self.answered if self.answered else None


class Card(NamedTuple):
    """One row: CSAT now and before; NPS and CES as well where anybody answered them in either period."""

    ident: Ident  # id of a team, agent, account or customer, else the text's folded spelling; None where unknown
    name: str | None
    now: Counts
    before: Counts
    nps: tuple[Points, Points] | None
    ces: tuple[Points, Points] | None


class Cards(NamedTuple):
    """All rows by name, the unknown last; `scales` is how many CSAT scales the answers of both periods span."""

    total: Card
    rows: tuple[Card, ...]
    scales: int


class Cell(NamedTuple):
    """Satisfied and answered of one row's answers within one value of another group; None is unknown."""

    ident: Ident
    name: str | None
    cell: str | None
    satisfied: int
    answered: int
    path: tuple[str | None, ...] = ()  # the values of all groups that were asked for


Raw = tuple[Any, ...]  # a group as the store spells it, then what was counted


def cards(conn: sqlite3.Connection, wanted: Wanted) -> Cards:
    """The rating columns of a scorecard: all that a live screen reads anew at each change."""
    csat, nps, ces = ([_counted(conn, wanted, period, metric) for period in (wanted.now, wanted.before)]
                      for metric in ("csat", "nps", "ces"))  # fmt: skip
    called = names(conn, GROUPS[wanted.by], [row[0] for found in (*csat, *nps, *ces) for row in found])
    by_metric = [[{folded(row[0]): row for row in found} for found in pair] for pair in (csat, nps, ces)]
    idents = {ident for pair in by_metric for found in pair for ident in found}
    rows = tuple(
        _card(ident, called.get(ident), *([found.get(ident) for found in pair] for pair in by_metric))
        for ident in in_order(idents, called)
    )
    whole = _whole(rows)
    return Cards(whole, rows, _scales(conn, wanted, whole))


def trends(
    conn: sqlite3.Connection, wanted: Wanted, periods: Sequence[Period]
) -> dict[Ident, tuple[tuple[int, int], ...]]:
    """(satisfied, answered) of each period in turn, per row and under TOTAL for all of them."""
    found: dict[Ident, list[tuple[int, int]]] = {TOTAL: [(0, 0)] * len(periods)}
    for number, period in enumerate(periods):
        for raw, answered, both in _counted(conn, wanted, period, "csat"):
            counts = unpacked(both)[0], answered
            found.setdefault(folded(raw), [(0, 0)] * len(periods))[number] = counts
            whole = found[TOTAL][number]
            found[TOTAL][number] = whole[0] + counts[0], whole[1] + counts[1]
    return {ident: tuple(points) for ident, points in found.items()}


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
    called = [
        names(conn, WITHIN[name], [row[place] for row in found]) for place, name in enumerate((wanted.by, *within))
    ]
    return tuple(
        Cell(folded(row[0]), called[0].get(folded(row[0])), None, unpacked(row[-1])[0], row[-2],
             tuple(known.get(folded(value)) for known, value in zip(called[1:], row[1:-2], strict=True)))
        for row in found
    )  # fmt: skip


def _scales(conn: sqlite3.Connection, wanted: Wanted, whole: Card) -> int:
    """How many scales the CSAT answers of both periods span; 0 where there are none."""
    found: set[tuple[float, float]] = set()
    for period, counts in ((wanted.now, whole.now), (wanted.before, whole.before)):
        if not counts.answered:
            continue
        scan = ratings(wanted._replace(by="team"), period, "csat")
        odd = conn.execute(
            "SELECT EXISTS (SELECT 1 FROM rating INDEXED BY rating_odd_scale WHERE metric = 'csat' AND answered_at >= :since AND answered_at < :until"
            f" AND {ODD_SCALE})",
            scan.values,
        ).fetchone()[0]
        if not odd:  # no need to look at every answer
            found.add((1, 5))
            continue
        rows = conn.execute(f"SELECT DISTINCT r.low, r.high FROM {scan.source} WHERE {scan.where}", scan.values)
        found |= {(low, high) for low, high in rows}
    return len(found)


#: What is counted of each metric's ratings.
_COUNTED = {
    "csat": f"count(*), {PACKED}",
    "nps": "count(*), sum(r.value >= 9), sum(r.value <= 6)",
    "ces": "count(*), sum(r.value)",
}


def _counted(conn: sqlite3.Connection, wanted: Wanted, period: Period, metric: str) -> list[Raw]:
    scan = ratings(wanted, period, metric, wanted.by)
    return conn.execute(
        f"SELECT {scan.group}, {_COUNTED[metric]} FROM {scan.source} WHERE {scan.where} GROUP BY 1", scan.values
    ).fetchall()


def _card(ident: Ident, name: str | None, csat: list[Raw | None], nps: list[Raw | None], ces: list[Raw | None]) -> Card:
    now, before = (Counts() if row is None else Counts(row[1], *unpacked(row[2])) for row in csat)
    return Card(ident, name, now, before, _pair([Points() if row is None else Points(*row[1:]) for row in nps]),
                _pair([Points() if row is None else Points(row[1], total=row[2]) for row in ces]))  # fmt: skip


def _pair(points: list[Points]) -> tuple[Points, Points] | None:
    """Now and before; None where neither has an answer."""
    now, before = points
    return (now, before) if now.answered or before.answered else None


def _whole(rows: Iterable[Card]) -> Card:
    """All rows in one; they share no rating."""
    all_rows = list(rows)
    now, before = (Counts(*map(sum, zip(*counts, strict=True))) if counts else Counts()
                   for counts in ([row.now for row in all_rows], [row.before for row in all_rows]))  # fmt: skip
    return Card(TOTAL, "all", now, before, *(_added([pair for row in all_rows if (pair := getattr(row, metric))])
                                             for metric in ("nps", "ces")))  # fmt: skip


def _added(pairs: list[tuple[Points, Points]]) -> tuple[Points, Points] | None:
    if not pairs:
        return None
    now, before = (Points(*map(sum, zip(*points, strict=True))) for points in zip(*pairs, strict=True))
    return now, before
