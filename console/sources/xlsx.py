"""Excel workbooks, checked before they are parsed and read sheet row by sheet row."""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from console.domain.text import one_line
from console.sources.errors import SourceError
from console.sources.records import Chunk
from console.sources.shape import Broken, Shaper, checked_headings
from console.sources.textblocks import CELL_LIMIT

_UNPACKED = 1 << 30
_RATIO = 200
_PARTS = 2000
_STRINGS = 40 << 20
_BLOCK = 1 << 20
_ROW_BLOCKS = 16  # megabytes in which a sheet must begin a new row
_ROWS = 1000
_AS_CSV = "save the sheet as CSV in Excel and import that"
_DOCTYPE = re.compile(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E", re.IGNORECASE)
_BROKEN = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, ParseError, KeyError, ValueError, TypeError, IndexError,
    AttributeError, EOFError, NotImplementedError,
)  # fmt: skip


@dataclass(frozen=True)
class XlsxTable:
    """The first sheet with rows of a workbook; `chunks()` may be walked any number of times."""

    path: Path
    sheet: str
    headings: tuple[str, ...]
    notes: tuple[str, ...] = ()
    format: str = "XLSX"
    encoding: str = ""
    delimiter: str = ""

    def chunks(self) -> Iterator[Chunk]:
        """The rows under the headings, a thousand at a time."""
        shaper = Shaper(self.headings)
        rows = (row for row in _rows(self.path, self.sheet) if any(row))
        next(rows, None)
        while records := list(islice(rows, _ROWS)):
            kept: list[list[str]] = []
            broken: list[Broken] = []
            for place, record in enumerate(records):
                if max(map(len, record)) > CELL_LIMIT:
                    broken.append((place, one_line(" | ".join(cell[:200] for cell in record if cell), 200), _LONG))
                else:
                    kept.append(_fitted(record, len(self.headings)))
            yield shaper.chunk(kept, broken)


_LONG = "a cell is longer than 1 MB"


def open_xlsx(path: Path) -> XlsxTable:
    """Check a workbook's parts, then find its first sheet with rows under headings."""
    try:
        _check(path)
        return _first_sheet(path)
    except _BROKEN as error:
        raise SourceError(f"{path.name} is a damaged workbook ({type(error).__name__}): {_AS_CSV}.") from None


def _first_sheet(path: Path) -> XlsxTable:
    filled: list[tuple[str, list[str]]] = []
    for name in _sheet_names(path):
        rows = [row for row in islice(_rows(path, name), 200) if any(row)]
        if rows:
            filled.append((name, rows[0]))
    if not filled:
        raise SourceError(f"{path.name} has no sheet with rows: export it again with its headings and rows.")
    name, top = filled[0]
    notes: tuple[str, ...] = ()
    if len(filled) > 1:
        others = ", ".join(f"“{one_line(other, 40)}”" for other, _ in filled[1:6])
        notes = (f"The sheet “{one_line(name, 40)}” is read; {others} are not: save another as CSV to import it.",)
    return XlsxTable(path, name, checked_headings(path, top), notes)


def _sheet_names(path: Path) -> list[str]:
    with _book(path) as book:
        return [sheet.title for sheet in book.worksheets]


@contextmanager
def _book(path: Path) -> Iterator[openpyxl.Workbook]:
    """The workbook for as long as it is needed, whatever its file is called."""
    with path.open("rb") as file:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions it leaves out
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            yield book
        finally:
            book.close()


def _rows(path: Path, name: str) -> Iterator[list[str]]:
    """The rows of one sheet as text."""
    try:
        with _book(path) as book:
            sheet = book[name]
            sheet.reset_dimensions()  # a wrong one would cut the rows
            for row in sheet.iter_rows(values_only=True):
                yield [cell if isinstance(cell, str) else _text(cell) for cell in row]
    except _BROKEN as error:
        raise SourceError(f"{path.name} is a damaged workbook ({type(error).__name__}): {_AS_CSV}.") from None


def _text(cell: object) -> str:
    """A cell as an export would write it: whole numbers without decimals, moments as ISO, durations as H:MM:SS."""
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case dt.datetime():
            return (cell + dt.timedelta(microseconds=500_000)).strftime("%Y-%m-%d %H:%M:%S")
        case dt.time():
            return cell.strftime("%H:%M:%S")
        case dt.timedelta():
            seconds = round(cell.total_seconds())
            return f"{'-' * (seconds < 0)}{abs(seconds) // 3600}:{abs(seconds) // 60 % 60:02}:{abs(seconds) % 60:02}"
    return str(cell)


def _fitted(record: list[str], width: int) -> list[str]:
    """A sheet's row without the blank cells beyond the headings, or filled up: sheets leave out trailing blanks."""
    if len(record) > width and not any(record[width:]):
        return record[:width]
    return record + [""] * (width - len(record))


def _check(path: Path) -> None:
    """Refuse, before anything is parsed, what would take too much memory or is not what it seems."""
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        if "xl/workbook.xml" not in names and not any(name.startswith("xl/") for name in names):
            raise SourceError(f"{path.name} is a zip archive, not a workbook: unpack it and import the file in it.")
        if len(parts) > _PARTS:
            raise SourceError(f"{path.name} has {len(parts):,} parts, more than 2,000: {_AS_CSV}.")
        unpacked = sum(part.file_size for part in parts)
        if unpacked > _UNPACKED:
            raise SourceError(f"{path.name} is {unpacked >> 20:,} MB unpacked, more than 1 GB: {_AS_CSV}.")
        packed = sum(part.compress_size for part in parts)
        if unpacked > _RATIO * max(packed, 1) and unpacked > _BLOCK:
            raise SourceError(f"{path.name} unpacks to more than 200 times its size: {_AS_CSV}.")
        strings = sum(part.file_size for part in parts if "sharedstrings" in part.filename.lower())
        if strings > _STRINGS:
            raise SourceError(f"{path.name} holds more than 40 MB of texts: {_AS_CSV}.")
        for part in parts:
            _check_part(path, archive, part)


def _check_part(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Read one part in blocks: no document type, no more than announced, no endless text or row."""
    if part.flag_bits & 1:
        raise SourceError(f"{path.name} is encrypted: save it without a password, or as CSV.")
    is_sheet = "worksheets/" in part.filename and part.filename.endswith(".xml")
    is_xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    tail, read, quiet, rowless = b"", 0, 0, 0
    with archive.open(part) as file:
        while block := file.read(_BLOCK):
            read += len(block)
            if read > part.file_size or read > _UNPACKED:
                raise SourceError(f"{path.name} unpacks to more than it says: {_AS_CSV}.")
            if is_xml and _DOCTYPE.search(tail + block):
                raise SourceError(f"{path.name} holds a document type, which no workbook needs: {_AS_CSV}.")
            quiet = 0 if b"<" in block else quiet + 1
            rowless = 0 if b"<row" in block or b":row" in block or not is_sheet else rowless + 1
            if is_xml and (quiet > 1 or rowless > _ROW_BLOCKS):
                raise SourceError(f"{path.name} holds a cell or a row that is too long for a workbook: {_AS_CSV}.")
            tail = block[-32:]
