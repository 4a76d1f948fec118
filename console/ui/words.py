"""Moments, ratings and deadlines as a person says them, in the store's time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from console.domain import rating
from console.domain.clock import dated
from console.domain.recovery import span
from console.domain.text import one_line
from console.ui.widgets.roles import Span

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DOTS = 5
RAW = 24  # characters of a rating that the source has in words
JUST = 10  # seconds that are "just now"
VERDICT_ROLE = {rating.LOW: "bad", rating.NEUTRAL: "warn", rating.SATISFIED: "good"}


def zone_called(name: str) -> tzinfo:
    """The time zone with an IANA name; UTC needs no table of zones, which is slow to load."""
    if name in ("UTC", "Etc/UTC"):
        return UTC
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


class Times(NamedTuple):
    """Moments (seconds UTC) told from `now` in `zone`; those of precision "day" get no hours."""

    now: int
    zone: tzinfo

    def local(self, at: int) -> datetime:
        """The moment on this zone's calendar."""
        return datetime.fromtimestamp(dated(at), self.zone)

    def clock(self, at: int) -> str:
        """14:05."""
        return f"{self.local(at):%H:%M}"

    def day(self, at: int) -> str:
        """today, yesterday, Thu 10 Aug; with the year where it is another one."""
        that, today = self.local(at).date(), self.local(self.now).date()
        named = {0: "today", 1: "yesterday", -1: "tomorrow"}.get((today - that) // timedelta(days=1))
        return named or self.date(that, today)

    @staticmethod
    def date(that: date, today: date) -> str:
        """Thu 10 Aug, or 10 Aug 2023 in another year."""
        month = _MONTHS[that.month - 1]
        if that.year != today.year:
            return f"{that.day} {month} {that.year}"
        return f"{_DAYS[that.weekday()]} {that.day} {month}"

    def full_date(self, at: int) -> str:
        """31 Aug 2023."""
        that = self.local(at).date()
        return f"{that.day} {_MONTHS[that.month - 1]} {that.year}"

    def when(self, at: int, precision: str = "second") -> str:
        """today 14:05; without the hour where only the day is known."""
        return self.day(at) if precision == "day" else f"{self.day(at)} {self.clock(at)}"

    def ago(self, at: int, precision: str = "second") -> str:
        """4 min ago, in 3 days; in whole days where only the day is known."""
        if precision == "day":
            return self.day(at)
        if 0 <= self.now - at < JUST:
            return "just now"
        return f"{span(self.now - at)} ago" if at <= self.now else f"in {span(at - self.now)}"

    def age(self, at: int, precision: str = "second") -> str:
        """The same, short, for a narrow column: 4 min, 3 days."""
        return self.day(at) if precision == "day" or at > self.now else span(self.now - at)


def meter(value: float, low: float, high: float, raw: str | None = None) -> str:
    """A rating told by shape and number, never by colour alone: ●●○○○ 2/5; a word where the source has words."""
    words = one_line(rating.spoken(value, low, high, raw), RAW)
    if {low, high} == {0.0, 1.0}:
        return words
    dots = 1 + round((_DOTS - 1) * rating.position(value, low, high))
    return "●" * dots + "○" * (_DOTS - dots) + f" {words}"


def rated(value: float, low: float, high: float, verdict: str, raw: str | None = None) -> Span:
    """The meter with the role of its verdict."""
    return meter(value, low, high, raw), VERDICT_ROLE.get(verdict, "")


def counted(number: int) -> str:
    """1,663."""
    return f"{number:,}"
