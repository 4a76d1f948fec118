"""Where the mix turns an order round: ahead overall, behind in most of the same work (Simpson's paradox)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from console.domain.text import one_line

#: A group needs this many answers overall, and this many in a cell before the two are compared there.
LEAST_OVERALL, LEAST_IN_CELL = 30, 20
#: Smaller gaps, overall or inside the cells, are no order worth a warning; in points.
LEAST_GAP = 1.0
#: Every pair is looked at, so only this many groups are, those with most answers.
_LARGEST = 60

#: ident, name, cell, satisfied, answered, as `store.scorecards.mix` gives them.
Mixed = tuple[Hashable, str | None, str | None, int, int]


class Reversal(NamedTuple):
    """`ahead` leads `behind` by `overall` points, yet trails by `within` points in the same work, both above 0."""

    ahead: str
    behind: str
    overall: float
    within: float
    turned: int  # cells in which the order is the other way round
    common: int  # cells in which both have enough answers


class _Group(NamedTuple):
    name: str
    satisfied: int
    answered: int
    cells: Mapping[str, tuple[int, int]]  # those with enough answers


def reversals(cells: Iterable[Mixed]) -> tuple[Reversal, ...]:
    """Pairs whose order overall is turned round in at least two thirds of their common cells; the widest first.

    The common cells must hold half of what each of the two answered, and weigh as in Mantel & Haenszel 1959. It is a
    caution against reading an order, so unlike a finding it does not wait for the gaps to clear the noise. Unknown
    groups and unknown cells are not compared.
    """
    groups = sorted(_groups(cells), key=lambda group: (-group.answered, group.name))[:_LARGEST]
    found = [turned for pair in combinations(groups, 2) if (turned := _turned(*pair)) is not None]
    return tuple(sorted(found, key=lambda one: (-min(one.overall, one.within), one.ahead, one.behind)))


def warning(found: Sequence[Reversal], kind: str) -> str:
    """One sentence for the widest reversal; `kind` is what the cells are, as "issue". "" where nothing is turned."""
    if not found:
        return ""
    first = found[0]
    where = f"in all {first.common}" if first.turned == first.common else f"in {first.turned} of {first.common}"
    more = f" So it is with {len(found) - 1} more." if len(found) > 1 else ""
    return (
        f"{one_line(first.ahead, 40)} is {first.overall:.1f} points ahead of {one_line(first.behind, 40)} overall, but behind"
        f" {where} values of {kind} that both have: the mix makes that order.{more}"
    )


def _groups(cells: Iterable[Mixed]) -> list[_Group]:
    sums: dict[Hashable, tuple[str, dict[str | None, tuple[int, int]]]] = {}
    for ident, name, cell, satisfied, answered in cells:
        if ident is not None and name is not None:
            held = sums.setdefault(ident, (name, {}))[1]
            before = held.get(cell, (0, 0))
            held[cell] = before[0] + satisfied, before[1] + answered
    found = [_group(name, held) for name, held in sums.values()]
    return [group for group in found if group.answered >= LEAST_OVERALL]


def _group(name: str, held: Mapping[str | None, tuple[int, int]]) -> _Group:
    enough = {cell: counts for cell, counts in held.items() if cell is not None and counts[1] >= LEAST_IN_CELL}
    return _Group(name, sum(s for s, _ in held.values()), sum(n for _, n in held.values()), enough)


def _turned(a: _Group, b: _Group) -> Reversal | None:
    """How the order of two groups is turned round; None where it is not."""
    if a.satisfied * b.answered < b.satisfied * a.answered:
        a, b = b, a
    overall = 100 * (a.satisfied / a.answered - b.satisfied / b.answered)
    common = a.cells.keys() & b.cells.keys()
    if len(common) < 2 or overall < LEAST_GAP:
        return None
    if any(2 * sum(group.cells[cell][1] for cell in common) < group.answered for group in (a, b)):
        return None
    gaps = [(_gap(a.cells[cell], b.cells[cell]), _weight(a.cells[cell], b.cells[cell])) for cell in common]
    within = 100 * sum(gap * weight for gap, weight in gaps) / sum(weight for _, weight in gaps)
    turned = sum(gap < 0 for gap, _ in gaps)
    if within > -LEAST_GAP or 3 * turned < 2 * len(gaps):
        return None
    return Reversal(a.name, b.name, overall, -within, turned, len(gaps))


def _gap(a: tuple[int, int], b: tuple[int, int]) -> float:
    return a[0] / a[1] - b[0] / b[1]


def _weight(a: tuple[int, int], b: tuple[int, int]) -> float:
    return a[1] * b[1] / (a[1] + b[1])
