"""The recovery rule: what a low rating does, in whatever order answers arrive (design §3a, A16–A18)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests_support.town import DAY, HOUR, Town

from console.store import recovery
from console.store.check import faults

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("value", "opens"), [(1, 1), (2, 1), (2.99, 1), (3, 0), (4, 0), (5, 0)])
def test_below_three_opens_a_case(town: Town, value: float, opens: int) -> None:
    town.rate(town.ticket("T-1"), value)
    assert town.one("SELECT count(*) FROM recovery") == opens


def test_a_case_reopens_holds_alerts_and_writes_the_outbox(town: Town) -> None:
    team, lead, old = town.add("team", name="Returns"), town.add("person", name="Lea"), town.add("person", name="Old")
    town.add("team_lead", team_id=team, person_id=old, until=town.now - DAY)
    town.add("team_lead", team_id=team, person_id=lead, since=town.now - DAY)
    case = town.low("T-1", HOUR, team_id=team, closed_at=town.now - 2 * HOUR, auto_close_at=town.now + 3 * HOUR)
    opened = town.now - HOUR
    assert town.all("SELECT reopened_at, hold_since, hold_left FROM interaction") == [(opened, opened, 4 * HOUR)]
    assert town.all("SELECT person_id, recovery_id, state FROM alert") == [(lead, case, "new")]
    assert town.all("SELECT action, ref FROM outbox ORDER BY id") == [("reopen", "T-1"), ("hold", "T-1")]


def test_the_timer_goes_on_with_the_time_it_had_left(town: Town) -> None:
    case = town.low("T-1", HOUR, closed_at=town.now - 2 * HOUR, auto_close_at=town.now + 3 * HOUR)
    town.act("Ana", recovery.close, case, "not recovered", "ask earlier")
    assert town.all("SELECT hold_since, hold_left FROM interaction") == [(None, None)]
    assert [row[0] for row in town.all("SELECT action FROM outbox ORDER BY id")] == [
        "reopen",
        "hold",
        "resume",
        "outcome",
    ]
    assert "4.0 h left" in town.one("SELECT text FROM outbox WHERE action = 'resume'")


def test_a_further_low_joins_the_open_case(town: Town) -> None:
    case = town.low("T-1", 2 * HOUR, value=2)
    newer = town.rate(1, 1, HOUR)
    assert town.all("SELECT id, latest_rating_id, position FROM recovery") == [(case, newer, 0.0)]
    assert town.one("SELECT count(*) FROM alert") == 1


def test_raised_before_anyone_acted_is_withdrawn(town: Town) -> None:
    case = town.low("T-1", 2 * HOUR)
    town.rate(1, 3, HOUR)
    assert town.status(case) == "withdrawn"
    assert town.one("SELECT count(*) FROM outbox") == 0
    assert town.all("SELECT reopened_at, hold_since FROM interaction") == [(None, None)]


def test_raised_after_somebody_acted_is_recovered_by_the_customer(town: Town) -> None:
    case = town.low("T-1", 2 * HOUR)
    town.act("Ana", recovery.claim, case)
    town.rate(1, 3, HOUR)
    assert town.status(case) == "claimed"  # neutral leaves it open
    town.rate(1, 4, 0)
    assert town.all("SELECT status, closed_by FROM recovery") == [("recovered", "customer")]


def test_a_low_after_closing_opens_a_linked_case(town: Town) -> None:
    case = town.low("T-1", 3 * HOUR)
    town.act("Ana", recovery.close, case, "not recovered", "unclear policy")
    second = town.rate(1, 2, -1)
    assert town.all("SELECT rating_id, previous_id FROM recovery WHERE id <> ?", case) == [(second, case)]


def test_a_rating_beyond_the_horizon_opens_none(town: Town) -> None:
    town.rate(town.ticket("old"), 1, 31 * DAY)
    town.rate(town.ticket("young"), 1, 29 * DAY)
    town.rate(town.ticket("future"), 1, -2 * DAY)
    assert town.all("SELECT i.external_id FROM recovery v JOIN interaction i ON i.id = v.interaction_id") == [
        ("young",)
    ]


def test_a_second_low_of_a_customer_within_thirty_days_is_a_repeat(town: Town) -> None:
    customer = town.add("customer", source="desk", external_id="c")
    for ref, ago in (("B", 1 * DAY), ("A", 20 * DAY), ("C", 29 * DAY)):  # arriving out of order
        town.low(ref, ago, customer_id=customer)
    town.low("elsewhere", DAY)
    found = dict(
        town.all("SELECT i.external_id, repeat_low FROM recovery v JOIN interaction i ON i.id = v.interaction_id")
    )
    assert found == {"A": 1, "B": 1, "C": 0, "elsewhere": 0}


def test_the_renewal_follows_the_account(town: Town) -> None:
    account = town.add("account", source="desk", external_id="a", name="Acme")
    customer = town.add("customer", source="desk", external_id="c", account_id=account)
    town.low("T-1", customer_id=customer)
    town.sql.execute("UPDATE account SET renewal_at = 123")
    assert town.one("SELECT renewal_at FROM recovery") == 123


ANSWERS = st.lists(
    st.tuples(st.integers(1, 5), st.integers(-1, 40)), min_size=1, max_size=7, unique_by=lambda answer: answer[1]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANSWERS, st.randoms(use_true_random=False))
def test_the_same_answers_in_any_order_open_the_same_cases(
    tmp_path: Path, answers: list[tuple[int, int]], dice
) -> None:
    shuffled = list(answers)
    dice.shuffle(shuffled)
    stories = []
    for number, order in enumerate((sorted(answers, key=lambda a: -a[1]), shuffled)):
        path = tmp_path / f"{number}-{len(list(tmp_path.iterdir()))}.db"
        town = Town(path, now=1_780_000_000)
        town.sql.execute("INSERT INTO setting VALUES ('as_of', ?)", (str(town.now),))
        ticket = town.ticket("T", auto_close_at=town.now + HOUR)
        for value, days in order:
            town.rate(ticket, value, days * DAY // 2)
        stories.append(_story(town))
        assert faults(town.sql) == []
        town.sql.close()
    assert stories[0] == stories[1]


def _story(town: Town) -> list[object]:
    """Everything but row ids, which tell the order of arrival."""
    return [
        town.all(
            "SELECT v.status, v.opened_at, v.closed_at, v.position, a.answered_at, b.answered_at, p.opened_at FROM recovery v"
            " JOIN rating a ON a.id = v.rating_id JOIN rating b ON b.id = v.latest_rating_id"
            " LEFT JOIN recovery p ON p.id = v.previous_id ORDER BY v.opened_at"
        ),
        town.all("SELECT answered_at, value, superseded_at FROM rating ORDER BY answered_at"),
        town.all("SELECT reopened_at, hold_since, hold_left, auto_close_at FROM interaction"),
        town.all("SELECT action, created_at FROM outbox ORDER BY created_at, action"),
        town.all("SELECT since, state FROM alert ORDER BY since"),
    ]
