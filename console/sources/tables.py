"""Any help desk's export as a table: headings, and records in chunks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from console.sources.delimited import open_delimited
from console.sources.errors import SourceError
from console.sources.json_records import is_json, open_json
from console.sources.records import Chunk
from console.sources.xlsx import open_xlsx

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Table(Protocol):
    """A file that has been opened: what it is, its headings, and its records as often as wanted."""

    @property
    def path(self) -> Path:
        """Where the file is."""

    @property
    def format(self) -> str:
        """CSV, TSV, JSON, JSON Lines or XLSX."""

    @property
    def encoding(self) -> str:
        """The encoding's name, or "" where the format has none of its own."""

    @property
    def delimiter(self) -> str:
        """The delimiter's name, or "" where there is none."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The columns' names, plain, each different."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the recognition should know about the file as such."""

    def chunks(self) -> Iterator[Chunk]:
        """The records from the first to the last; may be walked any number of times."""


def open_table(path: Path) -> Table:
    """Open an export, whatever its format; raises SourceError with a sentence where that can't be done."""
    try:
        if path.is_dir():
            raise SourceError(f"{path.name} is a folder: name the exported file in it.")
        with path.open("rb") as file:
            head = file.read(65536)
        table = _opened(path, head)
        if not any(chunk.read for chunk in table.chunks()):
            raise SourceError(f"{path.name} holds headings but no rows: nothing to import.")
    except FileNotFoundError:
        raise SourceError(f"{path} does not exist: check the path.") from None
    except PermissionError:
        raise SourceError(f"{path} may not be read by you: ask its owner for permission.") from None
    except OSError as error:
        raise SourceError(f"{path} can't be read: {error.strerror or error}.") from None
    return table


def _opened(path: Path, head: bytes) -> Table:
    """The table for the format that the first bytes speak of, else the file's ending."""
    if not head.strip():
        raise SourceError(f"{path.name} is empty: export it again with its headings and rows.")
    ending = path.suffix.lower()
    if head.startswith(b"PK\x03\x04"):
        return open_xlsx(path)
    if head.startswith(_OLD_OFFICE):
        raise SourceError(f"{path.name} is an old or encrypted Excel file: save it as CSV or plain .xlsx.")
    if head.startswith(b"SQLite format 3\0"):
        raise SourceError(f"{path.name} is a database, not an export: open it with csat, or export its rows as CSV.")
    if ending in (".xlsx", ".xlsm"):
        raise SourceError(f"{path.name} is not a workbook, whatever its ending says: export it again, best as CSV.")
    lines = is_json(head)
    if lines is not None and (ending not in (".csv", ".tsv") or lines):
        return open_json(path, lines=lines or ending in (".jsonl", ".ndjson"))
    return open_delimited(path)
