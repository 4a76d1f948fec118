"""Whether a column's contents are what its heading promises."""

from __future__ import annotations

from console.sources import ratings
from console.sources.facts import Facts
from console.sources.fields import COUNTS, MOMENTS, NO_MOMENTS
from console.sources.headings import is_no_moment, words
from console.sources.moments import number_form


def can_be_answers(column: Facts) -> bool:
    """Whether four in five of a column's filled cells are answers; true where all are blank."""
    filled = {value: count for value, count in column.counts.items() if not ratings.is_blank(value)}
    answers = sum(count for value, count in filled.items() if ratings.looks_like_rating(value))
    return column.holds != "dates" and answers >= 0.8 * sum(filled.values())


def identifies(column: Facts) -> bool:
    """Whether a column's values tell rows apart: mostly different, mostly there, no dates."""
    different = len(column.values) >= 0.5 * min(column.filled, 20_000)
    return bool(column.filled) and different and column.holds != "dates"


def misfit(field: str, column: Facts) -> str:
    """Why a column's contents are not what its heading promises; "" where they are, or where it is blank."""
    if not column.filled or not column.holds:
        return "it is blank throughout"
    if field in MOMENTS:
        return _no_moment(column)
    if field == "handle_seconds" or field in COUNTS:
        durations = field == "handle_seconds" and column.holds in ("clocks", "durations")
        return "" if column.holds == "numbers" or durations else "its values are not numbers"
    return "its values are dates" if column.holds == "dates" and field != "external_id" else ""


def _no_moment(column: Facts) -> str:
    if is_no_moment(column.heading):
        return "it is a promise or a flag, not a moment"
    if column.holds == "numbers":
        return "" if number_form(column.low, column.high) else "its numbers are no moments"
    if column.holds == "text" and any(any(map(str.isdigit, value)) for value in column.order):
        return ""  # unreadable dates: said later, by name
    return "" if column.holds == "dates" else NO_MOMENTS


def is_clock(column: Facts) -> bool:
    """Whether a column holds times of day without their date, written as such or as parts of a day."""
    fraction = column.holds == "numbers" and column.low >= 0 and column.high < 1
    return column.holds == "clocks" or (fraction and "time" in words(column.heading).split())
