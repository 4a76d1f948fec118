"""How like two names are: accents and case set aside, typing errors counted (for lookup)."""

from __future__ import annotations

import unicodedata

#: Letters that are not an ASCII letter with a mark.
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"})


def folded(text: str) -> str:
    """Lower case without accents, so that “José” and “JOSE” are one; other scripts stay as they are."""
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def trigrams(text: str) -> list[str]:
    """The different runs of three characters in it, in order; none where it is shorter."""
    return list(dict.fromkeys(text[at : at + 3] for at in range(len(text) - 2)))


def distance(a: str, b: str, limit: int) -> int:
    """Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`; `limit` + 1 where it is more.

    Optimal string alignment (Damerau 1964), one row at a time.
    """
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        row = [i]
        for j, other in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(last) > limit:
            return limit + 1
        before, last = last, row
    return min(last[-1], limit + 1)


def slips(typed: str) -> int:
    """How many typing errors are forgiven in a word of this length."""
    return 0 if len(typed) < 4 else 1 if len(typed) < 8 else 2


def mistyped(typed: str, name: str) -> int | None:
    """How many slips lead from what was typed to a word of `name`, or to all of it; None where too many.

    Both are folded. A typed beginning of a word counts: its rest is not a slip.
    """
    limit = slips(typed)
    words = [name, *name.split()]
    found = min(
        min(distance(typed, word[: len(typed) + more], limit) for more in range(-limit, limit + 1)) for word in words
    )
    return found if found <= limit else None
