"""A review while it is being marked: choices by criterion, what digits make of them, and the draft they are kept as."""

from __future__ import annotations

import json
from typing import Any

from console.domain.rubric import Criterion
from console.store.reviews import missing, points
from console.store.reviews_records import Chosen, Form

_DRAWN = ("random", "low rating")  # reasons that a draft keeps, though another day's draw has another ticket


class Marking:
    """The choices of one form; `key` is always the id of a criterion of it."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.criteria: dict[int, Criterion] = dict(zip(form.rubric.keys, form.rubric.rubric.criteria, strict=True))
        self.chosen: dict[int, Chosen] = {}
        self.quoted: dict[int, int] = {}  # the turn that shows a criterion, whether or not it has a mark yet
        self.note = ""
        self._typed: tuple[int, str] = (0, "")  # the digits of a mark of two, and whose it is

    @property
    def points(self) -> float | None:
        """What the review would be worth as it stands."""
        return points(self.form.rubric, self.chosen)

    @property
    def missing(self) -> str | None:
        """What keeps it from being saved."""
        return missing(self.form.rubric, self.chosen)

    @property
    def is_empty(self) -> bool:
        """Nothing worth keeping."""
        return not (self.chosen or self.quoted or self.note)

    def answers(self) -> dict[int, Chosen]:
        """The choices with the turns that show them."""
        return {key: one._replace(turn=self.quoted.get(key)) for key, one in self.chosen.items()}

    def digit(self, key: int, digit: str) -> str | None:
        """Takes a digit as the mark, or as the second digit of one; a sentence where the scale has no such mark."""
        one = self.criteria[key]
        before = self._typed[1] if self._typed[0] == key else ""
        for typed in (before + digit, digit):
            if digit.isdecimal() and one.low <= float(typed) <= one.high:
                self._typed = key, typed
                self.chosen[key] = Chosen(float(typed))
                return None
        return f"“{one.name}” goes from {one.low:g} to {one.high:g}: press such a digit, ← and → step, n is N/A."

    def step(self, key: int, by: int) -> None:
        """One step up or down the scale, from its middle where there is no mark yet."""
        one = self.criteria[key]
        size = 1.0 if one.high - one.low >= 1 else (one.high - one.low) / 4
        known = self.chosen.get(key)
        mark = (one.low + one.high) // 2 if known is None or known.mark is None else known.mark + by * size
        self.chosen[key] = Chosen(min(one.high, max(one.low, mark)))
        self._typed = 0, ""

    def not_applicable(self, key: int) -> str | None:
        """N/A, where the criterion may be; else the sentence why not."""
        one = self.criteria[key]
        if not one.na:
            return f"“{one.name}” always applies: give it a mark from {one.low:g} to {one.high:g}."
        self.chosen[key] = Chosen(None)
        return None

    def clear(self, key: int) -> None:
        """No mark and no quote."""
        self.chosen.pop(key, None)
        self.quoted.pop(key, None)
        self._typed = 0, ""

    def quote(self, key: int, turn: int) -> bool:
        """Lets a turn show the criterion; the same one again takes it away. Whether it is quoted now."""
        if self.quoted.get(key) == turn:
            del self.quoted[key]
            return False
        self.quoted[key] = turn
        return True

    # The draft -----------------------------------------------------------------------------------

    def packed(self) -> str:
        """All of it as one text, by names and numbers that outlive an import."""
        places = {turn.id: turn.seq for turn in self.form.turns}
        marks = {
            self.criteria[key].name: [
                self.chosen[key].mark if key in self.chosen else "",
                places.get(self.quoted.get(key, 0)),
            ]
            for key in self.criteria
            if key in self.chosen or key in self.quoted
        }
        return json.dumps({"drawn": self.form.drawn, "note": self.note, "marks": marks})

    def take(self, packed: str) -> None:
        """Goes on from a draft, as far as it fits this rubric and conversation; one that is not ours is nothing."""
        try:
            found = json.loads(packed)
        except ValueError:
            return
        if not isinstance(found, dict) or not isinstance(found.get("marks"), dict):
            return
        self.note = str(found.get("note") or "")
        if self.form.drawn == "chosen" and found.get("drawn") in _DRAWN and not self.form.seen:
            self.form = self.form._replace(drawn=found["drawn"])
        turns = {turn.seq: turn.id for turn in self.form.turns}
        keys = {one.name: key for key, one in self.criteria.items()}
        for name, kept in found["marks"].items():
            if name in keys and isinstance(kept, list) and len(kept) == 2:
                self._take(keys[name], kept[0], kept[1], turns)

    def _take(self, key: int, mark: Any, place: Any, turns: dict[int, int]) -> None:
        one = self.criteria[key]
        if mark is None and one.na:
            self.chosen[key] = Chosen(None)
        elif isinstance(mark, int | float) and one.low <= mark <= one.high:
            self.chosen[key] = Chosen(float(mark))
        if isinstance(place, int) and place in turns:
            self.quoted[key] = turns[place]
