"""Moments as people say them: "tomorrow 9", "fri", "2d", "14:30", "2026-07-01 8:00"."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

MORNING = time(9)  # what a day alone means
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPAN = re.compile(r"(?:in )?(\d{1,4}) ?(m|min|minutes?|h|hours?|d|days?|w|weeks?)")
_CLOCK = re.compile(r"(?:at )?(\d{1,2})(?::(\d{2}))? ?(am|pm)?")
_UNITS = {"m": 60, "h": 3600, "d": 86_400, "w": 604_800}


def moment(text: str, now: int, zone: tzinfo) -> int | None:
    """The moment meant, seconds UTC; None where the words can't be read. A day alone means nine in the morning.

    Spans of days and weeks keep the time of day across a change of the clocks. A time that has passed today means
    tomorrow's; a weekday means the next one, never today.
    """
    words = " ".join(text.lower().replace(",", " ").split())
    here = datetime.fromtimestamp(now, UTC).astimezone(zone)
    if span := _SPAN.fullmatch(words):
        return _later(here, int(span[1]), _UNITS[span[2][0]], zone)
    day, rest = _day(words, here.date())
    if day is None:
        at = _time(words)
        if at is None:
            return None
        day = here.date() if _stamp(here.date(), at, zone) > now else here.date() + timedelta(days=1)
        return _stamp(day, at, zone)
    at = _time(rest) if rest else MORNING
    return None if at is None else _stamp(day, at, zone)


def _later(here: datetime, count: int, unit: int, zone: tzinfo) -> int:
    if unit < 86_400:
        return int(here.timestamp()) + count * unit
    there = here.replace(tzinfo=None) + timedelta(seconds=count * unit)
    return int(there.replace(tzinfo=zone).timestamp())


def _day(words: str, today: date) -> tuple[date | None, str]:
    """The day at the beginning of the words, and what follows it."""
    first, _, rest = words.partition(" ")
    if first == "next" and rest:
        second, _, after = rest.partition(" ")
        if second == "week":
            return today + timedelta(days=7 - today.weekday()), after
        first, rest = second, after
    if first in ("today", "tomorrow", "tmr", "tom"):
        return today + timedelta(days=first != "today"), rest
    if len(first) >= 3:
        for number, name in enumerate(_DAYS):
            if name.startswith(first):
                return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1), rest
    try:
        return date.fromisoformat(first), rest
    except ValueError:
        return None, words


def _time(words: str) -> time | None:
    found = _CLOCK.fullmatch(words)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _stamp(day: date, at: time, zone: tzinfo) -> int:
    return int(datetime.combine(day, at, zone).timestamp())
