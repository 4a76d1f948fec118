"""Spans of whole local days that numbers are taken over: windows with the one before, weeks, months (measures §0)."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from console.domain.clock import dated

#: The windows a person can pick; a custom one is made of two dates.
WINDOWS = ("today", "7 days", "28 days", "90 days", "month", "quarter")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
#: Between these a day has neighbours, and a midnight in every zone.
_FIRST, _LAST = date(1, 1, 3).toordinal(), date(9999, 12, 29).toordinal()


class Period(NamedTuple):
    """From `since` on and before `until`, seconds UTC, both at local midnights; `label` is for people."""

    since: int
    until: int
    label: str


def window(name: str, now: int, zone: ZoneInfo) -> tuple[Period, Period]:
    """One of WINDOWS up to the day of `now`, that day included, and the one it is compared with.

    A running month or quarter is compared with the same days of the last one, and its label says "so far".
    """
    today = day_of(now, zone)
    if name in ("month", "quarter"):
        return _running(name, today, zone)
    if name == "today":
        yesterday = _shift(today, -1)
        return _days(today, today, zone, "today"), _days(yesterday, yesterday, zone, "yesterday")
    count = int(name.split()[0])
    return _up_to(today, count, zone), _up_to(_shift(today, -count), count, zone)


def custom(first: date, last: date, zone: ZoneInfo) -> tuple[Period, Period]:
    """The days from `first` to `last`, both included, and as many before them. Needs first ≤ last."""
    count = (last - first).days + 1
    begin, end = _shift(first, -count), _shift(first, -1)
    return _days(first, last, zone, span(first, last)), _days(begin, end, zone, span(begin, end))


def weeks(now: int, zone: ZoneInfo, count: int) -> list[Period]:
    """The last `count` ISO weeks, oldest first; the last one is running: it ends after `now`."""
    today = day_of(now, zone)
    monday = _shift(today, -today.weekday())
    starts = [_shift(monday, -7 * back) for back in reversed(range(count))]
    return [_days(start, _shift(start, 6), zone, f"week of {spoken(start)}") for start in starts]


def months(now: int, zone: ZoneInfo, count: int) -> list[Period]:
    """The last `count` calendar months, oldest first; the last one is running: it ends after `now`."""
    starts = [_month(day_of(now, zone), back) for back in reversed(range(count))]
    return [_days(start, _end(start), zone, f"{_MONTHS[start.month - 1]} {start.year}") for start in starts]


def days(period: Period, zone: ZoneInfo) -> list[Period]:
    """The local days of a period, oldest first: 23 or 25 hours long where the clocks change."""
    first, last = day_of(period.since, zone), day_of(period.until - 1, zone)
    found = [_shift(first, number) for number in range((last - first).days + 1)]
    return [_days(day, day, zone, spoken(day)) for day in found]


def day_of(moment: int, zone: ZoneInfo) -> date:
    """The local day of a moment; the nearest day there is for a number that no calendar reaches."""
    return datetime.fromtimestamp(dated(moment), UTC).astimezone(zone).date()


def midnight(day: date, zone: ZoneInfo) -> int:
    """The moment a local day begins, seconds UTC; the first moment of the day where midnight is skipped."""
    return int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp())


def spoken(day: date) -> str:
    """`17 Nov`."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def span(first: date, last: date) -> str:
    """`1–20 Aug 2023`, `28 Jul – 3 Aug 2023`: two days, both included, with the year."""
    if first == last:
        return f"{spoken(last)} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{spoken(last)} {last.year}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{spoken(first)}{year} – {spoken(last)} {last.year}"


def _up_to(last: date, count: int, zone: ZoneInfo) -> Period:
    return _days(_shift(last, 1 - count), last, zone, f"{count} days to {spoken(last)}")


def _running(name: str, today: date, zone: ZoneInfo) -> tuple[Period, Period]:
    """The month or quarter so far, and the last one up to the same day of its month."""
    length = 1 if name == "month" else 3
    into = (today.month - 1) % length
    start, before = _month(today, into), _month(today, into + length)
    there = _month(today, length)
    end = there.replace(day=min(today.day, _end(there).day))
    return (
        _days(start, today, zone, f"{name} so far, {span(start, today)}"),
        _days(before, end, zone, f"the same days of the {name} before, {span(before, end)}"),
    )


def _month(day: date, back: int) -> date:
    """The first day of the month `back` months before that of `day`."""
    number = max(12, day.year * 12 + day.month - 1 - back)
    return date(number // 12, number % 12 + 1, 1)


def _end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _shift(day: date, count: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + count, _FIRST), _LAST))


def _days(first: date, last: date, zone: ZoneInfo, label: str) -> Period:
    return Period(midnight(first, zone), midnight(last + timedelta(days=1), zone), label)
