"""The criteria of a form as rows: the mark by shape and number, what it weighs, the turn that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from console.domain.quality import FAILED
from console.domain.rubric import Criterion
from console.domain.text import one_line
from console.store.reviews_records import Chosen
from console.ui.reviewing.marking import Marking
from console.ui.widgets.cells import Column
from console.ui.widgets.roles import PLAIN, Span

_DOTS = 5


class CriterionRow(NamedTuple):
    """One criterion as it is marked now."""

    key: int
    criterion: Criterion
    chosen: Chosen | None
    quoted: str  # "" for nothing


def rows(marking: Marking) -> list[CriterionRow]:
    """All criteria, in the rubric's order."""
    said = {turn.id: turn.text for turn in marking.form.turns}
    return [
        CriterionRow(key, one, marking.chosen.get(key), one_line(said.get(marking.quoted.get(key, 0), ""), 300))
        for key, one in marking.criteria.items()
    ]


def mark(row: CriterionRow) -> Span:
    """●●●○○ 3/4; the scale where there is no mark yet."""
    one, chosen = row.criterion, row.chosen
    if chosen is None:
        return f"      {one.low:g}–{one.high:g} ?", "accent"
    if chosen.mark is None:
        return "      N/A", "muted"
    share = (chosen.mark - one.low) / (one.high - one.low)
    dots = round(_DOTS * share)
    fails = one.critical and share < FAILED
    told = f"{'●' * dots}{'○' * (_DOTS - dots)} {chosen.mark:g}/{one.high:g}"
    return (f"{told} fails", "bad") if fails else (told, "warn" if share < FAILED else PLAIN)


def named(one: Criterion) -> str:
    """Its name, and what is special about it."""
    return f"{one.name} ({'critical' if one.critical else 'bonus'})" if one.critical or one.bonus else one.name


def columns() -> Sequence[Column[CriterionRow]]:
    """What a narrow screen leaves out first is the section, then the weight, then what is quoted."""
    return (
        Column("Criterion", lambda row: (named(row.criterion), "strong"), 18, 36, weight=3),
        Column("Mark", mark, 15),
        Column("Weight", lambda row: (f"{row.criterion.weight:g}", "muted"), 6, rank=3, right=True),
        Column("Section", lambda row: (row.criterion.section, "muted"), 12, 18, weight=1, rank=4),
        Column(
            "Quoted", lambda row: (f"“{row.quoted}”", PLAIN) if row.quoted else ("–", "muted"), 12, weight=4, rank=1
        ),
    )
