"""What lookup, cards and tickets are made of as they leave the store: immutable, text already plain."""

from __future__ import annotations

from typing import NamedTuple

from console.store.records import Turn


class Found(NamedTuple):
    """One answer of lookup: what it is (ticket, comment, customer, agent, account), its id there, and why it matched.

    `key` of a ticket and a comment is the interaction's id; `at` is when it was last heard of, 0 where nobody knows.
    """

    kind: str
    key: int
    ref: str
    title: str
    detail: str
    why: str
    at: int


class Touch(NamedTuple):
    """One ticket on a card, with its current csat answer where there is one."""

    key: int  # the interaction's id
    ref: str
    kind: str
    issue: str | None
    channel: str | None
    status: str | None
    opened_at: int | None
    opened_precision: str
    value: float | None
    low: float | None
    high: float | None
    verdict: str | None
    comment: str | None
    agent: str | None
    agent_id: int | None
    customer: str | None
    customer_id: int | None


class Averaged(NamedTuple):
    """The mean csat answer of one kind of interaction; None where answers are on different scales."""

    kind: str
    n: int
    mean: float | None


class CustomerCard(NamedTuple):
    """A customer, and what became of their tickets, the newest first."""

    key: int
    name: str | None
    email: str | None
    phone: str | None
    language: str | None
    do_not_contact: bool
    account_id: int | None
    account: str | None
    open_cases: int
    answered: int
    satisfied: int
    touches: tuple[Touch, ...]


class AccountCard(NamedTuple):
    """An account: whose it is, when it renews, how it rated this quarter, its newest tickets."""

    key: int
    name: str
    owner: str | None
    renewal_at: int | None
    value: float | None
    churned_at: int | None
    customers: int
    open_cases: int
    averaged: tuple[Averaged, ...]  # this quarter so far
    answered: int
    satisfied: int
    touches: tuple[Touch, ...]


class AgentCard(NamedTuple):
    """An agent, and the newest answers about their work."""

    key: int
    name: str
    kind: str
    team: str | None
    manager: str | None
    started_at: int | None
    left_at: int | None
    answered: int  # of the 28 days before now
    satisfied: int
    touches: tuple[Touch, ...]


class Answer(NamedTuple):
    """One answer to a survey of a ticket, current or taken over by a later one."""

    metric: str
    value: float
    low: float
    high: float
    raw: str | None
    verdict: str
    comment: str | None
    answered_at: int
    answered_precision: str
    is_current: bool


class Ticket(NamedTuple):
    """One interaction, whether it was rated or not: facts as the source tells them, answers, what was said."""

    key: int
    ref: str
    source: str
    kind: str
    url: str | None
    subject: str | None
    channel: str | None
    issue: str | None
    issue_detail: str | None
    product: str | None
    status: str | None
    opened_at: int | None
    opened_precision: str
    first_reply_at: int | None
    first_reply_precision: str
    resolved_at: int | None
    resolved_precision: str
    closed_at: int | None
    closed_precision: str
    handle_seconds: int | None
    contacts: int | None
    reopens: int | None
    suspect: str | None
    agent_id: int | None
    agent: str | None
    team: str | None
    customer_id: int | None
    customer: str | None
    account_id: int | None
    account: str | None
    answers: tuple[Answer, ...] = ()
    turns: tuple[Turn, ...] = ()
    case: int | None = None  # the newest recovery case
    case_status: str | None = None
