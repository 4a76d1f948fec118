"""Rows whose moments contradict each other: stored, marked in words, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from console.domain.period import day_of, midnight
from console.sources.fields import MOMENTS
from console.sources.moments import MomentStyle

if TYPE_CHECKING:
    from console.sources.recognition import Recognition

Values = Sequence[object]
#: (later, earlier, words where the later comes first)
_ORDER = (
    ("closed_at", "opened_at", "closed before opened"),
    ("closed_at", "resolved_at", "closed before resolved"),
    ("first_reply_at", "opened_at", "first reply before opened"),
    ("answered_at", "opened_at", "answered before opened"),
)
_AHEAD = ("account_renewal_at", "auto_close_at")  # moments that may lie in the future
#: Seconds of the shortest day there is, so that a whole day's midnight may lie this far before a time in it.
_SHORTEST_DAY = 22 * 3600


class Suspects:
    """Finds contradictions column by column and writes them to the column `suspect`."""

    def __init__(self, found: Recognition) -> None:
        self.found = found
        self.checks = [
            (later, earlier, said)
            for later, earlier, said in _ORDER
            if later in found.styles and earlier in found.styles
        ]
        tomorrow = day_of(found.now, found.zone) + timedelta(days=2)
        self.latest = midnight(tomorrow, found.zone)

    def mark(self, columns: dict[str, Values]) -> Counter[str]:
        """Add `suspect` to the columns where a row has one; the number of rows for each reason."""
        marks: dict[int, list[str]] = {}
        for later, earlier, said in self.checks:
            for index in self._out_of_order(columns, later, earlier):
                marks.setdefault(index, []).append(said)
        for field in self.found.styles:
            moments = cast("Sequence[int | None]", columns[field])
            if field not in _AHEAD and max(filter(None, moments), default=0) >= self.latest:
                for index, moment in enumerate(moments):
                    if moment is not None and moment >= self.latest:
                        marks.setdefault(index, []).append(f"{MOMENTS[field]} after tomorrow")
        self._negative(columns, marks)
        if marks:
            size = len(columns["row"])
            columns["suspect"] = ["; ".join(marks[index]) if index in marks else None for index in range(size)]
        return Counter(said for reasons in marks.values() for said in reasons)

    def _out_of_order(self, columns: dict[str, Values], later: str, earlier: str) -> list[int]:
        """Rows in which the later moment comes first: by the day where one of the two is a whole day."""
        ends = cast("Sequence[int | None]", columns[later])
        starts = cast("Sequence[int | None]", columns[earlier])
        if self._both_exact(later, earlier):
            return _earlier(ends, starts, 0)
        zone = self.found.zone
        return [
            index
            for index in _earlier(ends, starts, _SHORTEST_DAY)
            if day_of(ends[index] or 0, zone) < day_of(starts[index] or 0, zone)
        ]

    def _both_exact(self, later: str, earlier: str) -> bool:
        styles = self.found.styles
        return styles[later].precision == styles[earlier].precision == "second"

    def _negative(self, columns: dict[str, Values], marks: dict[int, list[str]]) -> None:
        """A negative handle time is left out."""
        seconds = cast("Sequence[int | None]", columns.get("handle_seconds", ()))
        if min(filter(None, seconds), default=0) < 0:
            for index, value in enumerate(seconds):
                if value is not None and value < 0:
                    marks.setdefault(index, []).append("negative handle time")
            columns["handle_seconds"] = [None if value is not None and value < 0 else value for value in seconds]


def _earlier(ends: Sequence[int | None], starts: Sequence[int | None], slack: int) -> list[int]:
    """Rows whose end comes more than `slack` seconds before their start."""
    return [
        index
        for index, (end, start) in enumerate(zip(ends, starts, strict=True))
        if end is not None and start is not None and end < start - slack
    ]


def answered_moments(columns: dict[str, Values], styles: dict[str, MomentStyle], size: int) -> tuple[Values, Values]:
    """When ratings were given where no column says: the latest of the ticket's other moments, and its precision."""
    fields = [field for field in ("closed_at", "resolved_at", "first_reply_at", "opened_at") if field in columns]
    if not fields:
        return [None] * size, ["second"] * size
    moments: list[int | None] = []
    precisions: list[str] = []
    for values in zip(*(columns[field] for field in fields), strict=True):
        known = [(value, field) for value, field in zip(values, fields, strict=True) if isinstance(value, int)]
        moment, field = max(known, default=(None, fields[0]), key=lambda pair: pair[0] or 0)
        moments.append(moment)
        precisions.append(styles[field].precision)
    return moments, precisions
