"""A commitment as a person writes it, read into one that can be stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from math import isfinite
from typing import NamedTuple

from console.domain.text import one_line
from console.domain.when import moment
from console.store.criteria import PREFIX, Measurable, meant
from console.store.errors import Refused
from console.store.sessions import Agreed

DUE = "14d"  # what is offered until another day is said


class Written(NamedTuple):
    """The four fields as they were typed; due is natural: "fri", "2w", "2026-07-31"."""

    text: str
    due: str = DUE
    measure: str = ""
    target: str = ""


def read(written: Written, now: int, zone: tzinfo, known: Sequence[Measurable]) -> Agreed:
    """What is promised until when, and by what it is seen; raises Refused with what is missing, as a sentence."""
    text = " ".join(one_line(written.text).split())
    if not text:
        raise Refused("Say what is promised: one sentence that both of you will recognise next time.")
    due = moment(written.due[:200], now, zone)
    if due is None:
        raise Refused("Until when can't be read: say “fri”, “2w”, “next monday” or a date as 2026-07-31.")
    if due <= now:
        raise Refused("That day has passed: say one that is still to come.")
    criterion = meant(known, written.measure)
    if criterion is None and written.measure.strip().casefold().startswith(PREFIX.strip().casefold()):
        raise Refused(_no_such(written.measure, known))
    measure = f"{PREFIX}{criterion.name}" if criterion else one_line(written.measure, 200).strip() or None
    return Agreed(text, due, measure, _target(written.target, criterion), criterion and criterion.id)


def _no_such(measure: str, known: Sequence[Measurable]) -> str:
    names = ", ".join(one.name for one in known[:12]) or "none yet"
    return f"There is no criterion {one_line(measure, 60)}: the rubrics have {names}."


def _target(words: str, criterion: Measurable | None) -> float | None:
    """A number, with a comma or a percent sign where somebody writes so; None for nothing."""
    bare = words.strip().rstrip("%").strip().replace(",", ".")
    if not bare:
        return None
    try:
        target = float(bare)
    except ValueError:
        raise Refused(f"The target “{one_line(words, 40)}” is no number: say one, or leave it empty.") from None
    if not isfinite(target):
        raise Refused(f"The target “{one_line(words, 40)}” is no number: say one, or leave it empty.")
    if criterion is not None and not 0 <= target <= 100:
        raise Refused(f"{criterion.name} is measured from 0 to 100: the target can't be {target:g}.")
    return target
