"""Local wall-clock time to seconds UTC, daylight saving included."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

_EPOCH = date(1970, 1, 1).toordinal()
_FIRST, _LAST = date(1900, 1, 1), date(2200, 1, 1)


def local_seconds(day: date, seconds: int, zone: ZoneInfo) -> tuple[int, bool]:
    """Seconds UTC of a wall-clock time, and whether daylight saving skips or doubles it: the later offset holds."""
    wall = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(seconds=seconds)
    late, early = wall.replace(fold=1).utcoffset(), wall.replace(fold=0).utcoffset()
    offset = late if late is not None else timedelta()
    total = (day.toordinal() - _EPOCH) * 86400 + seconds - int(offset.total_seconds())
    return total, late != early


def is_plain_day(day: date, zone: ZoneInfo) -> bool:
    """Whether the offset is the same all day, so that its times are midnight plus their seconds."""
    start = datetime(day.year, day.month, day.day, tzinfo=zone)
    return start.utcoffset() == (start + timedelta(days=1)).utcoffset() and not _odd(start)


def _odd(moment: datetime) -> bool:
    return moment.replace(fold=1).utcoffset() != moment.replace(fold=0).utcoffset()


def sensible(day: date) -> bool:
    """Whether a day is one that a help desk can mean."""
    return _FIRST <= day < _LAST
