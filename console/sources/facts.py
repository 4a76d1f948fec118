"""What the whole file says about each of its columns, collected in one pass in bounded memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import contains

from console.sources import ratings
from console.sources.day_and_clock import parts, read_clock, read_day, split
from console.sources.headings import field_of, score_rank, words
from console.sources.numbers import duration, number
from console.sources.tables import Table

_CAP = 20_000  # distinct values, or days, that are remembered of a column
_SNIFFED = 200  # values that tell what a column holds


@dataclass(slots=True)
class Facts:
    """One column: how filled it is, what its values are, and what they span."""

    heading: str
    watched: bool  # whether the heading alone makes its values worth remembering
    counted: bool = False  # whether to count each value (answers)
    filled: int = 0
    holds: str = ""  # dates, clocks, numbers, durations, text; "" while every cell was blank
    values: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    days: set[str] = field(default_factory=set)
    timed: bool = False  # a value has a time other than 00:00
    low: float = float("inf")
    high: float = float("-inf")
    lost: int = 0  # comments in which "??" stands for a lost character
    order: list[str] = field(default_factory=list)  # the first values, as they came

    def add(self, column: Sequence[str]) -> None:
        """Take in the cells of one chunk."""
        self.filled += len(column) - column.count("")
        if self.counted and len(self.counts) < _CAP:
            self.counts.update(column)
        if self.lost >= 0 and self.is_comment:
            self.lost += sum(map(contains, column, ["??"] * len(column)))
        if self.holds and (not self.watched or (self.full and self.holds in ("text", "durations"))):
            return
        fresh = set(column).difference(self.values)
        if not fresh:
            return
        if not self.holds:
            self._sniff(column)
        if not self.full:
            self.values |= fresh
        if self.holds == "dates":
            self._span_days(fresh)
        elif self.holds == "numbers":
            self._span_numbers(fresh)

    @property
    def full(self) -> bool:
        """Whether no more distinct values are remembered."""
        return len(self.values) >= _CAP

    @property
    def is_comment(self) -> bool:
        """Whether the heading is one of a customer's words."""
        found = field_of(self.heading)
        return found is not None and found[0] == "comment"

    def _sniff(self, column: Sequence[str]) -> None:
        self.order = list(dict.fromkeys(cell.strip() for cell in column if cell.strip()))[:_SNIFFED]
        if self.order:
            self.holds = kind_of_values(self.order)
            self.watched = self.watched or self.holds == "dates"

    def _span_days(self, fresh: Iterable[str]) -> None:
        for value in fresh:
            day, clock = split(value.strip())
            if len(self.days) < _CAP:
                self.days.add(day)
            if clock and not self.timed:
                read = read_clock(clock)
                self.timed = read is not None and read[0] != 0
        self.days.discard("")

    def _span_numbers(self, fresh: Iterable[str]) -> None:
        found = [value for value in map(number, fresh) if value is not None]
        if found:
            self.low, self.high = min(self.low, *found), max(self.high, *found)

    def slashed(self) -> list[tuple[int, int, int]]:
        """The days written so that the day may come first or second."""
        return [numbers for day in self.days if (numbers := parts(day)) is not None]


def kind_of_values(values: Sequence[str]) -> str:
    """What most of these non-blank texts are."""
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("numbers", lambda text: number(text) is not None),
        ("dates", _is_date),
        ("clocks", lambda text: read_clock(text) is not None),
        ("durations", lambda text: duration(text) is not None),
    )
    answered = [value for value in values if not ratings.is_blank(value)] or list(values)
    for name, test in tests:
        if sum(map(test, answered)) * 2 > len(answered):
            return name
    return "text"


def _is_date(text: str) -> bool:
    day, _ = split(text)
    return read_day(day, True) is not None or read_day(day, False) is not None


@dataclass(frozen=True, slots=True)
class FileFacts:
    """The columns' facts, the number of records, and the first chunk as a sample in which rows hang together."""

    columns: tuple[Facts, ...]
    rows: int
    rejected: int
    blank: int
    sample: Sequence[Sequence[str]]

    def of(self, heading: str) -> Facts:
        """The facts of one column."""
        return next(column for column in self.columns if column.heading == heading)


def gather(table: Table, wanted: Iterable[str], seen: Callable[[int], None] | None = None) -> FileFacts:
    """Walk the file once. `wanted` are headings to remember the values of beside those whose names are known."""
    chosen = set(wanted)
    columns = tuple(
        Facts(
            heading,
            watched=heading in chosen or field_of(heading) is not None or score_rank(heading) is not None,
            counted=heading in chosen or score_rank(heading) is not None or words(heading).startswith("answered"),
        )
        for heading in table.headings
    )
    rows = rejected = blank = 0
    sample: Sequence[Sequence[str]] = [()] * len(columns)
    for chunk in table.chunks():
        if not rows:
            sample = chunk.columns
        rows += len(chunk.rows)
        rejected += len(chunk.rejects)
        blank += chunk.blank
        for facts, column in zip(columns, chunk.columns, strict=True):
            facts.add(column)
        if seen:
            seen(rows + rejected)
    return FileFacts(columns, rows, rejected, blank, sample)
