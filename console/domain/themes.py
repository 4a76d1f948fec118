"""What many short texts say most: the words and pairs that stand in most of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_COMMON = frozenset(
    [
        "a",
        "about",
        "after",
        "again",
        "all",
        "also",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "get",
        "had",
        "has",
        "have",
        "he",
        "her",
        "him",
        "his",
        "how",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "let",
        "more",
        "most",
        "must",
        "need",
        "needs",
        "no",
        "not",
        "now",
        "of",
        "off",
        "on",
        "once",
        "one",
        "only",
        "or",
        "our",
        "out",
        "over",
        "own",
        "per",
        "same",
        "say",
        "she",
        "should",
        "so",
        "some",
        "still",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "to",
        "too",
        "until",
        "up",
        "us",
        "use",
        "very",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "why",
        "will",
        "with",
        "without",
        "would",
        "you",
        "your",
        "always",
        "first",
        "customer",
        "customers",
        "case",
        "cases",
        "ticket",
    ]
)


def themes(texts: Iterable[str], most: int = 8) -> list[tuple[str, int]]:
    """The commonest pairs of neighbouring words, then words, with the number of texts they stand in (at least two).

    A word that only repeats a pair already listed is left out. English function words don't count.
    """
    pairs: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for text in texts:
        spoken = [word.casefold() for word in _WORD.findall(text)]
        telling = [word not in _COMMON for word in spoken]
        words.update({word for word, tells in zip(spoken, telling, strict=True) if tells})
        pairs.update(
            {f"{a} {b}" for a, b, x, y in zip(spoken, spoken[1:], telling, telling[1:], strict=False) if x and y}
        )
    found = [(pair, count) for pair, count in pairs.items() if count > 1]
    listed = {(word, count) for pair, count in found for word in pair.split()}
    found += [(word, count) for word, count in words.items() if count > 1 and (word, count) not in listed]
    return sorted(found, key=lambda theme: (-theme[1], -len(theme[0].split()), theme[0]))[:most]
