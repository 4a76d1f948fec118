"""Delimited text (CSV, TSV and their cousins), with its encoding, delimiter and headings found."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from console.sources.csvrecords import read_records
from console.sources.encodings import encoding_of, spoken
from console.sources.errors import SourceError
from console.sources.records import Chunk
from console.sources.shape import Shaper, checked_headings
from console.sources.textblocks import text_blocks

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}


@dataclass(frozen=True)
class DelimitedTable:
    """A delimited text file; `chunks()` may be walked any number of times."""

    path: Path
    format: str
    encoding: str
    codec: str
    mark: str  # the delimiter itself
    headings: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def delimiter(self) -> str:
        """The delimiter's name."""
        return DELIMITERS[self.mark]

    def chunks(self) -> Iterator[Chunk]:
        """The records under the headings, at most about 130,000 characters at a time."""
        shaper = Shaper(self.headings)
        started = False
        for found in read_records(self.path, self.codec, self.mark):
            if not started:
                start = next((i for i, row in enumerate(found.rows, 1) if any(row)), None)
                if start is None:
                    continue
                started = True
                found = found.below(start)
            yield from shaper.chunks(found.rows, found.broken)


def open_delimited(path: Path) -> DelimitedTable:
    """Find encoding, delimiter and headings of a text file."""
    codec = encoding_of(path)
    first = next(text_blocks(path, codec), None)
    if first is None or not first.text.strip("\ufeff \t\r\n\0"):
        raise SourceError(f"{path.name} is empty: export it again with its headings and rows.")
    if first.overlong:
        raise SourceError(f"The first line of {path.name} is longer than 16 MB: this is not a table of rows.")
    delimiter = delimiter_of(first.text, path.suffix.lower())
    rows = next((found.rows for found in read_records(path, codec, delimiter) if any(map(any, found.rows))), [])
    top = next((row for row in rows if any(row)), [])
    headings = checked_headings(path, top)
    kind = "TSV" if delimiter == "\t" else "CSV"
    return DelimitedTable(path, kind, spoken(codec), codec, delimiter, headings)


def delimiter_of(text: str, suffix: str = "") -> str:
    """The delimiter that the first lines hold equally often outside quotes; a comma where none does."""
    sample = text[:65536].splitlines()[:50]
    best, best_score = "\t" if suffix in (".tsv", ".tab") else ",", 0.0
    for delimiter in DELIMITERS:
        widths = [len(row) for row in csv.reader(sample, delimiter=delimiter) if row]
        if not widths or widths[0] < 2:
            continue
        same = sum(width == widths[0] for width in widths) / len(widths)
        score = same + min(widths[0], 50) / 1000
        if score > best_score:
            best, best_score = delimiter, score
    return best
