"""Answers to "how did we do?" in the forms that help desks write: numbers, words, faces, stars."""

from __future__ import annotations

import re
from dataclasses import dataclass

from console.sources.numbers import number

#: Texts that say nobody answered.
BLANKS = frozenset((
    "", "not rated", "n/a", "na", "none", "null", "nan", "-", "–", "—", "unrated", "no rating", "not answered",
    "unanswered",
    "no response", "offered", "unoffered", "not offered", "skipped", "no answer", "(blank)", "not available", "#n/a",
    "undefined", "pending",
))  # fmt: skip
_BINARY = {
    "good": 1, "bad": 0, "satisfied": 1, "dissatisfied": 0, "unsatisfied": 0, "👍": 1, "👎": 0, "happy": 1,
    "unhappy": 0,
    "positive": 1, "negative": 0, "yes": 1, "no": 0, "thumbs up": 1, "thumbs down": 0, "received good": 1,
    "received bad": 0, "good with comment": 1, "bad with comment": 0, "goodwithcomment": 1, "badwithcomment": 0,
}  # fmt: skip
_THREE = {"great": 3, "okay": 2, "ok": 2, "not good": 1, "notgood": 1, "not_good": 1}
_FIVE = {
    "very satisfied": 5, "satisfied": 4, "neutral": 3, "neither": 3, "neither satisfied nor dissatisfied": 3,
    "somewhat satisfied": 4, "somewhat dissatisfied": 2, "dissatisfied": 2, "unsatisfied": 2, "very dissatisfied": 1,
    "very unsatisfied": 1, "excellent": 5, "very good": 5, "good": 4, "average": 3, "fair": 3, "okay": 3, "ok": 3,
    "poor": 2, "bad": 2, "very poor": 1, "very bad": 1, "terrible": 1, "amazing": 5, "great": 4, "awful": 1,
    "extremely satisfied": 5, "extremely dissatisfied": 1, "satisfactory": 3,
}  # fmt: skip
_FACES = {
    "😡": 1, "😠": 1, "🤬": 1, "😭": 1, "😞": 2, "🙁": 2, "☹": 2, "😕": 2, "😢": 2, "😟": 2, "😐": 3, "😑": 3, "🙂": 4,
    "😊": 4, "😀": 4, "😃": 4, "☺": 4, "😍": 5, "🤩": 5, "😁": 5, "😄": 5,
}  # fmt: skip
#: Families of words: name → (words, low, high). The first that knows every word of a column is taken.
FAMILIES: dict[str, tuple[dict[str, int], float, float]] = {
    "good or bad": (_BINARY, 0.0, 1.0),
    "Great, Okay, Not Good": (_THREE, 1.0, 3.0),
    "five faces": (_FACES, 1.0, 5.0),
    "five words": (_FIVE, 1.0, 5.0),
}
_LEADING = re.compile(r"(-?\d+(?:[.,]\d+)?)\s*(?:[-–—:=(]|\s)\s*(?=\D)(.+)", re.DOTALL)
_FRACTION = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:/|out of|of)\s*(\d{1,3})(?:\s*stars?)?", re.IGNORECASE)
_STARS = re.compile(r"([★⭐]*)(☆*)")
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")
_SKIN = re.compile("[\ufe0f\U0001f3fb-\U0001f3ff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text says: a number (`high` where it names its scale), or a word still to be placed."""

    value: float | None = None
    high: float | None = None
    word: str = ""


def normal(text: str) -> str:
    """A word of an answer without case, skin tones, quotes and underscores."""
    return " ".join(_SKIN.sub("", text).strip().strip("'\"").casefold().replace("_", " ").split())


def is_blank(text: str) -> bool:
    """Whether the text says that there is no answer."""
    return normal(text) in BLANKS


def read(text: str) -> Reading | None:
    """What a text says; None for blanks."""
    word = normal(text)
    if word in BLANKS:
        return None
    value = number(word)
    if value is not None:
        return Reading(value)
    if found := _FRACTION.fullmatch(word):
        return Reading(number(found[1]), high=float(found[2]))
    if found := _PERCENT.fullmatch(word):
        return Reading(number(found[1]), high=100.0)
    if (found := _STARS.fullmatch(word)) and word:
        return Reading(float(len(found[1])), high=float(len(word)) if found[2] else 5.0)
    if found := re.fullmatch(r"(\d(?:[.,]\d)?)\s*stars?", word):
        return Reading(number(found[1]), high=5.0)
    if found := _LEADING.fullmatch(word):
        return Reading(number(found[1]), word=found[2])
    return Reading(word=word)


def family_of(words: set[str], low: float | None, high: float | None) -> str | None:
    """The family that knows these words; with a scale already fixed, one on that scale first."""
    fitting = [name for name, (known, _, _) in FAMILIES.items() if words <= known.keys()]
    fixed = [name for name in fitting if (low, high) == FAMILIES[name][1:]]
    return next(iter(fixed or fitting), None)


def looks_like_rating(text: str) -> bool:
    """Whether a text can be an answer at all."""
    reading = read(text)
    if reading is None:
        return False
    return reading.value is not None or any(reading.word in known for known, _, _ in FAMILIES.values())
