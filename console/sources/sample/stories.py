"""The scenes played by name: each with its customer, its answers and, where it matters, who worked the case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from console.sources.sample.cast import Line, Scene, Step, script
from console.sources.sample.catalogue import ISSUE_KINDS, KINDS
from console.sources.sample.customers import CAST, DELIVERIES
from console.sources.sample.dice import Dice
from console.sources.sample.moments import HOUR, on
from console.sources.sample.pace import worked
from console.sources.sample.people import lead_at
from console.sources.sample.records import Agent, Answer, Customer, Deed, Touch
from console.sources.sample.traffic import team_at
from console.sources.sample.words import phrases


@dataclass(frozen=True, slots=True)
class Planted:
    """One interaction of a story; `deeds` None leaves its case to chance, an empty tuple leaves it alone."""

    touch: Touch
    answers: tuple[Answer, ...]
    deeds: tuple[Deed, ...] | None


def plant(dice: Dice, agents: Sequence[Agent], customers: Sequence[Customer]) -> list[Planted]:
    """All scenes and the quarter of rated deliverables."""
    by_name = {agent.name: agent for agent in agents}
    cast = {customer.id: customer for customer in customers}
    scenes = [_scene(dice, scene, by_name[scene.agent], cast[CAST[scene.customer]]) for scene in script()]
    return [*scenes, *_deliverables(dice, by_name, [cast[number] for number in DELIVERIES])]


def _scene(dice: Dice, scene: Scene, agent: Agent, customer: Customer) -> Planted:
    touch = _played(dice, scene, agent, customer)
    answers = tuple(_answer(touch, line) for line in scene.lines)
    return Planted(touch, answers, tuple(_deed(touch, step) for step in scene.steps))


def _played(dice: Dice, scene: Scene, agent: Agent, customer: Customer) -> Touch:
    """The interaction, worked like any other, then moved so that it closes when the scene says."""
    kind = ISSUE_KINDS.get(scene.issue) or KINDS[scene.channel]
    closed, opened = scene.closed, scene.closed - 9 * HOUR
    touch = Touch(
        kind, scene.channel, scene.issue, scene.detail, scene.product, customer, agent, team_at(agent, opened), opened
    )
    worked(dice, touch)
    touch.closed = closed
    if scene.channel in ("chat", "phone"):
        touch.opened = closed - (touch.handle or 600) - 240
        touch.first_reply = touch.opened + dice.skewed(10, 200)
    else:
        touch.first_reply = touch.opened + dice.skewed(HOUR, 6 * HOUR)
    return touch


def _answer(touch: Touch, line: Line) -> Answer:
    return Answer(touch, "csat", line.value, line.at, line.comment, "experience")


def _deed(touch: Touch, step: Step) -> Deed:
    return Deed(step.at, lead_at(touch.team, step.at), touch, step.verb, step.words)


def _deliverables(dice: Dice, by_name: dict[str, Agent], customers: Sequence[Customer]) -> Iterator[Planted]:
    """22 deliverables of one account in the second quarter, averaging 103 / 22: "4.7"."""
    values = dice.shuffled([5] * 16 + [4] * 5 + [3])
    said = phrases("comments")
    for number, value in enumerate(values):
        month, day = 4 + number // 8, 2 + number % 8 * 3 + number // 8
        agent = by_name[("Sofia Lund", "Katja Wirth", "Idris Campbell")[number % 3]]
        scene = Scene("", agent.name, "Deliverable", "Report", "email", None, on(month, day, 15, 7 + number))
        touch = _played(dice, scene, agent, customers[number % len(customers)])
        mood = "happy" if value >= 4 else "neutral"
        text = dice.pick(said[mood]["about"]["Report"]) if dice.chance(0.6) else None
        yield Planted(touch, (Answer(touch, "csat", value, on(month, day, 17, 2 * number), text, "product"),), None)
