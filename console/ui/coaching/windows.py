"""The days a coach looks at."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from console.domain.period import Period, window

WINDOW = "90 days"  # as `csat agent` prints them


def quarter(now: int, zone: ZoneInfo) -> Period:
    """The last 90 days up to `now`, today included."""
    return window(WINDOW, now, zone)[0]
