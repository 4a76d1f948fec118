"""Chance that falls the same way on every Python: draws come from `Random.random()`, and no libm function is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from random import Random
from typing import TypeVar

T = TypeVar("T")


def total(numbers: Iterable[float]) -> float:
    """Their sum from left to right: `sum` rounds in another way from Python 3.12 on."""
    found = 0.0
    for number in numbers:
        found += number
    return found


class Dice:
    """One named stream of draws; streams of different names do not disturb each other."""

    def __init__(self, seed: int, name: str) -> None:
        self._random = Random(f"{seed}:{name}")

    def unit(self) -> float:
        """A number in [0, 1)."""
        return self._random.random()

    def chance(self, probability: float) -> bool:
        """True with that probability."""
        return self.unit() < probability

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.unit() * (high - low + 1))

    def skewed(self, low: int, high: int) -> int:
        """A whole number in the same range, mostly small: the shape of waiting and handling times."""
        drawn = self.unit()
        return low + int(drawn * drawn * drawn * (high - low + 1))

    def uneven(self, count: int) -> int:
        """An index below `count`, the first ones more often: some customers write much more than others."""
        drawn = self.unit()
        return int(drawn * sqrt(drawn) * count)

    def bell(self) -> float:
        """About normal, mean 0 and deviation 1, within ±3.5: the sum of twelve uniforms."""
        return total(self.unit() for _ in range(12)) - 6.0

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, all alike."""
        return options[int(self.unit() * len(options))]

    def weighted(self, options: Mapping[T, float]) -> T:
        """One of the keys, as often as its weight says."""
        left = self.unit() * total(options.values())
        for option, weight in options.items():
            left -= weight
            if left < 0:
                return option
        return option

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """All options in a drawn order."""
        rest = list(options)
        return [rest.pop(int(self.unit() * len(rest))) for _ in range(len(rest))]
