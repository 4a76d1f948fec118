"""What a measurement yields: rows of the table, medians of alternating runs, and how the table is printed."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """One line of the table. `got` is what is compared with `reach`: a ratio, or a plain number without peer.

    `at_least` turns the comparison round.
    """

    what: str
    ours: str
    peer: str
    got: float
    reach: float
    unit: str = "×"
    at_least: bool = False
    figure: float = math.nan  # ours, in ms or in the unit of a row without peer

    @property
    def met(self) -> bool:
        """Whether the number was reached; what could not be measured was not missed."""
        if math.isnan(self.got):
            return True
        return self.got >= self.reach if self.at_least else self.got <= self.reach


def against(what: str, ours: float, peer: float, reach: float) -> Row:
    """Two times in seconds, the lower the better."""
    return Row(what, ms(ours), ms(peer), ours / peer, reach, figure=ours * 1000)


def alone(what: str, got: float, reach: float | None, unit: str) -> Row:
    """A number that has no peer, the lower the better; without `reach` it is only printed."""
    return Row(what, f"{got:,.1f} {unit}", "–", got, math.inf if reach is None else reach, unit, figure=got)


def unmeasured(what: str, ours: float, why: str, reach: float) -> Row:
    """A time in seconds whose peer is not there, with the reason."""
    return Row(what, ms(ours), why, math.nan, reach, figure=ours * 1000)


def ms(seconds: float) -> str:
    """Milliseconds, as the table writes them."""
    return f"{seconds * 1000:,.1f} ms"


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """The value that 95 % stay at or below, by nearest rank."""
    return sorted(values)[max(0, -(-95 * len(values) // 100) - 1)]


def alternately(runs: int, *measures: Callable[[], float]) -> list[list[float]]:
    """A B A B … after a run of each to warm up, so that what else the machine does falls on all alike."""
    for measure in measures:
        measure()
    results: list[list[float]] = [[] for _ in measures]
    for _ in range(runs):
        for measure, values in zip(measures, results, strict=True):
            values.append(measure())
    return results


_HEADINGS = ("what", "ours", "peer", "ratio", "reach", "met?")


def table(rows: Sequence[Row]) -> str:
    """All rows under one line of headings, columns lined up."""
    lines = [_HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(_HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _cells(row: Row) -> tuple[str, ...]:
    if math.isnan(row.got):
        return row.what, row.ours, row.peer, "–", f"≤ {row.reach:g} {row.unit}", "not measured"
    ratio = f"{row.got:.2f} ×" if row.unit == "×" else "–"
    if math.isinf(row.reach):
        return row.what, row.ours, row.peer, ratio, "–", "printed"
    reach = f"{'≥' if row.at_least else '≤'} {row.reach:g} {row.unit}"
    return row.what, row.ours, row.peer, ratio, reach, "yes" if row.met else "NO"
