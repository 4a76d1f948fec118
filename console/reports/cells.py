"""Text that leaves for a spreadsheet or a terminal."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

from console.domain.text import one_line, plain

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "−")


def guarded(cell: str) -> str:
    """A text cell that no spreadsheet takes for a formula; import takes the quote off again."""
    text = plain(cell)
    return f"'{text}" if cell.startswith(_FORMULA) else text


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV file as text; texts are guarded, numbers stay numbers, None is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([guarded(heading) for heading in headings])
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = (), widest: int = 48) -> str:
    """An aligned text table; `right` are the columns of numbers, cells longer than `widest` are cut."""
    lines = [[one_line(cell, widest) for cell in row] for row in (headings, *rows)]
    widths = [max(_width(line[place]) for line in lines) for place in range(len(headings))]
    text = []
    for line in lines:
        cells = [_padded(cell, widths[place], place in right) for place, cell in enumerate(line)]
        text.append("  ".join(cells).rstrip())
    return "\n".join(text) + "\n"


def _padded(cell: str, width: int, right: bool) -> str:
    space = " " * (width - _width(cell))
    return space + cell if right else cell + space


def _width(text: str) -> int:
    """How many columns of a terminal a text takes: two for wide letters and emoji, none for accents and joiners."""
    if text.isascii():
        return len(text)
    return sum(_width_of(letter) for letter in text)


def _width_of(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1
