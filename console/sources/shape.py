"""Records made as wide as the headings; what does not fit is refused with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from console.domain.text import one_line, plain
from console.sources.errors import SourceError
from console.sources.records import Chunk, Reject

#: (place among the records of its block, its first line, reason) of a record that could not be read.
Broken = tuple[int, str, str]

_ROWS = 5000  # records in one chunk
_SHOWN = 2000  # characters of a refused record that are kept


def checked_headings(path: Path, cells: Sequence[str]) -> tuple[str, ...]:
    """The headings as plain text; refuses a file in which two are equal or all are missing."""
    names = [plain(cell).replace("\n", " ").strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise SourceError(f"{path.name} has no headings: its first line must name the columns.")
    names = [name or f"column {place}" for place, name in enumerate(names, 1)]
    twice = [name for name, count in Counter(name.casefold() for name in names).items() if count > 1]
    if twice:
        shown = ", ".join(f"“{one_line(name, 60)}”" for name in names if name.casefold() in twice)
        raise SourceError(f"{path.name} has headings that are equal ({shown}): rename one and import again.")
    return tuple(names)


class Shaper:
    """Turns raw records into chunks, numbering them on as they come."""

    def __init__(self, headings: tuple[str, ...]) -> None:
        self.headings = headings
        self.number = 0

    def chunks(self, records: list[list[str]], broken: Sequence[Broken] = ()) -> Iterator[Chunk]:
        """The records in chunks of at most 5,000."""
        if broken:
            yield self.chunk(records, broken)
            return
        for start in range(0, len(records), _ROWS):
            yield self.chunk(records[start : start + _ROWS])

    def chunk(self, records: list[list[str]], broken: Sequence[Broken] = ()) -> Chunk:
        """Columns of the records that fit. `broken` are (place among all records, text, reason)."""
        width = len(self.headings)
        if not broken and set(map(len, records)) == {width}:
            columns = list(zip(*records, strict=True))
            if _well_filled(columns, min(2, width)):
                first = self.number + 1
                self.number += len(records)
                return Chunk(range(first, self.number + 1), columns)
        return self._sorted_out(records, broken)

    def _sorted_out(self, records: list[list[str]], broken: Sequence[Broken]) -> Chunk:
        """The slow way, record by record."""
        width = len(self.headings)
        rows: list[int] = []
        kept: list[list[str]] = []
        rejects: list[Reject] = []
        blank = 0
        if not broken:
            filled_records = [record for record in records if any(record)]
            blank, records = len(records) - len(filled_records), filled_records
        waiting = list(reversed(broken))
        for place, record in enumerate(records):
            while waiting and waiting[-1][0] <= place + len(broken) - len(waiting):
                rejects.append(self._broken(*waiting.pop()[1:]))
            filled = sum(map(bool, map(str.strip, record)))
            if not filled:
                blank += 1
                continue
            self.number += 1
            reason = _misfit(record, filled, width)
            if reason:
                rejects.append(self.reject(record, reason))
            else:
                rows.append(self.number)
                kept.append(record if len(record) == width else (record + [""] * width)[:width])
        while waiting:
            rejects.append(self._broken(*waiting.pop()[1:]))
        columns = list(zip(*kept, strict=True)) if kept else [()] * width
        return Chunk(rows, columns, tuple(rejects), blank)

    def reject(self, record: Sequence[str], reason: str) -> Reject:
        """A refused record under its number, with its cells as far as they have headings."""
        return Reject(self.number, "", one_line(" | ".join(filter(None, record)), 200), reason, self.cells(record))

    def cells(self, record: Sequence[str]) -> dict[str, str]:
        """The record's cells by heading; those beyond the headings under the name of their place."""
        extra = (f"column {place}" for place in range(len(self.headings) + 1, len(record) + 1))
        names = [*self.headings, *extra][:200]
        return {name: plain(cell[:_SHOWN]) for name, cell in zip(names, record, strict=False) if cell}

    def _broken(self, text: str, reason: str) -> Reject:
        self.number += 1
        return Reject(
            self.number, "", one_line(text, 200), f"{reason} (row {self.number})", {"line": plain(text[:_SHOWN])}
        )


def _well_filled(columns: Sequence[Sequence[str]], wanted: int) -> bool:
    """Whether `wanted` columns have no blank: then no record is a blank line or a note in a single cell."""
    for column in columns:
        wanted -= "" not in column
        if not wanted:
            return True
    return False


def _misfit(record: list[str], filled: int, width: int) -> str:
    """Why a record does not fit under `width` headings; "" where it does."""
    if len(record) > width and any(cell.strip() for cell in record[width:]):
        return f"{len(record)} cells under {width} headings"
    if filled == 1 and width > 2:
        return "a single filled cell: a note, not a row"
    if len(record) < width and len(record) < 2:
        return f"{len(record)} cell under {width} headings"
    return ""
