"""The sample's calendar: 1 January to 30 June 2026 in Berlin, as seconds UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

ZONE = "Europe/Berlin"
HOUR, DAY = 3_600, 86_400
FIRST_DAY = date(2026, 1, 1)
DAYS = 181
#: Where the sample's clock stands: 30 June 2026, 17:00 in Berlin.
AS_OF = int(datetime(2026, 6, 30, 15, tzinfo=UTC).timestamp())
#: The teams work their cases in the console from this Tuesday on; what is older came with the first import.
CONSOLE_START = int(datetime(2026, 5, 26, 6, tzinfo=UTC).timestamp())

_MIDNIGHT = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())
_SUMMER_DAY = (date(2026, 3, 29) - FIRST_DAY).days
_HOLIDAYS = frozenset(
    (day - FIRST_DAY).days
    for day in (
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 14),
        date(2026, 5, 25),
    )
)
_RHYTHM = (1.26, 1.16, 1.10, 1.08, 1.04, 0.74, 0.48)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def local(day: int, second: int) -> int:
    """The moment `second` seconds after local midnight of the `day`th day, 0 = 1 January."""
    return _MIDNIGHT + day * DAY + second - (2 if day >= _SUMMER_DAY else 1) * HOUR


def on(month: int, day: int, hour: int = 12, minute: int = 0) -> int:
    """The moment of a local date and time of 2026 or, with months over 12, of the next year."""
    year, month = (2026, month) if month <= 12 else (2027, month - 12)
    return local((date(year, month, day) - FIRST_DAY).days, hour * HOUR + minute * 60)


def day_of(moment: int) -> int:
    """The local day a moment falls on; near enough for shifts and rhythm, which turn at night."""
    return (moment + HOUR - _MIDNIGHT) // DAY


def weekday(day: int) -> int:
    """0 Monday … 6 Sunday."""
    return (FIRST_DAY + timedelta(days=day)).weekday()


def load(day: int) -> float:
    """How busy a day is: 1 on average, busy Mondays, thin Sundays and holidays."""
    return _RHYTHM[weekday(day)] * (0.4 if day in _HOLIDAYS else 1.0)


def in_hours(moment: int) -> int:
    """The same moment, or the next opening (8 to 20 local, 9 to 17 at weekends) where the desk is closed."""
    day = day_of(moment)
    start, end = (8, 20) if weekday(day) < 5 else (9, 17)
    if moment < local(day, start * HOUR):
        return local(day, start * HOUR) + moment % 1500
    if moment >= local(day, end * HOUR):
        return local(day + 1, 9 * HOUR) + moment % 2700
    return moment
