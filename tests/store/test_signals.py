"""Integrity signals from the store: what is counted, what is shown as evidence, what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests_support.town import DAY, HOUR, Town

from console.domain.asking import asks_for_score
from console.domain.integrity import Signal
from console.domain.period import Period
from console.store.signals import look, signals
from console.store.signals_counts import LIKELY

NOW = 1_780_000_000
WINDOW = Period(NOW - 90 * DAY, NOW + HOUR, "90 days to then")
TICKETS = 40


class Desk:
    """Seven agents of one channel with forty closed tickets each, all rated and surveyed; agent 1 can be odd."""

    def __init__(self, path: Path) -> None:
        self.town = Town(path, now=NOW)
        self.town.add("person", name="Dana")
        self.town.add("rubric", name="Calls", version=1, created_at=0)
        for agent in range(1, 8):
            self.town.add("agent", source="desk", external_id=f"a{agent}", name=f"Agent {agent}", started_at=0)

    def fill(self, agents: range = range(1, 8)) -> None:
        """Their usual work, without the oddities of a test."""
        for agent in agents:
            for number in range(TICKETS):
                self.ticket(agent, number, value=1 if number % 5 == 0 else 5)

    def ticket(
        self, agent: int, number: int, value: float | None = 5, sent: bool = True, wait: int = 600, **more: object
    ) -> int:
        """One closed ticket of a customer of its own, asked and answered."""
        closed = NOW - 80 * DAY + number * DAY
        customer = self.town.add("customer", source="desk", external_id=f"c{agent}-{number}-{len(more)}")
        ticket = self.town.ticket(
            f"T-{agent}-{number}-{len(more)}",
            **{"agent_id": agent, "channel": "chat", "issue": "refund" if number % 4 == 0 else "login", "opened_at": closed - HOUR,
               "closed_at": closed, "customer_id": customer, **more},
        )  # fmt: skip
        if sent:
            self.town.add("survey", interaction_id=ticket, due_at=closed, sent_at=closed + 60)
        if value is not None:
            self.town.rate(ticket, value, answered_at=closed + 60 + wait)
        return ticket

    def kinds(self, agent: int = 1) -> list[str]:
        """What is raised."""
        return [one.kind for one in signals(self.town.sql, agent, WINDOW, NOW)]

    def only(self, agent: int = 1) -> Signal:
        """The one signal there is."""
        (found,) = signals(self.town.sql, agent, WINDOW, NOW)
        return found


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Without tickets yet."""
    return Desk(tmp_path / "store.db")


def test_usual_work_raises_nothing_and_says_what_it_looked_at(desk: Desk) -> None:
    desk.fill()
    assert all(desk.kinds(agent) == [] for agent in range(1, 8))
    found = look(desk.town.sql, 1, WINDOW, NOW)
    assert "Few surveys offered: 40 of 40 closed tickets that nothing held back: a survey was sent" in found.within[0]
    assert any("The customer is known of 100 % of these tickets." in text for text in found.within)
    assert any(text.startswith("Asks customers for scores: too little is recorded") for text in found.unmeasured)


def test_who_skips_surveys(desk: Desk) -> None:
    desk.fill(range(2, 8))
    for number in range(TICKETS):
        desk.ticket(1, number, sent=number % 2 == 0, value=5 if number % 2 == 0 else None)
    found = desk.only()
    assert (found.kind, found.found, found.total) == ("offer", 20, TICKETS)
    assert found.evidence[0].quote == "closed, nothing held it back, not asked"
    assert found.evidence[0].ref == "T-1-39-0"


def test_surveys_held_back_are_not_skipped(desk: Desk) -> None:
    desk.fill()
    for number in range(100, 140):
        ticket = desk.ticket(1, number - 80, value=None, sent=False, url=str(number))
        desk.town.add("survey", interaction_id=ticket, held_back="throttle")
    assert desk.kinds() == []


def test_who_closes_early(desk: Desk) -> None:
    desk.fill()
    for number in range(0, TICKETS, 2):
        closed = NOW - 80 * DAY + number * DAY
        customer = desk.town.one("SELECT id FROM customer WHERE external_id = ?", f"c1-{number}-0")
        desk.town.ticket(f"B-{number}", customer_id=customer, opened_at=closed + 71 * HOUR)
    found = desk.only()
    assert (found.kind, found.found, found.total) == ("premature", 20, TICKETS)
    assert found.evidence[0].quote == "customer back after 71 h"


def test_back_after_72_hours_or_without_a_customer_is_not_early(desk: Desk) -> None:
    desk.fill()
    for number in range(0, TICKETS, 2):
        closed = NOW - 80 * DAY + number * DAY
        customer = desk.town.one("SELECT id FROM customer WHERE external_id = ?", f"c1-{number}-0")
        desk.town.ticket(f"B-{number}", customer_id=customer, opened_at=closed + 72 * HOUR + 1)
        desk.town.ticket(f"C-{number}", opened_at=closed + HOUR)
    assert desk.kinds() == []


def test_who_asks_for_fives_is_quoted_even_alone(desk: Desk) -> None:
    desk.fill(range(1, 2))
    ticket = desk.town.one("SELECT id FROM interaction WHERE external_id = 'T-1-3-0'")
    for seq, (who, agent, text) in enumerate(
        (("customer", None, "Give me a five out of five."), ("agent", 1, "Hello.\nPlease give me a 5 in the survey!"))
    ):
        desk.town.add("turn", interaction_id=ticket, seq=seq, speaker=who, agent_id=agent, text=text)
    found = desk.only()
    assert (found.kind, found.found, found.total, found.limit) == ("asking", 1, 1, None)
    assert [(one.ref, one.quote, one.turn_id) for one in found.evidence] == [
        ("T-1-3-0", "Please give me a 5 in the survey!", 2)
    ]


def test_who_passes_much_on(desk: Desk) -> None:
    desk.fill()
    for number in range(TICKETS):
        ticket = desk.town.one("SELECT id FROM interaction WHERE external_id = ?", f"T-2-{number}-0")
        desk.town.add(
            "involvement", interaction_id=ticket, role="assignee", agent_id=1 if number % 8 else 3 + number // 8
        )
    found = desk.only()
    assert (found.kind, found.found, found.total) == ("passed on", 35, TICKETS + 35)


def test_machine_clicks_are_right_after_sending_or_on_several_options(desk: Desk) -> None:
    desk.fill(range(2, 8))
    for number in range(TICKETS):
        ticket = desk.ticket(1, number, wait=2 if number % 3 == 0 else 3, value=5 if number % 5 else 1)
        if number % 3 == 1:
            desk.town.rate(ticket, 2, answered_at=NOW - 80 * DAY + number * DAY + 64)
    found = desk.only()
    assert (found.kind, found.found, found.total) == ("machine", 27, TICKETS)


def test_an_agent_who_rates_their_own_ticket_needs_no_peers(desk: Desk) -> None:
    desk.fill(range(1, 2))
    desk.town.sql.execute("UPDATE agent SET external_id = 'Ana@shop.example' WHERE id = 1")
    desk.town.sql.execute("UPDATE customer SET email = 'ana@shop.example' WHERE external_id = 'c1-7-0'")
    found = desk.only()
    assert (found.kind, found.found, found.total, found.evidence[0].ref) == ("own ticket", 1, TICKETS, "T-1-7-0")


@pytest.mark.parametrize(("agent_id", "customer_id"), [("17", "17"), ("Agent 1", "Agent 1")])
def test_ids_of_digits_alone_and_names_match_nobody(desk: Desk, agent_id: str, customer_id: str) -> None:
    desk.fill(range(1, 2))
    desk.town.sql.execute("UPDATE agent SET external_id = ? WHERE id = 1", (agent_id,))
    desk.town.sql.execute("UPDATE customer SET external_id = ? WHERE external_id = 'c1-7-0'", (customer_id,))
    assert desk.kinds() == []


def test_a_high_csat_beside_few_answers_and_low_reviews(desk: Desk) -> None:
    desk.fill(range(2, 8))
    for number in range(TICKETS):
        desk.ticket(1, number, value=5 if number % 4 == 0 else None)
    tickets = desk.town.all("SELECT id, agent_id FROM interaction")
    for place, (ticket, agent) in enumerate(tickets):
        desk.town.add("review", interaction_id=ticket, rubric_id=1, agent_id=agent, reviewer_id=1, drawn="random",
                      at=NOW - DAY, score=20 + place % 9 if agent == 1 else 80 + place % 15)  # fmt: skip
    assert desk.kinds() == ["response", "quality"]
    quality = signals(desk.town.sql, 1, WINDOW, NOW)[1]
    assert quality.said.startswith("CSAT 100.0 %, QA 2")
    assert quality.evidence[0].quote.startswith("QA 2")
    desk.town.sql.execute(
        "UPDATE review SET score = 79.6 WHERE agent_id = 1 AND id = (SELECT max(id) FROM review WHERE agent_id = 1)"
    )
    assert signals(desk.town.sql, 1, WINDOW, NOW)[1].evidence[0].quote == "QA 79.6", "not 80, which would be good"
    desk.town.rate(tickets[-1][0], 1, answered_at=NOW - 1)
    for ticket, _ in tickets[-4::-4][:2]:
        desk.town.rate(ticket, 1, answered_at=NOW - 1)
    assert desk.kinds() == [], "a CSAT under 90 % is not high"


def test_who_gets_few_hard_cases(desk: Desk) -> None:
    for agent in range(2, 8):
        for number in range(TICKETS):
            desk.ticket(agent, number, value=1 if number % 4 == 0 and number % 3 else 5)
    for number in range(TICKETS):
        desk.ticket(1, number, issue="login", value=5)
    found = next(one for one in signals(desk.town.sql, 1, WINDOW, NOW) if one.kind == "hard")
    assert (found.found, found.total, found.evidence) == (0, TICKETS, ())
    assert found.peers == pytest.approx(25)


def test_somebody_whom_nobody_rated_has_peers_in_their_work(desk: Desk) -> None:
    desk.fill(range(2, 8))
    for number in range(TICKETS):
        desk.ticket(1, number, sent=False, value=None)
    assert desk.kinds() == ["offer"]


@pytest.mark.parametrize(
    "line",
    [
        "Please rate us 5 out of 5.", "Would you leave me five stars?", "I need a ten from you.", "Could you score me high?",
        "My bonus depends on your rating.", "Our manager only looks at surveys.", "A positive review would help me.",
        "Please give me top marks!", "CLICK THE 10 FOR ME", "Only a perfect score counts.",
    ],
)  # fmt: skip
def test_no_line_that_asks_is_left_out_before_it_is_read(desk: Desk, line: str) -> None:
    assert asks_for_score(line)
    assert desk.town.one(f"SELECT {LIKELY} FROM (SELECT ? AS text) t", f"Hello.\n{line}")
