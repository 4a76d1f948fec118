"""The settings of one's own and the rules of the team: each with what it may be, in one table that all else is made from."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from zoneinfo import ZoneInfo

from console.domain.benchmarks import BANDS
from console.domain.hours import week
from console.domain.plain_rules import FALL, FLOOR

Value = str | int | bool


class Kind(NamedTuple):
    """What a value may be: in words, and as a test of what the file holds."""

    allowed: str
    fits: Callable[[object], bool]


class Setting(NamedTuple):
    """One line of the file; a rule of the team is also a key of the store's `setting`."""

    key: str
    default: Value
    kind: Kind
    help: str


def _one_of(*names: str) -> Kind:
    quoted = [f'"{name}"' for name in names]
    words = f"{', '.join(quoted[:-1])} or {quoted[-1]}"
    return Kind(words, lambda value: isinstance(value, str) and value in names)


def _whole(low: int, high: int) -> Kind:
    def fits(value: object) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high

    return Kind(f"a whole number from {low:,} to {high:,}", fits)


def _is_path(value: object) -> bool:
    """Whether it names the same file wherever csat is started; "" is the usual place."""
    if not isinstance(value, str) or not value.isprintable():
        return False
    return value[:1] in ("", "/", "\\") or value[:2] in ("~/", "~\\") or value[1:2] == ":"


def _is_week(value: object) -> bool:
    return isinstance(value, str) and (not value.strip() or week(value) is not None)


def _is_zone(value: object) -> bool:
    if not isinstance(value, str) or not value:
        return False
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):  # unknown, no name at all, a folder of the zones' files
        return False
    return True


_YES_OR_NO = Kind("true or false", lambda value: isinstance(value, bool))
_PATH = Kind('a whole path such as "~/support/store.db", or "" for your data folder', _is_path)
_WEEK = Kind('hours such as "mon-fri 09:00-17:00, sat 10-14", or "" for around the clock', _is_week)
_ZONE = Kind('a time zone such as "Europe/Berlin"', _is_zone)

#: What each person sets for themselves.
OWN: tuple[Setting, ...] = (
    Setting("store", "", _PATH, "The store's file; --store and $CSAT_STORE count for more."),
    Setting(
        "view",
        "recovery",
        _one_of("recovery", "coaching", "scorecards"),
        "The screen that is shown first; --view counts for more.",
    ),
    Setting(
        "theme",
        "auto",
        _one_of("dark", "light", "auto"),
        "auto is what $COLORFGBG says of your terminal, else dark; $TEXTUAL_THEME counts for more.",
    ),
    Setting("mouse", True, _YES_OR_NO, "false leaves the mouse to the terminal, to select text, as --no-mouse does."),
    Setting(
        "benchmark",
        "none",
        _one_of("none", *BANDS),
        "A rule of thumb to show beside CSAT; your own trend comes first.",
    ),
)

#: The team's rules. They hold for everybody at the store; a file only proposes them (`csat settings --apply`).
TEAM: tuple[Setting, ...] = (
    Setting("contact_hours", 24, _whole(1, 720), "Hours until the customer of a low rating should be contacted."),
    Setting("horizon_days", 30, _whole(1, 3650), "Days after which a low rating that comes in opens no case any more."),
    Setting(
        "throttle_hours",
        72,
        _whole(0, 720),
        "Hours between two surveys to one customer, for the program that sends them.",
    ),
    Setting("drop_points", FALL, _whole(1, 50), "Points a month has to fall below the one before to be noted."),
    Setting("needs_work_below", FLOOR, _whole(1, 99), "Per cent of satisfied answers below which a score needs work."),
    Setting("working_hours", "", _WEEK, "When the hours until contact run."),
    Setting("zone", "UTC", _ZONE, "The team's time zone: of its days, and of times that name none."),
)


def as_stored(value: Value) -> str:
    """A rule's value as the store keeps it."""
    return " ".join(value.split()) if isinstance(value, str) else str(value)
