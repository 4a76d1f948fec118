"""Other people's names taken out of quoted text, so that a page about one agent names no other."""

from __future__ import annotations

import re
from collections.abc import Iterable

COLLEAGUE = "[a colleague]"
_SHORT = 3  # letters from which a part of a name is looked for in any case; "Jo" and "Al" only as they are written
#: Parts of names that are everyday words as well: they stand for a person only where they have their capital.
_ALSO_WORDS = frozenset(
    [
        "may",
        "will",
        "mark",
        "grace",
        "hope",
        "faith",
        "joy",
        "rose",
        "lily",
        "ivy",
        "dawn",
        "summer",
        "april",
        "june",
        "august",
        "young",
        "long",
        "short",
        "white",
        "black",
        "brown",
        "green",
        "gray",
        "grey",
        "best",
        "good",
        "rich",
        "price",
        "page",
        "case",
        "chance",
        "day",
        "king",
        "knight",
        "stone",
        "wood",
        "field",
        "banks",
        "bush",
        "church",
        "hill",
        "lane",
        "park",
        "rivers",
        "wells",
        "winter",
        "frost",
        "star",
        "bill",
        "bob",
        "drew",
        "jack",
        "pat",
        "ray",
        "rob",
        "sue",
        "frank",
        "max",
        "miles",
        "chase",
        "van",
        "der",
        "den",
        "von",
        "dos",
        "and",
        "the",
        "del",
        "early",
        "late",
        "west",
        "north",
        "south",
        "east",
        "love",
        "sharp",
        "wise",
        "small",
        "little",
        "power",
        "call",
        "bell",
        "book",
        "cook",
        "baker",
        "carter",
        "miller",
        "porter",
        "mason",
        "hunter",
        "fisher",
        "pierce",
    ]
)
_PART = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


class Mask:
    """Takes the names of `others` out of a text, whole or in part; what is in the names of `own` stays."""

    def __init__(self, own: Iterable[str], others: Iterable[str]) -> None:
        kept = {part.casefold() for name in own for part in _PART.findall(name)}
        mine = {" ".join(name.split()).casefold() for name in own}
        names = [" ".join(name.split()) for name in others]
        full = {name for name in names if name and name.casefold() not in mine}
        parts = {part for name in full for part in _PART.findall(name) if part.casefold() not in kept}
        loose = full | {part for part in parts if len(part) >= _SHORT and part.casefold() not in _ALSO_WORDS}
        strict = {part for part in parts - loose if len(part) > 1 and part[0].isupper()}
        self._patterns = [_any(loose, re.IGNORECASE), _any(strict, 0)]

    def __call__(self, text: str) -> str:
        """The text with COLLEAGUE in place of each name."""
        for pattern in self._patterns:
            if pattern is not None:
                text = pattern.sub(COLLEAGUE, text)
        return text


def _any(names: set[str], flags: int) -> re.Pattern[str] | None:
    """Any of the names as words of their own, the longest first; spaces may be any white space."""
    if not names:
        return None
    listed = sorted(names, key=lambda name: (-len(name), name))
    wanted = "|".join(r"\s+".join(map(re.escape, name.split())) for name in listed)
    return re.compile(rf"(?<!\w)(?:{wanted})(?!\w)", flags)
