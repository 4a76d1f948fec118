"""The day's and the clock's part of a moment, in the forms that exports write them in."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from console.sources.clocks import sensible

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_NUMERIC = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DAY_MONTH = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[-/. ]*{_MONTH}[-/., ]*(\d{{4}}|\d\d)", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"{_MONTH}[- ]*(\d{{1,2}})(?:st|nd|rd|th)?,?[- ]+(\d{{4}})", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_TIME = re.compile(
    r"(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?\s*"
    r"(z|utc|gmt|(?:utc|gmt)?[-+]\d\d:?(?:\d\d)?)?(?:\s*\([^)]*\))?",
    re.IGNORECASE,
)
_CLOCK_AT = re.compile(r"\d{1,2}:\d\d")


def split(text: str) -> tuple[str, str]:
    """The day's part and the clock's part of a moment; the latter "" where there is none."""
    found = _CLOCK_AT.search(text)
    if not found:
        return text, ""
    day = text[: found.start()].rstrip(" ,T\u202f")
    return day.removesuffix(" at").rstrip(" ,"), text[found.start() :]


def parts(day: str) -> tuple[int, int, int] | None:
    """The numbers of D/M/Y or M/D/Y, as written, where the order of the first two is open; else None."""
    found = _NUMERIC.fullmatch(day)
    if not found or len(found[1]) > 2 or len(found[4]) not in (2, 4):
        return None
    return int(found[1]), int(found[3]), int(found[4])


@lru_cache(maxsize=65536)
def read_day(day: str, day_first: bool) -> date | None:
    """The date that a day's part means; None where it means none."""
    day = day.strip()
    numbers = _numbers(day, day_first)
    if numbers is None:
        bare = _WEEKDAY.sub("", day, count=1)
        return read_day(bare, day_first) if bare != day else None
    year, month, in_month = numbers
    try:
        found = date(year, month, in_month)
    except ValueError:
        return None
    return found if sensible(found) else None


def _numbers(day: str, day_first: bool) -> tuple[int, int, int] | None:
    """Year, month, day as numbers."""
    if found := _NUMERIC.fullmatch(day):
        if len(found[1]) == 4 and len(found[4]) <= 2:
            return int(found[1]), int(found[3]), int(found[4])
        if len(found[1]) > 2 or len(found[4]) not in (2, 4):
            return None
        first, second, year = int(found[1]), int(found[3]), _year(found[4])
        return (year, second, first) if day_first else (year, first, second)
    if found := _DAY_MONTH.fullmatch(day):
        return _year(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1])
    if found := _MONTH_DAY.fullmatch(day):
        return int(found[3]), _MONTHS.index(found[1].lower()) + 1, int(found[2])
    if found := _COMPACT.fullmatch(day):
        return int(found[1]), int(found[2]), int(found[3])
    return None


def _year(text: str) -> int:
    """A year, of two digits from 1970 to 2069."""
    year = int(text)
    return year if len(text) > 2 else year + (2000 if year < 70 else 1900)


@lru_cache(maxsize=100_000)
def read_clock(text: str) -> tuple[int, int | None] | None:
    """Seconds since midnight and the offset from UTC in seconds (None: local) of a clock's part."""
    found = _TIME.fullmatch(text.strip())
    if not found:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[5]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[5][0] in "pP" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return hour * 3600 + minute * 60 + second, _offset(found[6])


def _offset(text: str | None) -> int | None:
    """Seconds east of UTC that "Z", "+02:00" or "GMT+0200" means; None where nothing is said."""
    if not text:
        return None
    digits = text.lower().removeprefix("utc").removeprefix("gmt").replace(":", "")
    if digits in ("", "z"):
        return 0
    seconds = int(digits[1:3]) * 3600 + int(digits[3:5] or 0) * 60
    return -seconds if digits[0] == "-" else seconds
