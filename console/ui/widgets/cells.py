"""Text measured in terminal cells: cut, padded and columns fitted to a width."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from rich.cells import cell_len, set_cell_size

from console.domain.text import one_line
from console.ui.widgets.roles import Span

R = TypeVar("R")

#: Code points looked at per cell: a joined emoji needs four, a thousand stacked accents get no more.
_POINTS_PER_CELL = 4

_SIGNS = "\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"  # what emoji are joined from
_JOINED = re.compile(f"(?<=[{_SIGNS}])(?:\u200d[{_SIGNS}])+|\u200d")
#: Taken away: skin tones, tags of a flag, and what makes a sign of a letter or a letter of a sign. Flags become letters.
_EVEN = {
    **dict.fromkeys([0xFE0E, 0xFE0F, *range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080)]),
    **{0x1F1E6 + place: 0x41 + place for place in range(26)},
}
_UNEVEN = re.compile(f"[\u200d{''.join(map(chr, _EVEN))}]")


def measurable(text: str) -> str:
    """`text` without what terminals measure differently, so that each gives it the cells the toolkit takes it to have.

    Of joined emoji the first stays: a terminal that joins them gives them two cells, any other two for each.
    """
    if text.isascii() or not _UNEVEN.search(text):
        return text
    return _JOINED.sub("", text.translate(_EVEN))


def fitted(text: str, width: int, right: bool = False) -> str:
    """`text` on one line in exactly `width` cells: cut with an ellipsis or padded; wide characters are never halved."""
    if width <= 0:
        return ""
    line = measurable(one_line(text[: width * _POINTS_PER_CELL]))
    size = len(line) if line.isascii() else cell_len(line)
    if size > width or len(text) > width * _POINTS_PER_CELL:
        return set_cell_size(measurable(set_cell_size(line, width - 1)), width - 1) + "…"
    return " " * (width - size) + line if right else line + " " * (width - size)


class Column(NamedTuple, Generic[R]):
    """One column of a Grid.

    `least`, `good` and `most` are cells; columns with a `weight` share what is left. On a narrow terminal the
    columns with the highest `rank` leave first; rank 0 never leaves. An `extra` column comes only where all others
    have the width that is good for them. `cell` gives a row's text with its role. `sort` is what its source sorts by
    under this heading, "" for nothing.
    """

    heading: str
    cell: Callable[[R], Span]
    least: int
    most: int | None = None
    good: int = 0
    weight: int = 0
    rank: int = 0
    extra: bool = False
    right: bool = False
    sort: str = ""


def fit(columns: Sequence[Column[R]], width: int, gap: int = 2) -> list[tuple[Column[R], int]]:
    """The columns that fit into `width` cells, in their order, each with its width; `gap` cells stand between them."""
    kept = [c for c in columns if not c.extra]
    while len(kept) > 1 and _needed(kept, gap, good=False) > width:
        last = max(kept, key=lambda c: c.rank)
        if last.rank == 0:
            break
        kept.remove(last)
    for column in sorted((c for c in columns if c.extra), key=lambda c: c.rank):
        more = [c for c in columns if c in kept or c is column]
        if _needed(more, gap, good=True) > width:
            break
        kept = more
    widths = {id(c): c.least for c in kept}
    left = width - sum(widths.values()) - gap * (len(kept) - 1)
    growing = [c for c in kept if c.weight]
    while left > 0 and growing:
        left, growing = _share(left, growing, widths)
    return [(c, widths[id(c)]) for c in kept]


def _needed(columns: Sequence[Column[R]], gap: int, *, good: bool) -> int:
    """Cells for these columns: at least, or as is good for them."""
    return sum(max(c.least, c.good) if good else c.least for c in columns) + gap * (len(columns) - 1)


def _share(left: int, growing: list[Column[R]], widths: dict[int, int]) -> tuple[int, list[Column[R]]]:
    """One round of handing out `left` cells by weight; returns what is still left and who can still grow."""
    total = sum(c.weight for c in growing)
    before = left
    for column in growing:
        portion = max(1, before * column.weight // total)
        room = portion if column.most is None else max(0, column.most - widths[id(column)])
        given = min(portion, room, left)
        widths[id(column)] += given
        left -= given
    return left, [c for c in growing if c.most is None or widths[id(c)] < c.most]
