"""Text from strangers, made safe to keep and to show."""

from __future__ import annotations

from typing import Any

_KEPT = {0x0A}
_CONTROLS = {*range(0x20), *range(0x7F, 0xA0)} - _KEPT - {0x09}
_INVISIBLE = {
    0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2028, 0x2029,
    *range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF, *range(0xFFF9, 0xFFFC),
}  # fmt: skip
_SURROGATES = {*range(0xD800, 0xE000)}

#: Code points that plain() never lets through and the screen's last gate deletes. ZWJ stays: emoji need it.
BANNED = frozenset(_CONTROLS | _INVISIBLE | _SURROGATES)

_TABLE = {**dict.fromkeys(BANNED, "�"), 0x09: " "}
_GATE = dict.fromkeys(BANNED | {9, 10})


def plain(text: str) -> str:
    """The same text with line feeds as its only control and every other control or invisible shown as U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    return text.replace("\r\n", "\n").translate(_TABLE)


def plain_cell(cell: Any) -> Any:
    """A cell of a store as it leaves: text made plain, anything else as it is."""
    return plain(cell) if isinstance(cell, str) else cell


def one_line(text: str, width: int | None = None) -> str:
    """`plain` on one line, cut to `width` characters with an ellipsis: for cells, titles and messages."""
    line = (
        " ⏎ ".join(part for part in plain(text).split("\n") if part.strip())
        if "\n" in text or "\r" in text
        else plain(text)
    )
    if width is not None and len(line) > width:
        return line[: max(0, width - 1)] + "…"
    return line


def strip_banned(text: str) -> str:
    """`text` without any control: for the screen's last gate, where widths are already fixed."""
    return text if text.isprintable() else text.translate(_GATE)


def banned_points(text: str) -> list[str]:
    """The code points of `text` that plain would change, as U+XXXX, each once."""
    return [f"U+{ord(c):04X}" for c in dict.fromkeys(text) if ord(c) in BANNED or c in "\t\n\r"]
