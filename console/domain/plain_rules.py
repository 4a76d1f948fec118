"""The plain rules of a score: a month two points below the last, two weekly falls in a row, below 70 (measures §7).

Two points and 70 % are what the rules begin with; a team may set its own thresholds.

Each is a note wherever it holds; it is worth an alert only where it clears the noise and every period has answers enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist
from typing import NamedTuple

from console.domain.period import Period
from console.domain.proportion import Z95, Share, difference, share, wilson

FALL, FLOOR = 2, 70  # points below the last month; per cent


class Thresholds(NamedTuple):
    """What a team calls a fall, in points against the last month, and a level that needs work, in per cent."""

    fall: int = FALL
    floor: int = FLOOR


USUAL = Thresholds()
ENOUGH = 30  # answers in every period, for an alert


class Span(NamedTuple):
    """One period's counts."""

    period: Period
    satisfied: int
    answered: int

    @property
    def share(self) -> Share:
        """Its CSAT."""
        return share(self.satisfied, self.answered)


class Spans(NamedTuple):
    """What the rules look at: the last two complete months and four complete weeks, oldest first, and 28 days to now."""

    months: tuple[Span, Span]
    weeks: tuple[Span, Span, Span, Span]
    recent: Span


class Finding(NamedTuple):
    """A rule that holds: `rule` is month, weeks or below 70; `before` is None where the level itself is told."""

    rule: str
    words: str
    now: Span
    before: Span | None
    fewest: int  # answers in the thinnest period
    floor: int = FLOOR  # per cent, where the level itself is told

    @property
    def change(self) -> tuple[float, float, float] | None:
        """The size in points with its 95 % interval: against the period before, or against the floor."""
        if self.before is not None:
            return difference(self.now.share, self.before.share)
        now = self.now.share
        if now.percent is None or now.low is None or now.high is None:
            return None
        return now.percent - self.floor, now.low - self.floor, now.high - self.floor

    def clears(self, z: float = Z95) -> bool:
        """Whether it stands out of chance, with answers enough in every period."""
        if self.fewest < ENOUGH:
            return False
        if self.before is None:
            return 100 * wilson(self.now.satisfied, self.now.answered, z)[1] < self.floor
        found = difference(self.now.share, self.before.share, z)
        return found is not None and found[2] < 0


def findings(spans: Spans, thresholds: Thresholds = USUAL) -> tuple[Finding, ...]:
    """Every rule that holds."""
    found = (_month(*spans.months, thresholds.fall), _weeks(spans.weeks), _floor(spans.recent, thresholds.floor))
    return tuple(one for one in found if one is not None)


def enough(spans: Spans) -> bool:
    """Whether any rule could give an alert, as far as answers go."""
    first, second = spans.months
    return min(first.answered, second.answered) >= ENOUGH or spans.recent.answered >= ENOUGH


def strictness(looked_at: int) -> float:
    """The z of a guard so that looking at many rows brings no more chance findings than looking at one does."""
    return NormalDist().inv_cdf(1 - 0.025 / max(1, looked_at))


def _month(before: Span, now: Span, least: int) -> Finding | None:
    if not before.answered or not now.answered:
        return None
    fell = before.satisfied * now.answered - now.satisfied * before.answered  # × 100 ÷ both counts are the points
    if 100 * fell < least * before.answered * now.answered:
        return None
    points = 100 * fell / (before.answered * now.answered)
    words = f"{now.period.label}: {points:.1f} points below {before.period.label}"
    return Finding("month", words, now, before, min(before.answered, now.answered))


def _weeks(weeks: Sequence[Span]) -> Finding | None:
    """Told in the week of the second fall, and not again while it goes on falling."""
    earlier, first, second, last = weeks
    if not (_below(second, first) and _below(last, second)) or _below(first, earlier):
        return None
    words = f"two weekly falls in a row: {first.share.percent:.1f} → {second.share.percent:.1f} → {last.share.percent:.1f} %"
    return Finding("weeks", words, last, first, min(first.answered, second.answered, last.answered))


def _floor(recent: Span, floor: int) -> Finding | None:
    if not recent.answered or 100 * recent.satisfied >= floor * recent.answered:
        return None
    words = f"below {floor} %: {_beneath(recent, floor)} % in {recent.period.label}"
    return Finding("below 70", words, recent, None, recent.answered, floor)


def _below(now: Span, before: Span) -> bool:
    """A fall, compared as whole numbers; nothing falls from or to a period without answers."""
    if not now.answered or not before.answered:
        return False
    return now.satisfied * before.answered < before.satisfied * now.answered


def _beneath(span: Span, floor: int) -> str:
    """The percentage with as many decimals as show that it is below the floor: 69.96, not 70.0."""
    percent = 100 * span.satisfied / span.answered
    for decimals in range(1, 10):
        text = f"{percent:.{decimals}f}"
        if float(text) < floor:
            return text
    return f"just under {floor}"
