"""Which card is meant, read from the store."""

from __future__ import annotations

from typing import NamedTuple

from console.domain.period import window
from console.store import cards, tickets
from console.store.desk import Desk
from console.store.records_cards import AccountCard, AgentCard, CustomerCard, Found, Ticket
from console.ui.cards.page import Card


class Which(NamedTuple):
    """A card by what it is of and its id there."""

    kind: str  # ticket, customer, account or agent
    key: int

    @classmethod
    def of(cls, found: Found) -> Which:
        """What lookup found: a comment is found for its ticket."""
        return cls("ticket" if found.kind == "comment" else found.kind, found.key)


async def read(desk: Desk, which: Which) -> Card | None:
    """The card; None if what it was of is gone. Raises StoreError."""
    if which.kind == "customer":
        return await desk.read(cards.customer_card, which.key)
    if which.kind == "agent":
        return await desk.read(cards.agent_card, which.key, desk.now())
    if which.kind == "account":
        from zoneinfo import ZoneInfo

        quarter, _ = window("quarter", desk.now(), ZoneInfo(desk.zone))
        return await desk.read(cards.account_card, which.key, quarter.since, quarter.until)
    return await desk.read(tickets.ticket, which.key)


def way_to(card: Card, kind: str, touch: tuple[int | None, int | None]) -> Which | str:
    """From a card to another `kind`; `touch` is (agent, customer) of the ticket under the cursor. A sentence where
    there is no way."""
    agent, customer = touch
    key: int | None = None
    match card:
        case Ticket():
            key = {"customer": card.customer_id, "account": card.account_id, "agent": card.agent_id}[kind]
        case CustomerCard():
            key = {"customer": card.key, "account": card.account_id, "agent": agent}[kind]
        case AccountCard():
            key = {"customer": customer, "account": card.key, "agent": agent}[kind]
        case AgentCard():
            key = {"customer": customer, "account": None, "agent": card.key}[kind]
    if key is not None:
        return Which(kind, key)
    return f"No {kind} is known here: put the cursor on a ticket that has one, or open it with enter."
