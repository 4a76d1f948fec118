"""What leaves the store: frozen records, never a cursor or a row."""

from __future__ import annotations

from typing import NamedTuple

from console.domain.filters import Term


class Person(NamedTuple):
    id: int
    name: str


class QueueFilter(NamedTuple):
    """What the queue shows. Empty tuples mean all."""

    lane: str = "open"  # open, due, mine, waiting, watch, closed
    me: int | None = None  # person id, for the lane "mine"
    teams: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()  # what was typed after `/`
    sort: str = ""  # one of queue.SORTS; "" is the lane's own order
    reverse: bool = False


class QueueRow(NamedTuple):
    """One line of the queue. `key` is the case's id; in the watch lane, where no case exists yet, minus the rating's id."""

    key: int
    ref: str
    source: str
    value: float
    low: float
    high: float
    raw: str | None
    verdict: str
    comment: str | None
    customer: str | None
    agent: str | None
    team: str | None
    channel: str | None
    issue: str | None
    answered_at: int
    answered_precision: str
    status: str  # a case's status; "watch" in the watch lane
    owner: str | None
    contact_due_at: int | None
    waiting_until: int | None
    closed_at: int | None
    siblings: int  # other open cases of the same customer
    why: tuple[str, ...]  # the true reasons of its rank, in words, in order


class Window(NamedTuple):
    """Some consecutive rows of an ordered list: `start` is the position of rows[0] among `total`."""

    rows: tuple[QueueRow, ...]
    start: int
    total: int


class Attempt(NamedTuple):
    at: int
    person: str
    how: str
    channel: str | None
    note: str | None


class Note(NamedTuple):
    at: int
    person: str
    text: str


class PastRating(NamedTuple):
    """An earlier or later answer of the same customer or of the same ticket."""

    ref: str
    value: float
    low: float
    high: float
    verdict: str
    comment: str | None
    answered_at: int
    answered_precision: str
    same_ticket: bool


class Turn(NamedTuple):
    seq: int
    at: int | None
    speaker: str
    text: str


class Entry(NamedTuple):
    """One line of the journal."""

    id: int
    at: int
    person: str
    action: str
    ref: str
    detail: str


class Case(NamedTuple):
    """All that the case pane shows. For a watch row, status is "watch" and nothing a person did is filled."""

    row: QueueRow
    interaction_id: int
    kind: str
    url: str | None
    subject: str | None
    product: str | None
    issue_detail: str | None
    source_status: str | None
    opened_at: int | None  # of the ticket
    opened_precision: str
    closed_at: int | None  # of the ticket, as the source says
    closed_precision: str
    reopened_at: int | None
    hold_since: int | None
    hold_left: int | None
    customer_email: str | None
    customer_phone: str | None
    customer_language: str | None
    do_not_contact: bool
    account: str | None
    account_owner: str | None
    renewal_at: int | None
    account_value: float | None
    claimed_at: int | None
    contacted_at: int | None
    fix: str | None
    lesson: str | None
    case_closed_at: int | None
    closed_by: str | None
    play: str | None  # one of domain.recovery.PLAYS
    escalated_at: int | None
    cause: str | None  # one of domain.recovery.CAUSES, as a lead said
    cause_proposed: str | None  # the same, as the agent proposed
    notes: tuple[Note, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    history: tuple[PastRating, ...] = ()
    turns: tuple[Turn, ...] = ()
    journal: tuple[Entry, ...] = ()


class Actor(NamedTuple):
    """Who acts, and what time it is for the store; `batch` is the first journal entry of a bulk act going on."""

    id: int
    name: str
    now: int
    batch: int | None = None


class Done(NamedTuple):
    """What an act did: the case it moved, and one sentence to show."""

    key: int
    ref: str
    sentence: str
