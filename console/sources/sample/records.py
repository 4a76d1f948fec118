"""What the generator passes from file to file, and what it hands to the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for one table of the store, in the order in which they are written."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Agent:
    """`skill` moves the chance of a satisfied answer; `offer` is the share of closed work they send a survey for;
    `back` the chance that the customer returns with the same issue."""

    id: int
    name: str
    team: int
    channel: str
    kind: str = "human"
    story: str = ""
    weight: float = 1.0
    skill: float = 0.0
    offer: float = 0.93
    back: float = 0.09
    started: int | None = None
    left: int | None = None
    manager: int | None = None

    @property
    def first(self) -> str:
        return self.name.split()[0]


@dataclass(frozen=True, slots=True)
class Account:
    id: int
    name: str
    owner: int
    renewal: int | None
    value: float | None
    usage: float | None
    billing: float | None
    engagement: float | None
    churned: int | None


@dataclass(frozen=True, slots=True)
class Customer:
    id: int
    name: str | None
    email: str | None
    phone: str | None
    language: str
    do_not_contact: bool
    account: int | None


@dataclass(slots=True, eq=False)
class Touch:
    """One interaction on its way; `id` is given when all are known, in order of opening."""

    kind: str
    channel: str
    issue: str
    detail: str
    product: str | None
    customer: Customer | None
    agent: Agent
    team: int
    opened: int
    first_reply: int | None = None
    closed: int | None = None
    handle: int | None = None
    contacts: int = 1
    reopens: int = 0
    before: Agent | None = None  # who had it first, where it was reassigned
    last: Agent | None = None  # who wrote the last reply, where that was not the assignee
    subject: str | None = None
    id: int = 0

    @property
    def ref(self) -> str:
        return f"T-{1_000 + self.id}"


@dataclass(frozen=True, slots=True)
class Survey:
    touch: Touch
    metric: str
    due: int
    sent: int | None
    held_back: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    touch: Touch
    metric: str
    value: int
    at: int
    comment: str | None
    rated: str | None = None

    @property
    def mood(self) -> str:
        """happy, neutral or low, of a csat answer."""
        return "happy" if self.value >= 4 else "neutral" if self.value == 3 else "low"


@dataclass(frozen=True, slots=True)
class Deed:
    """Something a lead does on the case of an interaction: a verb of the store with its words."""

    at: int
    person: int
    touch: Touch
    verb: str
    words: tuple[str, ...] = ()
