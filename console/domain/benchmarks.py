"""What others call a good CSAT, by industry: rules of thumb to stand beside one's own trend, never instead of it."""

from __future__ import annotations

from typing import NamedTuple


class Band(NamedTuple):
    """From and to in per cent of satisfied answers, both included; `top` and `weak` where the rule names them."""

    name: str
    low: float
    high: float
    top: float | None = None
    weak: float | None = None

    @property
    def words(self) -> str:
        """The band as it is called: SaaS 77–83 %."""
        return f"{self.name} {self.low:g}–{self.high:g} %"


#: By the name in the settings. Source: measures, "Benchmarks"; they are hearsay of the trade, not statistics.
BANDS = {
    "general": Band("general", 80, 85, top=90, weak=70),
    "e-commerce": Band("e-commerce", 80, 85),
    "telecom": Band("telecom", 75, 80),
    "saas": Band("SaaS", 77, 83),
    "banking": Band("banking", 80, 85),
    "hospitality": Band("hospitality", 85, 90),
}

LEAST = 10  # answers before a score is placed at all


def place(percent: float, band: Band) -> str:
    """Where a CSAT (per cent) lies: in the band, below or above it, or what the rule calls it."""
    if band.top is not None and percent >= band.top:
        return "top quartile"
    if band.weak is not None and percent < band.weak:
        return "needs work"
    if percent < band.low:
        return "below"
    return "in it" if percent <= band.high else "above"


def placed(satisfied: int, answered: int, band: Band) -> str:
    """The place of a score, "" below ten answers."""
    return place(100 * satisfied / answered, band) if answered >= LEAST else ""
