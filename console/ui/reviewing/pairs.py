"""Calibrations compared as rows: the criteria that are agreed on least first, and in words beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from console.domain.calibration import Calibration, Compared
from console.reports.reviews import calibration_lines, leaning, told_kappa
from console.ui.widgets.cells import Column
from console.ui.widgets.held import Numbers
from console.ui.widgets.reader import GAP, Block, heading, line
from console.ui.widgets.roles import NOTHING, PLAIN, Span

KAPPA = (
    "Kappa is agreement beyond chance: 1 is full, 0 no better than chance, – says that only one mark was ever given."
)
FEW = 50  # % of agreement below which the two do not mean the same thing


class PairRow(NamedTuple):
    """One criterion."""

    key: int
    one: Compared


def rows(found: Calibration, numbers: Numbers) -> list[PairRow]:
    """The least agreed on first."""
    return [PairRow(numbers.of((one.section, one.name)), one) for one in found.criteria]


def _agreed(one: Compared) -> Span:
    if one.agreement is None:
        return NOTHING
    return f"{one.agreement:.0f}", "warn" if one.agreement < FEW else PLAIN


def columns() -> Sequence[Column[PairRow]]:
    """What a narrow screen leaves out first is the section, then the bias."""
    return (
        Column("Criterion", lambda row: (row.one.name, "strong"), 14, 30, weight=2),
        Column("Section", lambda row: (row.one.section, "muted"), 12, 18, weight=1, rank=2),
        Column("n", lambda row: (str(row.one.n), PLAIN), 3, right=True),
        Column("Agree %", lambda row: _agreed(row.one), 7, right=True),
        Column("Kappa", lambda row: (told_kappa(row.one.kappa), PLAIN), 6, right=True),
        Column("Bias in points", lambda row: ("; ".join(map(leaning, row.one.bias)), "muted"), 14, weight=4, rank=1),
    )


def page(found: Calibration, row: PairRow | None) -> list[Block]:
    """All pairs together, the criterion under the cursor, then each ticket."""
    blocks = [line(said) for said in calibration_lines(found)]
    if row is not None:
        blocks += [*heading(row.one.name), *(line(f"{leaning(one)} points, over {one.n}") for one in row.one.bias)]
        blocks += [GAP, line(KAPPA, "muted")]
    if found.pairs:
        blocks += heading("Tickets")
    return blocks + [line(_ticket(pair.reviewers, pair.scores), PLAIN, pair.ref) for pair in found.pairs]


def _ticket(names: tuple[str, str], scores: tuple[float | None, float | None]) -> str:
    told = ("–" if score is None else f"{score:.1f}" for score in scores)
    return ", ".join(f"{name} {score}" for name, score in zip(names, told, strict=True))
