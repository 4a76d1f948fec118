"""The draft of a half-year: people, traffic and answers, before stories, quality and recovery are laid over it."""

from __future__ import annotations

from dataclasses import dataclass

from console.sources.sample.comments import Commenter
from console.sources.sample.customers import CUSTOMERS, make_accounts, make_customers
from console.sources.sample.dice import Dice
from console.sources.sample.people import staff
from console.sources.sample.records import Account, Agent, Answer, Customer, Survey, Touch
from console.sources.sample.stories import Planted, plant
from console.sources.sample.surveys import Surveying
from console.sources.sample.traffic import Traffic

SEED = 127


@dataclass(frozen=True, slots=True)
class Plot:
    """Everything that happened, interactions in order of opening, answers in order of time."""

    agents: tuple[Agent, ...]
    accounts: tuple[Account, ...]
    customers: tuple[Customer, ...]
    touches: tuple[Touch, ...]
    surveys: tuple[Survey, ...]
    answers: tuple[Answer, ...]
    scenes: tuple[Planted, ...]


def draft(seed: int = SEED, quiet: bool = False) -> Plot:
    """Six months of a support centre. `quiet` leaves out the slow processor and the planted stories,
    so that nothing changes from beginning to end but chance: the ground for false-alarm tests."""
    agents, accounts, customers = staff(seed), make_accounts(seed), make_customers(seed)
    touches = Traffic(Dice(seed, "traffic"), agents, customers[:CUSTOMERS], quiet).run()
    scenes = [] if quiet else plant(Dice(seed, "stories"), agents, customers)
    touches += [scene.touch for scene in scenes]
    touches.sort(key=lambda touch: touch.opened)
    for number, touch in enumerate(touches, 1):
        touch.id = number
    surveying = Surveying(Dice(seed, "surveys"), Commenter(Dice(seed, "comments")), quiet)
    surveying.ask_all(touches, {scene.touch: scene.answers for scene in scenes})
    answers = sorted(surveying.answers, key=lambda answer: (answer.at, answer.touch.id, answer.metric))
    return Plot(agents, accounts, customers, tuple(touches), tuple(surveying.surveys), tuple(answers), tuple(scenes))
