"""Single cells as they are staged: texts, kinds, whole numbers; each different text is read once."""

from __future__ import annotations

from collections.abc import Callable

from console.domain.text import plain
from console.sources.headings import ALL_KINDS, KINDS, words
from console.sources.moments import UNREADABLE, Unreadable
from console.sources.numbers import duration, number


class Texts(dict[str, "str | None"]):
    """Text → the text as stored, None for blank; remembers a limited number."""

    def __init__(self, reader: Callable[[str], str | None]) -> None:
        super().__init__()
        self.reader = reader

    def __missing__(self, text: str) -> str | None:
        if len(self) > 50_000:
            self.clear()
        value = self[text] = self.reader(text)
        return value


class Numbers(dict[str, "int | Unreadable | None"]):
    """Text → whole number (seconds for durations), None for blank, UNREADABLE."""

    def __init__(self, unit: int, durations: bool) -> None:
        super().__init__()
        self.unit = unit
        self.durations = durations
        self.unreadable = False

    def __missing__(self, text: str) -> int | Unreadable | None:
        if len(self) > 50_000:
            self.clear()
        value = self[text] = self._read(text)
        self.unreadable = self.unreadable or value is UNREADABLE
        return value

    def _read(self, text: str) -> int | Unreadable | None:
        if text.strip().casefold() in _NOTHING:
            return None
        if self.durations:
            seconds = duration(text, self.unit)
            return UNREADABLE if seconds is None else seconds
        value = number(text)
        return UNREADABLE if value is None else round(value)


_NOTHING = frozenset(("", "n/a", "na", "none", "null", "nan", "-", "–"))


def plain_text(text: str) -> str | None:
    text = unguarded(plain(text).replace("\n", " ").strip())
    return None if text.casefold() in _NOTHING else text


def unguarded(text: str) -> str:
    """Without the apostrophe that an export puts before what a spreadsheet would take for a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text


_FORMULA = ("=", "+", "-", "−", "@", "\t", "\r")


def _email(text: str) -> str | None:
    return (plain_text(text) or "").lower() or None


def _kind(text: str) -> str | None:
    kind = words(text)
    return kind if kind in ALL_KINDS else KINDS.get(kind)


def _agent_kind(text: str) -> str | None:
    found = set(words(text).split())
    if not found:
        return None
    return "ai" if found & {"ai", "bot", "chatbot", "automation", "virtual", "fin"} else "human"


def _rated(text: str) -> str | None:
    name = words(text)
    return name if name in ("agent", "product", "experience") else None


READERS: dict[str, Callable[[str], str | None]] = {
    "customer_email": _email, "kind": _kind, "agent_kind": _agent_kind, "rated": _rated,
}  # fmt: skip
