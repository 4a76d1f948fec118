"""Working hours: "mon-fri 09:00-17:00, sat 10:00-14:00", as spans of time in which deadlines run."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PART = re.compile(r"([a-z]{3})(?:-([a-z]{3}))? (\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?")


class Week(NamedTuple):
    """Working hours by weekday, Monday first: (from, to) in minutes after midnight, in order, never overlapping."""

    days: tuple[tuple[tuple[int, int], ...], ...]


def week(text: str) -> Week | None:
    """The week a person wrote; None where it can't be read, is empty, overlaps or ends before it begins."""
    days: list[list[tuple[int, int]]] = [[] for _ in DAYS]
    for part in filter(None, (piece.strip() for piece in text.lower().split(","))):
        found = _PART.fullmatch(" ".join(part.split()))
        if found is None or found[1] not in DAYS or (found[2] or found[1]) not in DAYS:
            return None
        begin, end = int(found[3]) * 60 + int(found[4] or 0), int(found[5]) * 60 + int(found[6] or 0)
        if not 0 <= begin < end <= 24 * 60 or max(int(found[4] or 0), int(found[6] or 0)) > 59:
            return None
        first, last = DAYS.index(found[1]), DAYS.index(found[2] or found[1])
        for number in range(first, last + 1 if last >= first else last + 8):
            days[number % 7].append((begin, end))
    for spans in days:
        spans.sort()
        if any(one[1] > other[0] for one, other in pairwise(spans)):
            return None
    return Week(tuple(map(tuple, days))) if any(days) else None


def spans(hours: Week, zone: ZoneInfo, first: date, last: date) -> list[tuple[int, int]]:
    """The working time of every day from `first` to `last`, as (from, to) in seconds UTC, in order."""
    found = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        for begin, end in hours.days[day.weekday()]:
            span = _stamp(day, begin, zone), _stamp(day, end, zone)
            if span[0] < span[1]:
                found.append(span)
    return found


def _stamp(day: date, minute: int, zone: ZoneInfo) -> int:
    if minute == 24 * 60:
        return _stamp(day + timedelta(days=1), 0, zone)
    local = datetime.combine(day, time(minute // 60, minute % 60), zone)
    return int(local.astimezone(UTC).timestamp())
