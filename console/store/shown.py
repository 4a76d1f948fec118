"""What a name or ref on the command line means: a ticket, a customer, an account or an agent, with its card."""

from __future__ import annotations

import sqlite3
from zoneinfo import ZoneInfo

from console.domain.period import window
from console.domain.text import one_line
from console.store import cards, tickets
from console.store.clock import setting
from console.store.errors import Refused
from console.store.lookup import find
from console.store.records_cards import AccountCard, AgentCard, CustomerCard, Found, Ticket

Card = Ticket | CustomerCard | AccountCard | AgentCard


def card_called(conn: sqlite3.Connection, text: str, now: int) -> Card:
    """The card of what is called so; raises Refused where that is nothing, or several things.

    An exact ref or name means itself; else it has to be the one thing that lookup finds.
    """
    found = [one for one in find(conn, text) if one.kind != "comment"]
    wanted = text.strip().casefold()
    exact = [one for one in found if wanted in (one.ref.casefold(), one.title.casefold())]
    meant = exact or found
    if not meant:
        raise Refused(f"Nothing in this store is called {one_line(text, 60)}: `csat find` looks for parts and words.")
    if len(meant) > 1:
        names = ", ".join(f"{one.kind} {one_line(one.ref, 40)}" for one in meant[:5])
        raise Refused(f"{one_line(text, 60)} means more than one: {names}. Say which by its ref or full name.")
    card = _card(conn, meant[0], now)
    if card is None:
        raise Refused(f"{one_line(text, 60)} left the store while it was looked up.")
    return card


def _card(conn: sqlite3.Connection, found: Found, now: int) -> Card | None:
    match found.kind:
        case "customer":
            return cards.customer_card(conn, found.key)
        case "agent":
            return cards.agent_card(conn, found.key, now)
        case "account":
            quarter, _ = window("quarter", now, ZoneInfo(setting(conn, "zone", "UTC")))
            return cards.account_card(conn, found.key, quarter.since, quarter.until)
    return tickets.ticket(conn, found.key)
