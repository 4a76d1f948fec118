"""What a person types after `/`: words, and `team:returns,orders` for a column, `-` before what is not wanted."""

from __future__ import annotations

import re
from typing import NamedTuple

#: Columns a filter can name; each may be shortened as long as it stays clear.
FIELDS = (
    "ref",
    "team",
    "agent",
    "channel",
    "issue",
    "product",
    "customer",
    "account",
    "owner",
    "status",
    "comment",
    "source",
)
_PIECE = re.compile(r'(-?)(?:([A-Za-z]+):)?((?:"[^"]*"?|[^\s,"]+)(?:,(?:"[^"]*"?|[^\s,"]+))*)')


class Term(NamedTuple):
    """One condition: any of `values` found in `field` ("" is every text of a row); negated: none of them."""

    field: str
    values: tuple[str, ...]
    negated: bool = False


def parse(text: str) -> tuple[Term, ...]:
    """The conditions of a filter line, all of which have to hold; a column nobody knows is taken as plain words."""
    terms = []
    for sign, name, rest in _PIECE.findall(text[:2000]):
        field = _field(name)
        words = rest if field is not None else f"{name}:{rest}"
        values = tuple(value for value in (part.strip('"') for part in _split(words)) if value)
        if values and not _half_typed(words):
            terms.append(Term(field or "", values, sign == "-"))
    return tuple(terms)


def _half_typed(words: str) -> bool:
    """A lone minus, or a column whose value is still to come."""
    return words == "-" or (words.endswith(":") and bool(_field(words[:-1])))


def _field(name: str) -> str | None:
    """The column meant; "" for none named, None for one that is not known or not clear."""
    if not name:
        return ""
    found = [field for field in FIELDS if field.startswith(name.lower())]
    exact = [field for field in found if field == name.lower()]
    return (exact or found)[0] if len(exact or found) == 1 else None


def _split(words: str) -> list[str]:
    """Values between commas that are not inside quotes."""
    return re.findall(r'"[^"]*"?|[^,"]+', words)
