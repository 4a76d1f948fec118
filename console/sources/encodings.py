"""Which encoding a text file is in, by one strict pass over its bytes in blocks."""

from __future__ import annotations

import codecs
from pathlib import Path

from console.sources.errors import SourceError

BLOCK = 1 << 20

#: Bytes that no text file holds: controls other than tab, line feed, form feed, carriage return, Ctrl-Z, escape.
_BINARY = bytes(b for b in range(0x20) if b not in b"\t\n\f\r\x1a\x1b\x00")


def encoding_of(path: Path) -> str:
    """Python's name of the file's encoding: utf-8, utf-8-sig, utf-16, utf-16-le, utf-16-be or cp1252."""
    with path.open("rb") as file:
        head = file.read(BLOCK)
    if head.startswith(codecs.BOM_UTF8):
        candidates = ["utf-8-sig"]
    elif head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ["utf-16"]
    elif b"\0" in head:
        candidates = _wide(head)
    else:
        candidates = ["utf-8", "cp1252"]
    for name in candidates:
        if _reads(path, name):
            return name
    raise SourceError(f"{path.name} is not a text file or is damaged: export it again as CSV in UTF-8.")


def _wide(head: bytes) -> list[str]:
    """UTF-16 without a mark: half of its bytes are NUL, all on the same side, where the text is Latin."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return ["utf-16-le"]
    if even > half * 0.4 and odd < half * 0.05:
        return ["utf-16-be"]
    return []


def _reads(path: Path, name: str) -> bool:
    """Whether every byte of the file decodes strictly, and none of it looks binary."""
    decoder = codecs.getincrementaldecoder(name)()
    narrow = not name.startswith("utf-16")
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                if narrow and (b"\0" in block or _looks_binary(block)):
                    return False
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _looks_binary(block: bytes) -> bool:
    """Whether more than one byte in a hundred is a control."""
    return len(block) - len(block.translate(None, _BINARY)) > 32 + len(block) // 100


def spoken(name: str) -> str:
    """An encoding's name for people."""
    return {
        "utf-8": "UTF-8", "utf-8-sig": "UTF-8 with BOM", "utf-16": "UTF-16 with BOM", "utf-16-le": "UTF-16 LE",
        "utf-16-be": "UTF-16 BE", "cp1252": "Windows-1252",
    }.get(name, name)  # fmt: skip
