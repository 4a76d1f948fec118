"""The records of delimited text, block by block: a broken one never takes its neighbours along."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from console.domain.text import one_line
from console.sources.shape import Broken
from console.sources.textblocks import CELL_LIMIT, LINE_LIMIT, lines_of, text_blocks

_CELLS = 50_000  # in one record
_TOO_LONG = f"the record that begins here is longer than 16 MB or has more than {_CELLS:,} cells"
_STRAY_QUOTES = 20  # in one block, before its lines are read one by one
_QUOTE_EVERY = 500  # characters: with more quotes than that, splitting lines at the delimiter saves nothing


@dataclass(slots=True)
class Found:
    """Records of one block. `broken` are (position among the records, text, reason) of unreadable ones."""

    rows: list[list[str]]
    broken: list[Broken]

    def below(self, count: int) -> Found:
        """What comes under the first `count` records: the headings are no record."""
        return Found(self.rows[count:], [(place - count, line, reason) for place, line, reason in self.broken])


def read_records(path: Path, codec: str, delimiter: str) -> Iterator[Found]:
    """Every record of the file; one cut by a block's end is carried into the next block."""
    csv.field_size_limit(CELL_LIMIT)
    carry = ""
    wanted = 0
    in_long_cell = False
    for block in text_blocks(path, codec):
        if block.overlong:
            yield Found([], [(0, one_line(block.text[:200]), "the line is longer than 16 MB")])
            carry = ""
            continue
        text = carry + block.text
        if CELL_LIMIT < len(text) < min(wanted, LINE_LIMIT):  # a long record: wait for more before looking again
            carry = text
            continue
        if in_long_cell:
            text, in_long_cell = _after_long_cell(text)
            if in_long_cell:
                continue
        found = Found([], [])
        if len(text) > CELL_LIMIT and text.count(delimiter) > _CELLS:
            text = _without_crowded_lines(text, delimiter, found)
        carry, in_long_cell = _parse(text, delimiter, found, final=False)
        if sys.getsizeof(carry) > LINE_LIMIT or (len(carry) > CELL_LIMIT and carry.count(delimiter) > _CELLS):
            place = len(found.rows) + len(found.broken)
            found.broken.append((place, carry[:200], _TOO_LONG))
            carry, in_long_cell = "", True
        wanted = 2 * len(carry)
        yield found
    if carry:
        found = Found([], [])
        _parse(carry, delimiter, found, final=True)
        yield found


def _without_crowded_lines(text: str, delimiter: str, found: Found) -> str:
    """The text without lines of so many cells that they alone would fill the memory; those are refused."""
    kept: list[str] = []
    for line in lines_of(text):
        if line.count(delimiter) > _CELLS:
            found.broken.append((0, line[:200], f"more than {_CELLS:,} cells"))
        else:
            kept.append(line)
    return "".join(kept)


def _parse(text: str, delimiter: str, found: Found, *, final: bool) -> tuple[str, bool]:
    """Read the records of `text` into `found`, the lines without quotes the fast way.

    Returns what has to be carried on into the next block, and whether that is inside a long cell.
    """
    one_ending = "\r" not in text or text.count("\r") == text.count("\r\n")
    if one_ending and text.count('"') * _QUOTE_EVERY < len(text):
        text = _split(text, delimiter, found)
    return _parse_quoted(text, delimiter, found, final=final)


def _split(text: str, delimiter: str, found: Found) -> str:
    """Split lines without quotes, and read the odd record with quotes; what is left where that is not enough."""
    start = 0
    while (quote := text.find('"', start)) >= 0:
        line = text.rfind("\n", start, quote) + 1 or start
        if not _split_lines(text[start:line], delimiter, found.rows):
            return text[start:]
        consumed: list[int] = [line]
        try:
            record = next(csv.reader(_lines_from(text, consumed), delimiter=delimiter))
        except csv.Error:
            return text[line:]
        if consumed[0] >= len(text):  # perhaps cut by the end of the block
            return text[line:]
        found.rows.append(record)
        start = consumed[0]
    return "" if _split_lines(text[start:], delimiter, found.rows) else text[start:]


def _split_lines(text: str, delimiter: str, rows: list[list[str]]) -> bool:
    """Split whole lines without quotes into cells; False, and nothing done, where a line is over-long."""
    lines = (text.replace("\r\n", "\n") if "\r" in text else text).split("\n")
    if not lines[-1]:
        lines.pop()
    if len(text) > CELL_LIMIT and max(map(len, lines), default=0) > CELL_LIMIT:
        return False
    rows.extend([line.split(delimiter) for line in lines])
    return True


def _lines_from(text: str, consumed: list[int]) -> Iterator[str]:
    """The lines of `text` from a place on, which is moved along."""
    while consumed[0] < len(text):
        start = consumed[0]
        consumed[0] = text.find("\n", start) + 1 or len(text)
        yield text[start : consumed[0]]


def _parse_quoted(text: str, delimiter: str, found: Found, *, final: bool) -> tuple[str, bool]:
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
            text, still_open = _after_long_cell(text)
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


def _after_long_cell(text: str) -> tuple[str, bool]:
    """What follows the line that closes a long cell, and whether none in `text` does."""
    position = 0
    for line in lines_of(text):
        position += len(line)
        if line.count('"') % 2:
            return text[position:], False
    return "", True
