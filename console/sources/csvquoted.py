"""Records with quoted cells: an open quote, or a cell without end, costs its own record and not its neighbours."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from console.sources.shape import Broken
from console.sources.textblocks import CELL_LIMIT, lines_of

_STRAY_QUOTES = 20  # in one block, before its lines are read one by one


@dataclass(slots=True)
class Found:
    """Records of one block. `broken` are (position among the records, text, reason) of unreadable ones."""

    rows: list[list[str]]
    broken: list[Broken]

    def below(self, count: int) -> Found:
        """What comes under the first `count` records: the headings are no record."""
        return Found(self.rows[count:], [(place - count, line, reason) for place, line, reason in self.broken])


def parse_quoted(text: str, delimiter: str, found: Found, *, final: bool) -> tuple[str, bool]:
    """Read the records of `text` into `found`. Returns what has to be carried on, and whether a long cell is open.

    Where a quote is still open at the end, the record is carried on; with `final` its first line alone is
    refused and reading goes on behind it, so that a stray quote costs one row and not the rest of the file.
    """
    refusals = 0
    while text:
        if refusals > _STRAY_QUOTES:
            return _line_by_line(text, delimiter, found), False
        at_end: list[int] = []
        reader = csv.reader(chain(lines_of(text), _mark_end(at_end, found.rows)), delimiter=delimiter)
        known = len(found.rows)
        too_long = False
        try:
            found.rows.extend(reader)
        except csv.Error:
            too_long = True
        cut = bool(at_end) and len(found.rows) > at_end[0]
        if not cut and not too_long:
            return "", False
        if cut:
            found.rows.pop()
        start, length = _line_of_record(text, delimiter, len(found.rows) - known)
        if cut and not final:
            return text[start:], False
        refusals += 1
        text, long_cell = _refuse(text[start:], length, delimiter, found, too_long)
        if long_cell:
            text, still_open = after_long_cell(text)
            if still_open:
                return "", True
    return "", False


def _line_by_line(text: str, delimiter: str, found: Found) -> str:
    """Read every line as a record of its own: where stray quotes abound, looking for each one's end takes too long."""
    for line in lines_of(text):
        if line.count('"') % 2:
            place = len(found.rows) + len(found.broken)
            found.broken.append((place, line, "the quote that opens here is never closed"))
        else:
            found.rows.extend(csv.reader([line], delimiter=delimiter))
    return ""


def _mark_end(at_end: list[int], rows: list[list[str]]) -> Iterator[str]:
    """Notes how many records were complete when the reader asked for lines beyond the last."""
    at_end.append(len(rows))
    yield from ()


def _line_of_record(text: str, delimiter: str, number: int) -> tuple[int, int]:
    """Where record `number` (from 0) begins in `text`, and how long its first line is."""
    position = 0
    consumed: list[str] = []

    def watched() -> Iterator[str]:
        nonlocal position
        for line in lines_of(text):
            position += len(line)
            consumed[:] = [line]
            yield line

    lines = watched()
    reader = csv.reader(lines, delimiter=delimiter)
    for _ in range(number):
        next(reader)
    start = position
    return start, len(next(lines, ""))


def _refuse(text: str, first: int, delimiter: str, found: Found, too_long: bool) -> tuple[str, bool]:
    """Refuse the record `text` begins with. Returns what to read next, and whether that is inside its long cell."""
    row = len(found.rows) + len(found.broken)
    line, rest = text[:first], text[first:]
    if not too_long:
        found.broken.append((row, line, "the quote that opens here is never closed"))
        return rest, False
    if first > CELL_LIMIT or line.count('"') % 2 == 0:  # the long cell ends on its own line
        found.broken.append((row, line, "a cell is longer than 1 MB"))
        return rest, False
    if _looks_like_rows(line, rest, delimiter):
        found.broken.append((row, line, "the quote that opens here is not closed within 1 MB"))
        return rest, False
    found.broken.append((row, line, "a cell, whose quote opens here, is longer than 1 MB"))
    return rest, True


def _looks_like_rows(line: str, rest: str, delimiter: str) -> bool:
    """Whether the lines that an open quote swallowed are rows of their own: as many delimiters, twice in a row."""
    width = line.count(delimiter)
    following = [text.count(delimiter) for _, text in zip(range(2), lines_of(rest[:65536]), strict=False)]
    return width > 0 and all(abs(count - width) <= 1 for count in following)


def after_long_cell(text: str) -> tuple[str, bool]:
    """What follows the line that closes a long cell, and whether none in `text` does."""
    position = 0
    for line in lines_of(text):
        position += len(line)
        if line.count('"') % 2:
            return text[position:], False
    return "", True
