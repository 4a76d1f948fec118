"""Small bars for a line of text: a sparkline of rates, and a bar for a part of a change."""

from __future__ import annotations

from collections.abc import Sequence

_STEPS = "▁▂▃▄▅▆▇█"
_EIGHTHS = " ▏▎▍▌▋▊▉█"
NO_ANSWER = "·"


def spark(rates: Sequence[float | None], low: float, high: float) -> str:
    """A sign for each rate between `low` and `high`; a dot where nobody answered."""
    return "".join(NO_ANSWER if rate is None else _step(rate, low, high) for rate in rates)


def _step(rate: float, low: float, high: float) -> str:
    part = (rate - low) / (high - low) if high > low else 1.0
    return _STEPS[min(len(_STEPS) - 1, max(0, int(part * len(_STEPS))))]


def bar(value: float, most: float, width: int) -> str:
    """The size of `value` against `most`, whatever its sign, in at most `width` cells."""
    if most <= 0 or width <= 0:
        return ""
    eighths = round(8 * width * min(1.0, abs(value) / most))
    return _EIGHTHS[8] * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")
