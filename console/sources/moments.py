"""Dates and times in the forms that exports use, read as seconds UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from console.domain.period import day_of, midnight
from console.sources.clocks import is_plain_day, local_seconds
from console.sources.day_and_clock import read_clock, read_day, split
from console.sources.numbers import number

Form = Literal["text", "epoch s", "epoch ms", "serial"]


@dataclass(frozen=True, slots=True)
class MomentStyle:
    """How a column writes its moments: what its text means is fixed by these four."""

    form: Form
    day_first: bool
    precision: str  # second, day
    zone: ZoneInfo


def read_moment(text: str, style: MomentStyle) -> tuple[int, bool] | None:
    """Seconds UTC of one cell, and whether daylight saving skips or doubles that local time; None where unreadable."""
    text = text.strip()
    if style.form != "text":
        return _from_number(text, style) or read_moment(text, _as_text(style))
    day_text, clock_text = split(text)
    day = read_day(day_text, style.day_first)
    clock = read_clock(clock_text) if clock_text else (0, None)
    if day is None or clock is None:
        return None
    seconds, offset = clock
    if style.precision == "day":
        return midnight(day, style.zone), False
    if offset is None:
        return local_seconds(day, seconds, style.zone)
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) + seconds - offset, False


def _as_text(style: MomentStyle) -> MomentStyle:
    return MomentStyle("text", style.day_first, style.precision, style.zone)


def _from_number(text: str, style: MomentStyle) -> tuple[int, bool] | None:
    """A Unix epoch or an Excel serial (days since 1899-12-30, local)."""
    value = number(text)
    if value is None:
        return None
    if style.form == "serial":
        if not SERIAL[0] <= value < SERIAL[1]:
            return None
        day = date(1899, 12, 30) + timedelta(days=int(value))
        return local_seconds(day, min(86399, round((value % 1) * 86400)), style.zone)
    seconds = int(value // 1000) if style.form == "epoch ms" else int(value)
    if not 0 < seconds < 7_258_118_400:  # the year 2200
        return None
    return (midnight(day_of(seconds, style.zone), style.zone) if style.precision == "day" else seconds), False


SERIAL = (20_000.0, 80_000.0)
EPOCH = (1e9, 4.2e9)


def number_form(low: float, high: float) -> Form | None:
    """What numbers between `low` and `high` in a column of moments are; None where nothing fits."""
    if SERIAL[0] <= low and high < SERIAL[1]:
        return "serial"
    if EPOCH[0] <= low and high < EPOCH[1]:
        return "epoch s"
    return "epoch ms" if EPOCH[0] * 1000 <= low and high < EPOCH[1] * 1000 else None


def day_fraction(text: str) -> int | None:
    """Seconds since midnight of a clock time, or of an Excel fraction of a day."""
    if (clock := read_clock(text)) is not None:
        return clock[0]
    value = number(text)
    return round(value * 86400) if value is not None and 0 <= value < 1 else None


class Moments(dict[str, "int | Unreadable | None"]):
    """Text → seconds UTC, None for blank, UNREADABLE. `shifted` are texts that daylight saving skips or doubles."""

    def __init__(self, style: MomentStyle) -> None:
        super().__init__()
        self.style = style
        self.unreadable = False
        self.shifted: set[str] = set()
        self._days: dict[str, int | None] = {}

    def __missing__(self, text: str) -> int | Unreadable | None:
        if len(self) > 100_000:
            self.clear()
        value: int | Unreadable | None = self._quick(text)
        if value is None and (bare := text.strip()):
            found = read_moment(bare, self.style)
            if found is None:
                self.unreadable = True
                value = UNREADABLE
            else:
                value = found[0]
                if found[1]:
                    self.shifted.add(text)
        self[text] = value
        return value

    def _quick(self, text: str) -> int | None:
        """The common case: a day without a change of offset, a space or T, and a local clock."""
        day, _, clock = text.partition("T" if text[10:11] == "T" else " ")
        base = self._days.get(day, -1)
        if base == -1:
            if len(self._days) > 20_000:
                self._days.clear()
            base = self._days[day] = self._base(day)
        if base is None:
            return None
        if self.style.precision == "day" or not clock:
            return base if not clock or read_clock(clock) is not None else None
        read = read_clock(clock)
        return base + read[0] if read is not None and read[1] is None else None

    def _base(self, day: str) -> int | None:
        if self.style.form != "text":
            return None
        found = read_day(day, self.style.day_first)
        return midnight(found, self.style.zone) if found and is_plain_day(found, self.style.zone) else None


class Unreadable:
    """Stands for a cell that could not be read."""

    __slots__ = ()


UNREADABLE = Unreadable()
