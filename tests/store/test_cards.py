"""Cards: from a customer to their account to an agent, each with its newest tickets."""

from __future__ import annotations

import pytest
from tests_support.town import DAY, Town

from console.store.cards import account_card, agent_card, customer_card


@pytest.fixture
def office(town: Town) -> Town:
    """One account with two customers, three tickets, an agent who handled two."""
    owner = town.add("person", name="Priya Raman")
    town.add("account", source="desk", external_id="A", name="Northwind", owner_id=owner, renewal_at=town.now + 9 * DAY)
    team = town.add("team", name="Returns")
    town.add("agent", source="desk", external_id="7", name="Ana", team_id=team)
    for number, account in ((1, 1), (2, 1), (3, None)):
        town.add("customer", source="desk", external_id=str(number), name=f"Customer {number}", account_id=account)
    rated = (("D-1", 1, 5, "deliverable"), ("D-2", 2, 4, "deliverable"), ("T-3", 1, 1, "ticket"))
    for number, (ref, customer, value, kind) in enumerate(rated):
        ticket = town.ticket(ref, customer_id=customer, kind=kind, agent_id=1, opened_at=town.now - (9 - number) * DAY)
        town.rate(ticket, value, ago=(5 - number) * DAY)
    town.ticket("T-4", account_id=1, customer_id=3, opened_at=town.now)
    return town


def test_a_customers_card(office: Town) -> None:
    card = customer_card(office.sql, 1)
    assert card is not None and (card.name, card.account, card.account_id) == ("Customer 1", "Northwind", 1)
    assert [(one.ref, one.value, one.verdict) for one in card.touches] == [("T-3", 1, "low"), ("D-1", 5, "satisfied")]
    assert (card.open_cases, card.answered, card.satisfied) == (1, 2, 1)


def test_an_accounts_card_takes_its_customers_tickets_and_its_own(office: Town) -> None:
    card = account_card(office.sql, 1, office.now - 30 * DAY, office.now + DAY)
    assert card is not None and (card.owner, card.customers, card.open_cases) == ("Priya Raman", 2, 1)
    assert [one.ref for one in card.touches] == ["T-4", "T-3", "D-2", "D-1"]
    assert [(one.kind, one.n, one.mean) for one in card.averaged] == [("deliverable", 2, 4.5), ("ticket", 1, 1)]
    assert (card.answered, card.satisfied) == (3, 2)


def test_two_scales_have_no_mean(office: Town) -> None:
    office.rate(office.one("SELECT id FROM interaction WHERE external_id = 'D-2'"), 9, ago=DAY, low=0, high=10)
    card = account_card(office.sql, 1, office.now - 30 * DAY, office.now + DAY)
    assert card is not None and ("deliverable", 2, None) in [tuple(one) for one in card.averaged]


def test_an_agents_card_is_by_the_credit_of_the_time(office: Town) -> None:
    office.sql.execute("UPDATE interaction SET agent_id = NULL WHERE external_id = 'D-2'")
    card = agent_card(office.sql, 1, office.now)
    assert card is not None and (card.team, card.answered, card.satisfied) == ("Returns", 3, 2)
    assert [one.ref for one in card.touches] == ["T-3", "D-2", "D-1"]


def test_nobody_has_no_card(office: Town) -> None:
    assert customer_card(office.sql, 99) is account_card(office.sql, 99, 0, 1) is agent_card(office.sql, 99, 0) is None


def test_an_old_answer_counts_for_no_card_twice(office: Town) -> None:
    ticket = office.one("SELECT id FROM interaction WHERE external_id = 'T-3'")
    office.rate(ticket, 5, ago=60)
    card = customer_card(office.sql, 1)
    assert card is not None and [one.value for one in card.touches] == [5, 5] and card.answered == 2
