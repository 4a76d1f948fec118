"""How much the fault tests do: enough for every CI run, or all that the project promises."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers of a run; seconds are wall-clock."""

    kills: int  # of imports, and as many of acts
    consoles: int  # on one store at once
    load: float  # seconds they work
    cuts: int  # of the log, besides those at its commits
    strings: int  # hostile ones
    fuzz: float  # seconds for each reader and for `plain`


SCALES = {
    "ci": Scale(kills=20, consoles=3, load=15, cuts=40, strings=300, fuzz=2),
    "full": Scale(kills=200, consoles=8, load=600, cuts=5000, strings=10_000, fuzz=120),
}
