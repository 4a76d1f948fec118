"""The records of delimited text, block by block: a broken one never takes its neighbours along."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from console.domain.text import one_line
from console.sources.csvquoted import Found, after_long_cell, parse_quoted
from console.sources.textblocks import CELL_LIMIT, LINE_LIMIT, lines_of, text_blocks

_CELLS = 50_000  # in one record
_TOO_LONG = f"the record that begins here is longer than 16 MB or has more than {_CELLS:,} cells"
_QUOTE_EVERY = 500  # characters: with more quotes than that, splitting lines at the delimiter saves nothing


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
            text, in_long_cell = after_long_cell(text)
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
    return parse_quoted(text, delimiter, found, final=final)


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
