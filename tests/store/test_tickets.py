"""Any ticket in full, also one that nobody rated."""

from __future__ import annotations

from tests_support.town import DAY, Town

from console.store.tickets import ticket


def test_a_rated_ticket_with_its_way_to_everything(town: Town) -> None:
    town.add("account", source="desk", external_id="A", name="Northwind")
    team = town.add("team", name="Returns")
    agent = town.add("agent", source="desk", external_id="7", name="Ana", team_id=team)
    customer = town.add("customer", source="desk", external_id="1", name="Ben", account_id=1)
    key = town.ticket("T-1", customer_id=customer, agent_id=agent, issue="Refund", handle_seconds=300)
    town.rate(key, 1, ago=2 * DAY, comment="no call")
    town.rate(key, 5, ago=DAY)
    town.add("turn", interaction_id=key, seq=1, speaker="customer", text="Hello \x1b[2J")
    found = ticket(town.sql, key)
    assert found is not None
    assert (found.ref, found.agent, found.team, found.customer, found.account_id) == ("T-1", "Ana", "Returns", "Ben", 1)
    assert [(one.value, one.is_current) for one in found.answers] == [(5, True), (1, False)]
    assert found.answers[1].comment == "no call" and found.case_status == "withdrawn"
    assert [(turn.speaker, "\x1b" in turn.text) for turn in found.turns] == [("customer", False)]


def test_a_ticket_nobody_rated_and_one_that_is_not_there(town: Town) -> None:
    found = ticket(town.sql, town.ticket("T-2"))
    assert found is not None and found.answers == () and found.case is None and found.customer is None
    assert ticket(town.sql, 99) is None
