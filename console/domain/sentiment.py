"""How a customer's words feel, by a small English word list, and where a conversation turned (measures §11)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"[a-z']+")
_GOOD = {
    word: score
    for score, words in {
        1: "ok okay fine good nice helpful clear works working solved fixed quick quickly polite kind friendly thanks thank glad"
        " happy appreciate appreciated easy smooth welcome better sorted relieved pleased",
        2: "great excellent perfect amazing awesome wonderful brilliant fantastic love loved delighted best superb",
    }.items()
    for word in words.split()
}
_BAD = {
    word: -score
    for score, words in {
        1: "slow late delay delayed waiting wait wrong problem issue missing lost confused confusing unclear difficult hard"
        " bad again still broken fail failed error expensive sad sorry unhappy disappointed worse nobody nothing never",
        2: "terrible awful horrible worst useless unacceptable ridiculous rude angry furious disgusting pathetic scam fraud"
        " liar lies hate cancel complaint lawyer refuse refused ignored shame outrageous joke",
    }.items()
    for word in words.split()
}
_TURNS_ROUND = frozenset(
    [
        "not",
        "no",
        "never",
        "isn't",
        "wasn't",
        "don't",
        "didn't",
        "doesn't",
        "can't",
        "cannot",
        "won't",
        "without",
        "hardly",
    ]
)


def feeling(text: str) -> float | None:
    """From −1 (worst) to 1 (best); None where no word is on the list. A negation turns the next two words round."""
    words = _WORD.findall(text.casefold().replace("’", "'"))
    total, told, turned = 0.0, 0, 0
    for word in words:
        score = _GOOD.get(word, 0) + _BAD.get(word, 0)
        if score:
            total += -score * 0.5 if turned else score
            told += 1
        turned = 3 if word in _TURNS_ROUND else max(0, turned - 1)
    if not told:
        return None
    loud = 1 + 0.25 * min(3, text.count("!"))
    return max(-1.0, min(1.0, total * loud / (2 * told)))


def turning_point(turns: Sequence[tuple[str, str]]) -> int | None:
    """Of (speaker, text) turns, the index of the customer's turn after the largest fall; None where none fell.

    The first customer turn falls from neutral, so that a conversation that began badly turned there.
    """
    last, worst, place = 0.0, -0.25, None
    for index, (speaker, text) in enumerate(turns):
        felt = feeling(text) if speaker == "customer" else None
        if felt is None:
            continue
        if felt - last < worst:
            worst, place = felt - last, index
        last = felt
    return place
