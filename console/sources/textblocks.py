"""A text file as blocks of whole lines, in bounded memory."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BLOCK = 1 << 17  # characters; small enough that a block's cells stay in the processor's cache
LINE_LIMIT = 16 << 20  # characters in one line or record
CELL_LIMIT = 1 << 20  # characters in one cell

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Whole lines, or (`overlong`) the beginning of one line that is longer than the limit."""

    text: str
    overlong: bool = False


def text_blocks(path: Path, encoding: str) -> Iterator[TextBlock]:
    """The file in blocks of about 130,000 characters, each ending with a line's end."""
    blocks = decoded(path, encoding)
    parts: list[str] = []
    held = 0
    for block in blocks:
        end = _last_end(block)
        if end:
            yield TextBlock("".join((*parts, block[:end])))
            parts, held = [block[end:]], len(block) - end
        else:
            parts.append(block)
            held += len(block)
        if held > LINE_LIMIT:
            yield TextBlock("".join(parts[:8])[:CELL_LIMIT], overlong=True)
            parts = [_skip_line(blocks)]
            held = len(parts[0])
    if held:
        yield TextBlock("".join(parts))


def decoded(path: Path, encoding: str) -> Iterator[str]:
    """The file's text in pieces of at most BLOCK characters."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield decoder.decode(block)
    yield decoder.decode(b"", final=True)


def _last_end(block: str) -> int:
    """Where the last whole line of `block` ends; 0 where it holds none. A CR at the very end may be half a CRLF."""
    end = block.rfind("\n") + 1
    return end or block.rfind("\r", 0, len(block) - 1) + 1


def _skip_line(blocks: Iterator[str]) -> str:
    """Read on to the end of an overlong line; what follows it in the block read last."""
    for block in blocks:
        end = re.search(r"\r\n|\n|\r(?!\Z)", block)
        if end:
            return block[end.end() :]
    return ""


def lines_of(text: str) -> Iterator[str]:
    """The lines of `text` with their ends, as csv wants them: split at LF, CRLF and CR and at nothing else."""
    if len(text) <= 16 * BLOCK:
        return iter(io.StringIO(text, newline=""))
    return (match.group() for match in _LINE.finditer(text))  # StringIO would take four bytes a character
