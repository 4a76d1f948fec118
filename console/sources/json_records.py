"""JSON and JSON Lines: records of objects, flattened to dotted headings, read one by one in bounded memory."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from console.domain.text import one_line
from console.sources.encodings import encoding_of, spoken
from console.sources.errors import SourceError
from console.sources.flatten import Flattened, TooDeep, flatten
from console.sources.jsonstream import StreamBroken, records
from console.sources.records import Chunk
from console.sources.shape import Broken, Shaper, checked_headings
from console.sources.textblocks import CELL_LIMIT, decoded, text_blocks

_JSON_LIMIT = 64 << 20
_ROWS = 1000
_CHARACTERS = 1 << 19
_COLUMNS = 2000


@dataclass(frozen=True)
class JsonTable:
    """Records of a JSON document or of JSON Lines; `chunks()` may be walked any number of times."""

    path: Path
    format: str
    encoding: str
    codec: str
    headings: tuple[str, ...]
    notes: tuple[str, ...] = ()
    delimiter: str = ""

    def chunks(self) -> Iterator[Chunk]:
        """The records as columns under the union of their headings."""
        shaper = Shaper(self.headings)
        rows: list[list[str]] = []
        broken: list[Broken] = []
        size = 0
        for found in _found(self.path, self.format, self.codec):
            if isinstance(found, Refusal):
                broken.append((len(rows) + len(broken), found.text, found.reason))
            else:
                rows.append([found.get(heading, "") for heading in self.headings])
                size += sum(map(len, found.values()))
            if len(rows) + len(broken) >= _ROWS or size > _CHARACTERS:
                yield shaper.chunk(rows, broken)
                rows, broken, size = [], [], 0
        if rows or broken:
            yield shaper.chunk(rows, broken)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that can't be read, with what it begins with."""

    text: str
    reason: str


def open_json(path: Path, *, lines: bool) -> JsonTable:
    """Walk the records once for their headings."""
    codec = encoding_of(path)
    name = "JSON Lines" if lines else "JSON"
    if not lines and path.stat().st_size > _JSON_LIMIT:
        raise SourceError(f"{path.name} is larger than 64 MB: export it as JSON Lines or CSV.")
    headings: dict[str, None] = {}
    for found in _found(path, name, codec):
        if not isinstance(found, Refusal):
            headings.update(dict.fromkeys(found))
            if len(headings) > _COLUMNS:
                raise SourceError(f"The records of {path.name} have more than 2,000 different keys: export it as CSV.")
    if not headings:
        raise SourceError(f"{path.name} holds no list of records: export the tickets or ratings as a list.")
    return JsonTable(path, name, spoken(codec), codec, checked_headings(path, list(headings)))


def _found(path: Path, name: str, codec: str) -> Iterator[Flattened | Refusal]:
    return _from_lines(path, codec) if name == "JSON Lines" else _from_document(path, codec)


def _from_document(path: Path, codec: str) -> Iterator[Flattened | Refusal]:
    try:
        for record in records(_Utf8(decoded(path, codec))):
            yield record if isinstance(record, dict) else Refusal(one_line(record[0], 200), record[1])
    except StreamBroken as error:
        raise SourceError(f"{path.name} is not valid JSON ({one_line(str(error), 120)}): export it again.") from None


def _from_lines(path: Path, codec: str) -> Iterator[Flattened | Refusal]:
    for block in text_blocks(path, codec):
        if block.overlong:
            yield Refusal(one_line(block.text[:200]), "the line is longer than 16 MB")
            continue
        for line in block.text.split("\n"):
            if line.strip():
                yield _from_line(line)


def _from_line(line: str) -> Flattened | Refusal:
    shown = one_line(line[:200])
    if len(line) > CELL_LIMIT:  # bounded: never the whole tree of a huge line
        try:
            found = next(iter(records(io.BytesIO(line.encode(errors="replace")), single=True)), None)
        except StreamBroken:
            return Refusal(shown, "the line is not valid JSON")
        return found if isinstance(found, dict) else Refusal(shown, found[1] if found else "the line is not an object")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return Refusal(shown, "the line is not valid JSON")
    if not isinstance(value, dict):
        return Refusal(shown, "the line is not an object")
    try:
        return flatten(value)
    except TooDeep:
        return Refusal(shown, "the record is nested deeper than 100 levels")


class _Utf8:
    """Text pieces as a UTF-8 byte stream for the parser."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = iter(pieces)
        self._held = b""

    def read(self, size: int = -1) -> bytes:
        while not self._held or size < 0:
            piece = next(self._pieces, None)
            if piece is None:
                break
            self._held += piece.encode(errors="replace")
        cut = len(self._held) if size < 0 else size
        out, self._held = self._held[:cut], self._held[cut:]
        return out


def is_json(head: bytes) -> bool | None:
    """Whether a file begins like JSON Lines (True) or a JSON document (False); None where it is neither."""
    text = _start(head)
    if not text or text[0] not in "[{":
        return None
    first, _, rest = text.partition("\n")
    record = _object(first)
    if record is None:
        return False
    return rest.lstrip()[:1] == "{" or not any(map(_is_list_of_objects, record.values()))


def _start(head: bytes) -> str:
    """The first characters, whatever the Unicode encoding."""
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(codec, errors="replace").lstrip()
    if b"\0" in head[:2]:
        return head.decode("utf-16-be" if head[:1] == b"\0" else "utf-16-le", errors="replace").lstrip()
    return head.decode("utf-8", errors="replace").lstrip()


_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def _object(line: str) -> dict[str, object] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)
