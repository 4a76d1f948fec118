"""What was said: turn by turn, better or worse with the agent's habits and with how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from console.sources.sample.dice import Dice
from console.sources.sample.moments import AS_OF, HOUR, in_hours
from console.sources.sample.records import Table, Touch
from console.sources.sample.words import Filler, phrases

#: How often the one who asks for fives does so in a conversation.
ASKS = 0.6


@dataclass(frozen=True, slots=True)
class Said:
    """One utterance; `part` is what it does in the conversation, for quoting it as evidence."""

    id: int
    touch: Touch
    seq: int
    at: int
    speaker: str
    agent: int | None
    text: str
    part: str


class Scribe:
    """Writes conversations in order of interaction, numbering their turns through."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._talk = phrases("talk")
        self.said: list[Said] = []

    def write(self, touch: Touch, value: int | None) -> list[Said]:
        """The turns of one interaction; `value` is its rating where it has one."""
        happy = value >= 4 if value is not None else self._dice.chance(0.78)
        fill = Filler(self._dice, touch)
        lines = [*self._opening(touch, fill), *self._middle(touch, fill, happy), *self._ending(touch, fill, happy)]
        human = touch.agent.kind == "human"
        end = touch.closed or min(AS_OF - 300, touch.opened + HOUR)
        step = max(20, (end - touch.opened - 30) // len(lines))
        turns: list[Said] = []
        for seq, (who, part, text) in enumerate(lines, 1):
            moment = _spoken(touch, touch.opened + 15 + (seq - 1) * step, who)
            at = min(end, max(moment, turns[-1].at + 20 if turns else 0))
            speaker = who if human or who != "agent" else "bot"
            agent = touch.agent.id if who == "agent" else None
            turns.append(Said(len(self.said) + seq, touch, seq, at, speaker, agent, text, part))
        self.said += turns
        return turns

    def _opening(self, touch: Touch, fill: Filler) -> list[tuple[str, str, str]]:
        ask = ("customer", "problem", fill(self._talk["problem"][touch.detail]))
        hello = ("agent", "greeting", fill(self._talk["greeting" if touch.agent.kind == "human" else "bot_greeting"]))
        lines = [hello, ask] if touch.channel == "phone" else [ask, hello]
        if self._dice.chance(0.72):
            lines += [("agent", "probe", fill(self._talk["probe"])), ("customer", "answer", fill(self._talk["answer"]))]
        return lines

    def _middle(self, touch: Touch, fill: Filler, happy: bool) -> list[tuple[str, str, str]]:
        if touch.agent.story == "charming":
            return [("agent", "charm", fill(self._talk["charm"])), ("customer", "answer", fill(self._talk["answer"])),
                    ("agent", "charm", fill(self._talk["charm"]))]  # fmt: skip
        lines = []
        if self._dice.chance(0.62 if happy else 0.40):
            lines.append(("agent", "empathy", fill(self._talk["empathy"])))
        elif not happy and self._dice.chance(0.4):
            lines.append(("agent", "flat", fill(self._talk["flat"])))
        stuck = "refund_stuck" if touch.detail == "Refund delay" else "stuck"
        lines.append(("agent", "solve", fill(self._talk["solve" if happy else stuck])))
        if not happy:
            lines += [
                ("customer", "annoyed", fill(self._talk["annoyed"])),
                ("agent", "flat", fill(self._talk["stuck"])),
            ]
        return lines

    def _ending(self, touch: Touch, fill: Filler, happy: bool) -> list[tuple[str, str, str]]:
        if touch.agent.story == "charming":
            return [
                ("agent", "next", fill(self._talk["charm_end"])),
                ("customer", "end", fill(self._talk["shrug" if self._dice.chance(0.5) else "thanks"])),
            ]
        lines = [("customer", "end", fill(self._talk["thanks" if happy else "annoyed"]))]
        if touch.agent.story == "asks for fives" and self._dice.chance(ASKS):
            lines.append(("agent", "asks", fill(self._talk["ask_five"])))
        elif self._dice.chance(0.7):
            lines.append(("agent", "next", fill(self._talk["goodbye"])))
        return lines


def _spoken(touch: Touch, moment: int, who: str) -> int:
    """Agents answer mail within opening hours; customers write when they like."""
    return in_hours(moment) if who == "agent" and touch.channel in ("email", "web") else moment


def turn_table(said: Sequence[Said]) -> Table:
    """turn."""
    rows = [(turn.id, turn.touch.id, turn.seq, turn.at, turn.speaker, turn.agent, turn.text) for turn in said]
    return Table("turn", ("id", "interaction_id", "seq", "at", "speaker", "agent_id", "text"), rows)
