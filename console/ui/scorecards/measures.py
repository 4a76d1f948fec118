"""The measures of a scorecard: each with its columns, what it is, and what of a row it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from console.ui.charts.bars import spark
from console.ui.scorecards import cells as cells
from console.ui.scorecards.rows import Row
from console.ui.scorecards.slow import SLOW, Slow
from console.ui.widgets.cells import Column
from console.ui.widgets.roles import NOTHING, PLAIN, Span
from console.ui.words import counted

WEEKS = 12  # of the small trend


class Look(NamedTuple):
    """How the list is looked at now: which number the cursor stands on, and which ones have just changed."""

    key: int | None = None
    measure: str = "csat"
    changed: frozenset[tuple[int, str]] = frozenset()


Cell = Callable[[Row], Span]


class Part(NamedTuple):
    """One column of a measure; the first of a measure is the number itself."""

    measure: str
    heading: str
    cell: Cell
    least: int
    rank: int = 0
    sort: str = ""


def _csat(row: Row) -> Span:
    text, role = cells.rate(row.csat, row.floor)
    return (text, role) if row.ranked else (text.replace("!", " "), "muted")


def _interval(row: Row) -> Span:
    return cells.interval(row.csat.low, row.csat.high), "muted"


def _answered(row: Row) -> Span:
    return counted(row.card.now.answered), PLAIN if row.ranked else "muted"


def _change(row: Row) -> Span:
    return cells.change(row.change)


def _change_limits(row: Row) -> Span:
    change = row.change
    return NOTHING if change is None else (cells.limits(*change[1:]), "muted")


def _trend(row: Row) -> Span:
    rates = [100 * satisfied / answered if answered else None for satisfied, answered in row.trend[-WEEKS:]]
    return (spark(rates, 40, 100), "muted") if rates else NOTHING


def _nps(row: Row) -> Span:
    points = row.card.nps[0] if row.card.nps else None
    if points is None or points.nps is None:
        return NOTHING
    return f"{cells.whole(points.nps)} ({counted(points.answered)})", PLAIN


def _ces(row: Row) -> Span:
    points = row.card.ces[0] if row.card.ces else None
    if points is None or points.mean is None:
        return NOTHING
    return f"{points.mean:.1f} ({counted(points.answered)})", PLAIN


def _slow(slow: Slow) -> Part:
    def cell(row: Row) -> Span:
        return NOTHING if row.work is None else slow.cell(row.work)

    return Part(slow.measure, slow.heading, cell, slow.least, slow.rank)


#: In the order of the columns; the highest rank leaves a narrow screen first.
PARTS: tuple[Part, ...] = (
    Part("csat", "CSAT %", _csat, 7, sort="csat"),
    Part("csat", "95 %", _interval, 6),
    Part("csat", "n", _answered, 6, sort="n"),
    Part("change", "vs before", _change, 14, rank=1, sort="change"),
    Part("change", "between", _change_limits, 15, rank=4),
    Part("trend", f"{WEEKS} weeks", _trend, WEEKS, rank=2),
    *(_slow(slow) for slow in SLOW[:3]),
    Part("nps", "NPS (n)", _nps, 10, rank=7),
    Part("ces", "CES (n)", _ces, 10, rank=8),
    *(_slow(slow) for slow in SLOW[3:]),
)
#: The measures the cursor goes over, from the left, and the column of each that is the number itself.
MEASURES = tuple(dict.fromkeys(part.measure for part in PARTS if part.measure != "trend"))
_NUMBERS = {part.measure: part for part in reversed(PARTS)}
_SLOW = {slow.measure for slow in SLOW}
#: A column without any number leaves first, but for these, whose dash says that nobody recorded it.
_TOLD = ("csat", "change", "trend", "response", "first contact")
_UNSEEN = 20


class Filled(NamedTuple):
    """What the first rows hold, of which the first is the sum of all and so the widest."""

    measures: frozenset[str] = frozenset(_TOLD)  # of which there is a number, or whose dash tells something
    widths: Mapping[str, int] = MappingProxyType({})  # cells of the widest number by heading: none is ever cut


def filled(rows: Sequence[Row]) -> Filled:
    """What their columns have to make room for."""
    some = rows[:50]
    found = {part: [part.cell(row) for row in some] for part in PARTS}
    return Filled(
        frozenset(part.measure for part, seen in found.items() if any(span != NOTHING for span in seen)).union(_TOLD),
        {part.heading: max((len(text) for text, _ in seen), default=0) for part, seen in found.items()},
    )


def columns(by: str, look: Callable[[], Look], numbers: Filled) -> list[Column[Row]]:
    """The columns for the number chosen now: its own never leave, whatever the width; those without numbers leave first."""
    return [
        Column(by.capitalize(), _name, least=14, most=34, weight=1, sort="name"),
        *(_column(part, by, look, numbers) for part in PARTS),
        Column("Note", _note, least=12, most=40, weight=2, rank=3, extra=True),
    ]


def _column(part: Part, by: str, look: Callable[[], Look], numbers: Filled) -> Column[Row]:
    is_number = _NUMBERS[part.measure] is part
    rank = (
        0 if part.measure == look().measure else part.rank if part.measure in numbers.measures else part.rank + _UNSEEN
    )

    def cell(row: Row) -> Span:
        text, role = part.cell(row)
        now = look()
        if (row.key, part.measure) in now.changed:
            return text, "flash"
        picked = is_number and (row.key, part.measure) == (now.key, now.measure)
        return text, "picked" if picked else role

    sort = "" if part.sort == "csat" and by == "agent" else part.sort  # agents are no league table
    least = max(part.least, numbers.widths.get(part.heading, 0))
    return Column(part.heading, cell, least=least, rank=rank, right=part.measure != "trend", sort=sort)


def _name(row: Row) -> Span:
    sign = "! " if row.alert else ""
    if row.key == 0:
        return f"{sign}all", "accent"
    name = cells.named(row.name)
    return (name, "muted") if row.card.name is None else (sign + name, "strong")


def _note(row: Row) -> Span:
    words = [*(["alert"] if row.alert else []), *row.notes]
    return (" · ".join(words), "warn") if words else ("", PLAIN)


def changed(before: Sequence[Row], after: Sequence[Row]) -> frozenset[tuple[int, str]]:
    """The numbers that read differently now, by row and measure; what was not there before did not change."""
    known = {row.key: row for row in before}
    return frozenset(
        (row.key, part.measure)
        for row in after
        if (was := known.get(row.key)) is not None and (row.card, row.work) != (was.card, was.work)
        for part in PARTS
        if part.cell(row)[0] != part.cell(was)[0] and not (part.measure in _SLOW and was.work is None)
    )
