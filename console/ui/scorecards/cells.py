"""Numbers as a cell of the scorecards shows them: a dash where there is nothing to count."""

from __future__ import annotations

from console.domain.plain_rules import FLOOR
from console.domain.proportion import Share
from console.domain.text import one_line
from console.ui.widgets.roles import NOTHING, PLAIN, Span
from console.ui.words import counted


def percent(share: Share, floor: int = FLOOR) -> str:
    """50.4: one decimal, or as many as keep what is below the floor from being rounded up to it."""
    if share.percent is None:
        return "–"
    digits = 1
    while _is_low(share, floor) and float(f"{share.percent:.{digits}f}") >= floor and digits < 9:
        digits += 1
    return f"{share.percent:.{digits}f}"


def _is_low(share: Share, floor: int) -> bool:
    return 100 * share.count < floor * share.total


def rate(share: Share, floor: int = FLOOR) -> Span:
    """The rate; below the floor it has a sign beside its colour."""
    if share.percent is None:
        return NOTHING
    text = percent(share, floor)
    return (f"{text} !", "warn") if _is_low(share, floor) else (f"{text}  ", "strong")


def interval(low: float | None, high: float | None) -> str:
    """42–59."""
    return "–" if low is None or high is None else f"{low:.0f}–{high:.0f}"


def signed(points: float) -> str:
    """−31.7, +0.4."""
    return f"{points:+.1f}".replace("-", "−")


def whole(points: float) -> str:
    """+13, −5, 0: without decimals."""
    rounded = round(points)
    return f"{rounded:+d}".replace("-", "−") if rounded else "0"


def limits(low: float, high: float) -> str:
    """−42.1 … −20.3."""
    return f"{signed(low)} … {signed(high)}"


def arrow(points: float) -> str:
    """Up, down, or neither."""
    return "▲" if points > 0 else "▼" if points < 0 else "="


def change(moved: tuple[float, float, float] | None) -> Span:
    """▼ −31.7 clear: the points, and whether their interval leaves out 0."""
    if moved is None:
        return NOTHING
    points, low, high = moved
    text = f"{arrow(points)} {signed(points)}"
    if low <= 0 <= high:
        return f"{text} noise", "muted"
    return f"{text} clear", "bad" if points < 0 else "good"


def named(name: str | None) -> str:
    """A row's name on one line."""
    return "unknown" if name is None else one_line(name, 60)


def part(share: Share | None) -> Span:
    """34 % of 410."""
    if share is None or share.percent is None:
        return NOTHING
    return f"{share.percent:.0f} % of {counted(share.total)}", PLAIN


def duration(seconds: float | None) -> str:
    """4.2 min, 3.1 h: one decimal below ten, so that neighbours can be told apart."""
    if seconds is None:
        return "–"
    for size, unit in ((86_400, "d"), (3600, "h"), (60, "min")):
        if seconds >= 2 * size or (size == 60 and seconds >= 60):
            value = seconds / size
            return f"{value:.1f} {unit}" if value < 10 else f"{value:,.0f} {unit}"
    return f"{seconds:.0f} s"
