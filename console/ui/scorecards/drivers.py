"""What drove a row's change: its parts by issue, or by row for the sum of all."""

from __future__ import annotations

from collections.abc import Sequence

from console.domain.drivers import Counts, Part, split
from console.store.scorecards import TOTAL, Cards, Cell
from console.store.scorecards_beside import Made
from console.store.scorecards_groups import Ident


def drivers(found: Made, cards: Cards, ident: Ident) -> tuple[Part, ...]:
    """The parts of a row's change; those of the sum of all are the rows themselves."""
    if ident == TOTAL:
        return split(
            {card.name: (card.now.satisfied, card.now.answered) for card in cards.rows},
            {card.name: (card.before.satisfied, card.before.answered) for card in cards.rows},
        )
    return split(_of(found.cells, ident), _of(found.cells_before, ident))


def _of(cells: Sequence[Cell], ident: Ident) -> Counts:
    found: dict[str | None, tuple[int, int]] = {}
    for cell in cells:
        if cell.ident == ident:
            name = cell.path[1] or cell.path[0]
            satisfied, answered = found.get(name, (0, 0))
            found[name] = satisfied + cell.satisfied, answered + cell.answered
    return found
