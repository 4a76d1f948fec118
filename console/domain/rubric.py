"""A QA rubric written in TOML: sections, weighted criteria, each with its scale (measures §8)."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from math import isfinite
from typing import Any, NamedTuple

from console.domain.text import one_line, plain

MOST = 200  # criteria
EXAMPLE = """\
name = "Conversation quality"
# applies_to = "chat"        # only this channel or kind of interaction; without it, all

[[section]]
name = "Opening"

[[section.criterion]]
name = "Identity checked"
weight = 10
critical = true              # missed by more than half: the whole review is 0
scale = [0, 1]               # lowest and highest mark; [0, 1] where it is not said

[[section]]
name = "Resolution"

[[section.criterion]]
name = "Solved"
weight = 25
scale = [0, 4]
na = false                   # always applies; without it a reviewer may answer N/A

[[section.criterion]]
name = "Went further"
weight = 5
bonus = true                 # adds points, is never missed
"""


class RubricError(Exception):
    """A rubric that can't be used; its text is one sentence that says where and what to do."""


class Criterion(NamedTuple):
    """One thing a reviewer marks, low … high."""

    section: str
    name: str
    weight: float
    low: float = 0.0
    high: float = 1.0
    critical: bool = False
    bonus: bool = False
    na: bool = True  # whether a reviewer may say that it does not apply


class Rubric(NamedTuple):
    """`applies_to` is a channel or kind, None for all."""

    name: str
    applies_to: str | None
    criteria: tuple[Criterion, ...]


def read(text: str) -> Rubric:
    """A rubric from its TOML text. Raises RubricError."""
    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is no TOMLDecodeError
        raise RubricError(f"The rubric is not TOML ({one_line(str(error), 100)}): mend that line.") from None
    _only(found, ("name", "applies_to", "section"), "the rubric")
    criteria = tuple(_criteria(found.get("section")))
    if len({criterion.name.casefold() for criterion in criteria}) < len(criteria):
        raise RubricError(
            "Two criteria have one name: give each its own, so that agents can be told which one is meant."
        )
    if len(criteria) > MOST:
        raise RubricError(f"The rubric has {len(criteria):,} criteria, and {MOST} is the most: nobody marks more.")
    if not any(criterion.weight and not criterion.bonus for criterion in criteria):
        raise RubricError("Every weight is 0 or a bonus, so no review would have a score: give one criterion a weight.")
    applies_to = _words(found["applies_to"], "applies_to of the rubric") if "applies_to" in found else None
    return Rubric(_words(found.get("name"), "name of the rubric"), applies_to, criteria)


def written(rubric: Rubric) -> str:
    """The rubric as TOML; `read` gives the same rubric back."""
    lines = [f"name = {_quoted(rubric.name)}"]
    if rubric.applies_to is not None:
        lines.append(f"applies_to = {_quoted(rubric.applies_to)}")
    section = None
    for one in rubric.criteria:
        if one.section != section:
            section = one.section
            lines += ["", "[[section]]", f"name = {_quoted(section)}"]
        lines += ["", "[[section.criterion]]", f"name = {_quoted(one.name)}", f"weight = {_told(one.weight)}"]
        lines.append(f"scale = [{_told(one.low)}, {_told(one.high)}]")
        lines += [f"{key} = true" for key in ("critical", "bonus") if getattr(one, key)]
        lines += [] if one.na else ["na = false"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A basic string of TOML, which quotes as JSON does."""
    return json.dumps(text, ensure_ascii=False)


def _told(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(number)


def changes(old: Rubric, new: Rubric) -> str:
    """What `new` does differently from `old`, as one clause; "" where they are alike."""
    if old == new:
        return ""
    before, after = ({one.name.casefold(): one for one in rubric.criteria} for rubric in (old, new))
    told = {
        "leaves out": [one.name for key, one in before.items() if key not in after],
        "adds": [one.name for key, one in after.items() if key not in before],
        "changes": [one.name for key, one in after.items() if key in before and before[key] != one],
    }
    named = "; ".join(f"{verb} {', '.join(f'“{name}”' for name in names)}" for verb, names in told.items() if names)
    return named or ("changes what it applies to" if old.applies_to != new.applies_to else "changes its order or name")


def _criteria(sections: Any) -> Iterator[Criterion]:
    if not isinstance(sections, list) or not sections:
        raise RubricError(
            "The rubric has no [[section]]: write one, with a [[section.criterion]] for each thing to mark."
        )
    for section in sections:
        _only(section, ("name", "criterion"), "a section")
        name = _words(section.get("name"), "name of a section")
        criteria = section.get("criterion")
        if not isinstance(criteria, list) or not criteria:
            raise RubricError(f"Section “{name}” has no [[section.criterion]]: add one, or take the section out.")
        yield from (_criterion(name, one) for one in criteria)


def _criterion(section: str, found: Any) -> Criterion:
    _only(found, ("name", "weight", "scale", "critical", "bonus", "na"), f"a criterion of “{section}”")
    name = _words(found.get("name"), f"name of a criterion of “{section}”")
    weight = _number(found.get("weight"), f"weight of “{name}”")
    if weight < 0:
        raise RubricError(f"The weight of “{name}” is below 0: use 0 or more.")
    low, high = _scale(found.get("scale", [0, 1]), name)
    critical, bonus = (_yes(found.get(key, False), f"{key} of “{name}”") for key in ("critical", "bonus"))
    if critical and bonus:
        raise RubricError(f"“{name}” is critical and a bonus: it can be missed or never missed, not both.")
    return Criterion(section, name, weight, low, high, critical, bonus, _yes(found.get("na", True), f"na of “{name}”"))


def _scale(found: Any, name: str) -> tuple[float, float]:
    if not isinstance(found, list) or len(found) != 2:
        raise RubricError(f"The scale of “{name}” needs its lowest and highest mark, such as [0, 4].")
    low, high = (_number(end, f"scale of “{name}”") for end in found)
    if low >= high:
        raise RubricError(f"The scale of “{name}” has its lowest mark first, such as [0, 4].")
    return low, high


def _only(found: Any, known: tuple[str, ...], where: str) -> None:
    if not isinstance(found, dict):
        raise RubricError(
            f"{where.capitalize()} is not a table: write it as in the example that `csat rubric --example` prints."
        )
    if unknown := [key for key in found if key not in known]:
        raise RubricError(f"“{one_line(unknown[0], 40)}” in {where} means nothing here: use {', '.join(known)}.")


def _words(found: Any, what: str) -> str:
    if not isinstance(found, str) or not (words := one_line(plain(found), 80).strip()):
        raise RubricError(f"The {what} is missing: write it as text in quotes.")
    return words


def _number(found: Any, what: str) -> float:
    if isinstance(found, bool) or not isinstance(found, int | float) or not isfinite(found) or abs(found) > 1e6:
        raise RubricError(f"The {what} is not a number that can be used: write one such as 10.")
    return float(found)


def _yes(found: Any, what: str) -> bool:
    if not isinstance(found, bool):
        raise RubricError(f"The {what} is true or false, without quotes.")
    return found
