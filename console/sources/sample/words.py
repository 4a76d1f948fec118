"""The phrases beside this file, read once per sample; slots are filled from the case at hand."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from console.sources.sample.dice import Dice
from console.sources.sample.moments import WEEKDAYS
from console.sources.sample.records import Touch

_TEAMS = {1: "Returns desk", 2: "Orders & delivery", 3: "Product support"}


def phrases(name: str) -> dict[str, Any]:
    """One file of phrases as nested tables of lists."""
    text = (files("console.sources.sample") / "phrases" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills {product}, {agent}, {processor}, {sum}, {n}, {day}, {team} for one interaction."""

    dice: Dice
    touch: Touch
    german: bool = False

    def __call__(self, options: Sequence[str]) -> str:
        """One of the options with its slots filled; empty where the drawn option is."""
        text = self.dice.pick(options)
        return text.format_map(self._slots()) if "{" in text else text

    def _slots(self) -> Mapping[str, object]:
        touch, day = self.touch, self.dice.pick(WEEKDAYS)
        return {
            "product": (touch.product if touch.product not in (None, "PayQuick", "CardLink") else "parcel"),
            "processor": touch.product if touch.product in ("PayQuick", "CardLink") else "PayQuick",
            "agent": touch.agent.first,
            "sum": f"{self.dice.skewed(12, 380)} €",
            "n": self.dice.whole(2, 14),
            "day": _GERMAN[WEEKDAYS.index(day)] if self.german else day,
            "team": _TEAMS[touch.team],
        }


_GERMAN = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
