"""Records masked field by field, and the way back for what a person picks from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, cast

from console.domain.presenting import HIDDEN, Masks

T = TypeVar("T")

#: Fields that hold words of the program, and those words: they stay, though somebody be called Will Open. Whatever else
#: stands in such a field came from somewhere, and is masked like any text.
_CODE_FIELDS = """
action answered_precision by case_status cause cause_proposed closed_by closed_precision dimension first_reply_precision form
group how kind kinds lane metric mood next_verdict opened_precision order outcome play precision quadrant resolved_precision
role scope side sort speaker state status verdict
"""
_CODE_WORDS = """
ticket chat call delivery return onboarding training deliverable comment customer agent account human ai team channel issue
product case open claimed contacted fixed recovered withdrawn watch low neutral satisfied csat nps ces second day bot system
reached wrote callback escalation policy unclear lead import drop new acknowledged snoozed answered reopen hold resume note
not no outcome claim tried fix close delegate wait escalate play cause tick undo redo random praise coach solved
"""
CODE_FIELDS, CODE_WORDS = frozenset(_CODE_FIELDS.split()), frozenset(_CODE_WORDS.split())
AS_IT_IS = "ident"  # a key that rows are found by, never painted
PRIVATE = frozenset({"phone", "email", "customer_phone", "customer_email"})
#: Ids and links: names in them are masked, numbers are what they are found by.
FOUND_BY = frozenset({"ref", "refs", "fix_refs", "url", "external_id", "source", "file"})


def masked(thing: T, masks: Masks) -> T:
    """A record, or tuples, lists and dicts of records, as an audience may see it; what has no name in it is not copied."""
    return cast(T, _each(thing, "", lambda text, field: _text(text, field, masks)))


def real(thing: T, masks: Masks) -> T:
    """The way back: every text that was masked as exactly this."""
    return cast(T, _each(thing, "", lambda text, _: masks.real(text)))


def _text(text: str, field: str, masks: Masks) -> str:
    if field == AS_IT_IS or (field in CODE_FIELDS and CODE_WORDS.issuperset(text.split())):
        return text
    if field in PRIVATE:
        return HIDDEN if text else text
    return masks.text(text, numbers=field not in FOUND_BY)


def _each(thing: Any, field: str, change: Callable[[str, str], str]) -> Any:
    kind = type(thing)
    if kind is str:
        return change(thing, field)
    if kind in (int, float, bool, bytes) or thing is None:
        return thing
    if isinstance(thing, tuple):
        names = getattr(thing, "_fields", None) or (field,) * len(thing)
        made = [_each(one, name, change) for one, name in zip(thing, names, strict=True)]
        if all(new is old for new, old in zip(made, thing, strict=True)):
            return thing
        return kind(made) if kind is tuple else kind._make(made)
    if isinstance(thing, list | frozenset | set):
        return kind(_each(one, field, change) for one in thing)
    if isinstance(thing, dict):
        return kind_of(thing, {key: _each(value, field, change) for key, value in thing.items()})
    if is_dataclass(thing) and not isinstance(thing, type):
        return _dataclass(thing, change)
    return thing


def kind_of(thing: dict[Any, Any], made: dict[Any, Any]) -> dict[Any, Any]:
    """The same mapping where nothing in it changed; keys are never painted, and stay."""
    return thing if all(made[key] is value for key, value in thing.items()) else made


def _dataclass(thing: Any, change: Callable[[str, str], str]) -> Any:
    names = [one.name for one in fields(thing)]
    old = [getattr(thing, name) for name in names]
    made = [_each(value, name, change) for name, value in zip(names, old, strict=True)]
    if all(new is value for new, value in zip(made, old, strict=True)):
        return thing
    copy = object.__new__(type(thing))
    for name, value in zip(names, made, strict=True):
        object.__setattr__(copy, name, value)
    return copy
