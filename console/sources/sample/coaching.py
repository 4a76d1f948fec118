"""One-on-ones through the half-year, and what was promised in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from console.sources.sample.dice import Dice
from console.sources.sample.moments import AS_OF, DAY, day_of, local, on
from console.sources.sample.people import lead_at
from console.sources.sample.records import Agent, Table, Value
from console.sources.sample.rubrics import COACHED, COACHED_ON, criteria
from console.sources.sample.words import phrases


class Coaching:
    """Sessions every three to six weeks; some promises kept, some missed, some overdue."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._words = phrases("coaching")
        self._criteria = {c.name: c.id for c in criteria() if c.rubric == 2}
        self._sessions: list[tuple[Value, ...]] = []
        self._commitments: list[tuple[Value, ...]] = []

    def tables(self, agents: Sequence[Agent]) -> list[Table]:
        """session and commitment."""
        held = [(moment, agent) for agent in agents if agent.kind == "human" for moment in self._dates(agent)]
        for moment, agent in sorted(held, key=lambda pair: (pair[0], pair[1].id)):
            self._session(moment, agent)
        sessions = ("id", "agent_id", "coach_id", "held_at", "shared", "agent_comment")
        promised = ("id", "session_id", "text", "measure", "target", "criterion_id", "due_at", "state", "done_at")
        return [Table("session", sessions, self._sessions), Table("commitment", promised, self._commitments)]

    def _dates(self, agent: Agent) -> list[int]:
        first = on(1, 12) if agent.story != "asks for fives" else on(2, 2)
        moment, found = first + self._dice.whole(0, 20) * DAY, []
        until = agent.left or AS_OF - self._dice.whole(2, 40) * DAY
        while moment < until:
            if moment >= (agent.started or 0):
                found.append(local(day_of(moment), self._dice.whole(36, 64) * 900))
            moment += self._dice.whole(22, 44) * DAY
        if agent.story == "coached":
            found = [held for held in found if abs(held - COACHED) > 20 * DAY] + [COACHED]
        return found

    def _session(self, moment: int, agent: Agent) -> None:
        number = len(self._sessions) + 1
        comment = self._dice.pick(self._words["agent_comment"]) or None
        shared = self._dice.pick(self._words["shared"])
        self._sessions.append((number, agent.id, lead_at(agent.team, moment), moment, shared, comment))
        options = [option for option in self._words["commitment"] if not self._is_private(option, agent)]
        if agent.story == "coached":
            chosen = [o for o in options if o.get("measure") == f"QA: {COACHED_ON}" and moment == COACHED]
        else:
            chosen = self._dice.shuffled(options)[: self._dice.whole(0, 2)]
        for option in chosen:
            self._promise(number, moment, option)

    def _is_private(self, option: dict[str, Any], agent: Agent) -> bool:
        """Promises about surveys are made by the one who plays with them."""
        about = option.get("measure") in ("Offer rate", "Conversations with a score request")
        return about and agent.story != "asks for fives"

    def _promise(self, session: int, moment: int, option: dict[str, Any]) -> None:
        due = moment + self._dice.pick((14, 21, 28)) * DAY
        measure = option.get("measure")
        criterion = self._criteria.get(measure.removeprefix("QA: ")) if measure else None
        state = "open" if due > AS_OF or (due > AS_OF - 20 * DAY and self._dice.chance(0.5)) else self._settled()
        done = min(due + self._dice.whole(-6, 3) * DAY, AS_OF - DAY) if state != "open" else None
        number = len(self._commitments) + 1
        self._commitments.append(
            (number, session, option["text"], measure, option.get("target"), criterion, due, state, done)
        )

    def _settled(self) -> str:
        return self._dice.weighted({"kept": 0.66, "missed": 0.24, "dropped": 0.10})
