"""How each line grows with the store: fitted over its figures at 100,000, 1 and 10 million interactions."""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Iterable
from typing import Any, NamedTuple

SIZES = {
    "small": 100_000,
    "full": 1_000_000,
    "huge": 10_000_000,
}  # interactions of the scales that growth is fitted over
GROWS = ("start", "memory", "live", "cells", "scores", "agent", "find", "switch")
_SIZE = re.compile(r"[;,]? ?\b(\d[\d,]{4,}) interactions")


class Growth(NamedTuple):
    """What a line does between the sizes."""

    what: str
    figures: dict[int, float]  # by interactions

    @property
    def exponent(self) -> float:
        """The slope of log(figure) over log(size) by least squares: 0 is constant, 1 is linear."""
        points = [(math.log(size), math.log(figure)) for size, figure in self.figures.items()]
        return statistics.linear_regression(*zip(*points, strict=True)).slope

    def said(self) -> str:
        """As a line."""
        sizes = " → ".join(f"{size:,}" for size in sorted(self.figures))
        steps = " → ".join(f"{figure:,.1f}" for _, figure in sorted(self.figures.items()))
        return f"growth · {self.what}: {steps} over {sizes} interactions; exponent {self.exponent:.2f}"


def by_size(rows: Iterable[dict[str, Any]]) -> dict[str, dict[int, float]]:
    """The figures of the rows that name a size, by what they measure."""
    found: dict[str, dict[int, float]] = {}
    for row in rows:
        if size := _SIZE.search(row["what"]):
            figures = found.setdefault(_SIZE.sub("", row["what"]), {})
            figures.setdefault(int(size[1].replace(",", "")), row["figure"])
    return found


def missing(figures: dict[str, dict[int, float]]) -> list[str]:
    """The scales that have to be measured yet, so that every line has every size."""
    known = [set(sizes) for sizes in figures.values()]
    return [scale for scale, size in SIZES.items() if not known or any(size not in sizes for sizes in known)]


def fitted(figures: dict[str, dict[int, float]]) -> list[Growth]:
    """Of every line that was measured at more than one size and takes time at all."""
    return [Growth(what, sizes) for what, sizes in figures.items() if len(sizes) > 1 and min(sizes.values()) > 0]
