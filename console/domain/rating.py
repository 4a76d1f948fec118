"""From a rating to a verdict (measures §1)."""

from __future__ import annotations

SATISFIED, NEUTRAL, LOW = "satisfied", "neutral", "low"


def position(value: float, low: float, high: float) -> float:
    """Where `value` stands on its scale, 0 (worst) to 1 (best); a reversed scale has low > high."""
    return (value - low) / (high - low)


def verdict(value: float, low: float, high: float) -> str:
    """satisfied, neutral or low; compared by cross-multiplying, so that no rounding moves a rating over a line."""
    above, span = abs(value - low), abs(high - low)
    if 4 * above >= 3 * span:
        return SATISFIED
    return NEUTRAL if 2 * above >= span else LOW


def wants_comment(value: float, low: float, high: float) -> bool:
    """A comment is asked wherever the answer is not satisfied."""
    return verdict(value, low, high) != SATISFIED


def number(value: float) -> str:
    """4 for 4.0, 2.99 for 2.99."""
    return str(int(value)) if value == int(value) else f"{value:g}"


def spoken(value: float, low: float, high: float, raw: str | None = None) -> str:
    """A rating in a few characters: `2/5`, `bad`, `6 on 0–10`; never by colour or shape alone."""
    if raw and {low, high} == {0.0, 1.0}:
        return raw
    if {low, high} == {0.0, 1.0}:
        return "good" if verdict(value, low, high) == SATISFIED else "bad"
    if low in (0.0, 1.0) and high > low:
        return f"{number(value)}/{number(high)}"
    return f"{number(value)} on {number(low)}–{number(high)}"
