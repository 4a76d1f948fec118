"""Asking customers for high scores: the sentence that does it, found and quoted (measures §10)."""

from __future__ import annotations

import re

_MARK = r"(?:stars?|scores?|ratings?|marks?|points|reviews?|feedback|surveys?)"
_NUMBER = r"(?:5|five|10|ten)"
_ASKS = re.compile(
    r"\b(?:give|leave|rate|grant|pick|choose|click|press|mark|tick|select|please|would|could|need|want|only|counts?|helps?)\b",
    re.IGNORECASE,
)
_SCORE = re.compile(
    "|".join(
        (
            rf"\b{_NUMBER}[- ]?(?:out of {_NUMBER}|{_MARK})\b",
            rf"\b(?:an?|the|us|me) {_NUMBER}\b(?=\s*(?:$|[.,;!?)]|in |on |from |for |would |so |when |as |counts? ))",
            r"\b(?:top|full|perfect|high|good|great|positive|excellent|best)(?: possible)? "
            r"(?:stars?|scores?|ratings?|marks?|reviews?|feedback|surveys?)\b",
            r"\b(?:rate|score) (?:me|us) (?:well|high|highly|the best)\b",
        )
    ),
    re.IGNORECASE,
)
_BEGS = re.compile(
    r"\b(?:my|our) (?:bonus|job|targets?|appraisal|pay|boss|manager)\b[^.!?\n]{0,40}"
    r"\b(?:ratings?|scores?|surveys?|stars?|fives|tens)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def asks_for_score(text: str) -> str | None:
    """The sentence of an agent's message that asks for a high score, to be quoted; None where none does.

    Asking for an answer is fine. English only.
    """
    for sentence in _SENTENCE.findall(text):
        if _BEGS.search(sentence) or (_ASKS.search(sentence) and _SCORE.search(sentence)):
            return str(sentence).strip()
    return None
