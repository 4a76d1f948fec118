"""Comments as customers leave them: composed of many phrases, in their language, with their typos and faces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from console.sources.sample.dice import Dice
from console.sources.sample.records import Touch
from console.sources.sample.words import Filler, phrases

_LEFT = {"happy": 0.50, "neutral": 0.70, "low": 0.84}
_STYLES = {"plain": 0.60, "small": 0.15, "typos": 0.11, "face": 0.11, "loud": 0.03}
_FACES = {
    "happy": ("🙂", "😊", "👍", "🙏", "💛", "🎉", "😍"),
    "neutral": ("😐", "🤷", "🙄", "🤔"),
    "low": ("😡", "😤", "👎", "🤦", "😞", "💸", "☹️"),
}
_SHAPES = {"short": 0.16, "core": 0.26, "opened": 0.22, "ended": 0.22, "full": 0.14}


class Commenter:
    """Writes the comment to an answer; no two alike where it can be helped."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._words = phrases("comments")
        self._tongues = phrases("tongues")
        self._said: set[str] = set()

    def write(self, touch: Touch, mood: str) -> str | None:
        """A comment for a happy, neutral or low answer, or None where the customer left the box empty."""
        if not self._dice.chance(_LEFT[mood]):
            return None
        for _ in range(6):
            text = self._draft(touch, mood)
            if text not in self._said:
                break
        self._said.add(text)
        return text

    def _draft(self, touch: Touch, mood: str) -> str:
        language = touch.customer.language if touch.customer else "en"
        if language != "en" and self._dice.chance(0.75):
            fill = Filler(self._dice, touch, german=language == "de")
            return self._dressed(self._foreign(fill, self._tongues[language], touch, mood), mood)
        return self._dressed(self._english(Filler(self._dice, touch), touch, mood), mood)

    def _foreign(self, fill: Filler, tongue: Mapping[str, Sequence[str]], touch: Touch, mood: str) -> str:
        about = self._about(touch) if mood == "low" else mood
        first, second = self._dice.pick(tongue[about]), self._dice.pick(tongue[mood])
        if mood == "neutral" or first == second or (about == mood and self._dice.chance(0.5)):
            return fill([first])
        return fill([first]) if self._dice.chance(0.5) else f"{fill([first])} {fill([second])}"

    def _about(self, touch: Touch) -> str:
        """Which of a language's complaints fit."""
        if touch.detail == "Refund delay":
            return "refund"
        return {"Fault": "broken", "Warranty": "broken", "Delivery": "parcel"}.get(touch.issue, "low")

    def _english(self, fill: Filler, touch: Touch, mood: str) -> str:
        said = self._words[mood]
        refund = mood == "low" and touch.detail == "Refund delay"
        shape = self._dice.weighted(_SHAPES)
        if shape == "short" and not refund:
            return fill(said["short"])
        parts = self._words["refund"] if refund else said
        core = fill(self._cores(said, parts, touch, refund))
        opening = fill(parts["opening"]) if shape in ("opened", "full") else ""
        ending = fill(parts["ending"]) if shape in ("ended", "full") else ""
        if not opening or opening.endswith((".", "!", "?")):
            core = core[0].upper() + core[1:]
        return " ".join(part for part in (opening, core + ("." if core[-1] not in "!?." else ""), ending) if part)

    def _cores(self, said: Mapping[str, Any], parts: Mapping[str, Any], touch: Touch, refund: bool) -> Sequence[str]:
        if refund and self._dice.chance(0.88):
            return list(parts["core"])
        own = said["about"].get(touch.detail)
        return list(own if own and self._dice.chance(0.58) else said["general"])

    def _dressed(self, text: str, mood: str) -> str:
        """The same words as a hurried, cheerful or furious person types them."""
        match self._dice.weighted(_STYLES):
            case "small":
                return text.lower().rstrip(".")
            case "typos":
                return self._mistyped(text)
            case "face":
                return f"{text.rstrip('.')} {self._dice.pick(_FACES[mood])}"
            case "loud" if mood == "low":
                return text.upper()
        return text

    def _mistyped(self, text: str) -> str:
        """One or two slips: letters swapped, one lost, or one struck twice."""
        for _ in range(self._dice.whole(1, 2)):
            places = [n for n in range(1, len(text) - 1) if text[n : n + 2].isalpha()]
            if not places:
                return text
            at = self._dice.pick(places)
            pair = text[at : at + 2]
            text = text[:at] + self._dice.pick((pair[::-1], pair[0], pair[0] + pair)) + text[at + 2 :]
        return text
