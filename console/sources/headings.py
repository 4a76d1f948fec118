"""What a heading stands for: its words, its field, its metric and scale."""

from __future__ import annotations

import re
from functools import lru_cache

from console.sources.heading_names import NAMES, NO_MOMENT, NO_SCORE, SCORE_NAMES, SCORE_WORDS, WHOLES

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def words(heading: str) -> str:
    """A heading as lower-case words: "Survey_response_Date" and "surveyResponseDate" are the same."""
    return " ".join(_WORD.findall(_CAMEL.sub(" ", heading).lower()))


BY_NAME: dict[str, tuple[str, int]] = {
    name: (field, rank) for field, names in NAMES.items() for rank, name in reversed(list(enumerate(names)))
}

_SCALE = re.compile(r"(?<![\w.])(-?\d{1,3})\s*(?:-|–|—|to|…|\.\.\.?|bis)\s*(\d{1,3})(?![\w.])")
_OUT_OF = re.compile(r"(?:/|out of|von)\s*(\d{1,3})(?!\d)")


def field_of(heading: str) -> tuple[str, int] | None:
    """The field a heading stands for and the rank of that name among the field's names (0 is best)."""
    name = words(heading)
    found = BY_NAME.get(name) or BY_NAME.get(_without_unit(name))
    whole, _, part = heading.partition(".")
    if found or words(whole) not in WHOLES:
        return found
    return BY_NAME.get(words(part))


def _without_unit(name: str) -> str:
    """A name without what says its unit or zone ("created at utc", "handle time in seconds")."""
    return re.sub(r"(?: in)?(?: (?:utc|gmt|seconds|secs|sec|minutes|mins|min|hh mm ss|local|y n))+$", "", name)


def is_no_moment(heading: str) -> bool:
    """Whether the heading speaks of a promise or a flag about a moment (SLA columns)."""
    return not NO_MOMENT.isdisjoint(words(heading).split())


def score_rank(heading: str) -> int | None:
    """How surely a heading names the rating: 0 by name, 1 by a word in it; None where it does not."""
    name = words(heading)
    bare = re.sub(r"(?: \d+)+$", "", name)
    if name in SCORE_NAMES[:-1] or bare in SCORE_NAMES[:-1]:
        return 0
    found = set(name.split())
    return 1 if found & SCORE_WORDS and not found & NO_SCORE else None


def metric_of(heading: str) -> str | None:
    """csat, nps or ces, where the heading says so."""
    found = set(words(heading).split())
    if "nps" in found or {"net", "promoter"} <= found:
        return "nps"
    if "ces" in found or "effort" in found:
        return "ces"
    return "csat" if "csat" in found else None


def scale_of(heading: str) -> tuple[float, float] | None:
    """The scale a heading names: "CSAT (1-10)", "score out of 5", "satisfaction %"."""
    if "%" in heading or "percent" in heading.lower():
        return (0.0, 100.0)
    if found := _SCALE.search(heading):
        low, high = float(found[1]), float(found[2])
        return (low, high) if low != high and max(low, high) <= 100 else None
    if found := _OUT_OF.search(heading.lower()):
        return (1.0, float(found[1])) if float(found[1]) > 1 else None
    return None


def id_heading(headings: tuple[str, ...]) -> str | None:
    """The heading that names a row's id, by its name alone, so that it is the same for every file of a source."""
    ranked = [(rank, heading) for heading in headings if (rank := id_rank(heading)) is not None]
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def id_rank(heading: str) -> int | None:
    """The rank of a heading among the names of ids; None where it is none of them."""
    found = field_of(heading)
    return found[1] if found and found[0] == "external_id" else None


#: Words in a file's name or its id's heading that say what kind of touchpoint its rows are.
KINDS = {
    "call": "call", "calls": "call", "chat": "chat", "chats": "chat", "return": "return", "returns": "return",
    "delivery": "delivery", "deliveries": "delivery", "onboarding": "onboarding", "onboardings": "onboarding",
    "training": "training", "trainings": "training", "deliverable": "deliverable", "deliverables": "deliverable",
}  # fmt: skip
ALL_KINDS = ("ticket", *dict.fromkeys(KINDS.values()))


def kind_of(*texts: str) -> str | None:
    """The kind that the words of the first of these texts speak of."""
    for text in texts:
        for word in words(text).split():
            if word in KINDS:
                return KINDS[word]
    return None
