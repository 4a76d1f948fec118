"""A review's answers written in TOML: a mark for each criterion, the turn that shows it, a note."""

from __future__ import annotations

import tomllib
from math import isfinite
from typing import Any, NamedTuple

from console.domain.rubric import Rubric
from console.domain.text import one_line, plain

NOT_APPLICABLE = "n/a"


class AnswersError(Exception):
    """Answers that can't be used; its text is one sentence that says where and what to do."""


class Answer(NamedTuple):
    """`mark` None is N/A; `turn` counts the turns of the conversation from 1."""

    mark: float | None
    turn: int | None = None
    quote: str | None = None


class Answers(NamedTuple):
    """By name of the criterion, as the rubric writes it; a mark left at "" is not given yet and is left out."""

    marks: dict[str, Answer]
    note: str


def read(text: str, rubric: Rubric) -> Answers:
    """Answers for `rubric` from their TOML text. Raises AnswersError."""
    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is no TOMLDecodeError
        raise AnswersError(f"The answers are not TOML ({one_line(str(error), 100)}): mend that line.") from None
    if unknown := [key for key in found if key not in ("marks", "note")]:
        raise AnswersError(f"“{one_line(unknown[0], 40)}” means nothing in answers: use note and [marks].")
    marks, note = found.get("marks"), found.get("note", "")
    if not isinstance(marks, dict):
        raise AnswersError("The answers have no [marks]: write one line for each criterion below it.")
    if not isinstance(note, str):
        raise AnswersError("The note is not text: write it in quotes.")
    names = {one.name.casefold(): one.name for one in rubric.criteria}
    if unknown := [name for name in marks if plain(name).casefold() not in names]:
        raise AnswersError(
            f"“{one_line(unknown[0], 60)}” is no criterion of “{one_line(rubric.name, 60)}”: `csat review REF` writes all of them."
        )
    given = {names[plain(name).casefold()]: _answer(name, one) for name, one in marks.items() if one != ""}
    return Answers(given, plain(note).strip())


def _answer(name: str, found: Any) -> Answer:
    if not isinstance(found, dict):
        return Answer(_mark(name, found))
    if unknown := [key for key in found if key not in ("mark", "turn", "quote")]:
        raise AnswersError(
            f"“{one_line(unknown[0], 40)}” of “{one_line(name, 60)}” means nothing: use mark, turn, quote."
        )
    turn, quote = found.get("turn"), found.get("quote")
    if turn is not None and (isinstance(turn, bool) or not isinstance(turn, int) or turn < 1):
        raise AnswersError(f"The turn of “{one_line(name, 60)}” is no number: count the turns from 1.")
    if quote is not None and not isinstance(quote, str):
        raise AnswersError(f"The quote of “{one_line(name, 60)}” is not text: write it in quotes.")
    return Answer(_mark(name, found.get("mark")), turn, plain(quote).strip() or None if quote else None)


def _mark(name: str, found: Any) -> float | None:
    if isinstance(found, str) and found.strip().casefold() in (NOT_APPLICABLE, "na"):
        return None
    if isinstance(found, bool) or not isinstance(found, int | float) or not isfinite(found):
        raise AnswersError(f'The mark of “{one_line(name, 60)}” is no number: write one, or "{NOT_APPLICABLE}".')
    return float(found)
