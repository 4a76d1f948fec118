"""The store's clock (design §3b): real, or standing at the newest event of a history."""

from __future__ import annotations

from typing import NamedTuple

DAY = 86_400
HISTORY_AFTER = 14 * DAY
#: 1 January of the years 2 and 9999: between them a moment has a date in every time zone.
FIRST, LAST = -62_104_060_800, 253_370_764_800


def dated(moment: int) -> int:
    """The nearest moment that has a date: other programs may write any whole number, milliseconds for one."""
    return min(max(moment, FIRST), LAST)


def settle(newest: int | None, real: int) -> int | None:
    """The moment a historical store stands at; None where the clock is the real one.

    `newest` is the newest event not later than `real` + 1 day. Older than 14 days makes a store historical.
    """
    if newest is None or real - newest <= HISTORY_AFTER:
        return None
    return newest


class Clock(NamedTuple):
    """`as_of` None: real time. Else as-of plus the time since the store was opened. All in seconds UTC."""

    as_of: int | None
    opened: int

    def at(self, real: int) -> int:
        """The store's time when the real time is `real`."""
        return real if self.as_of is None else self.as_of + max(0, real - self.opened)
