"""Scores: an interaction counts once, at its last answer of those known then; nothing to count is nothing (measures §2)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests_support.town import DAY, HOUR, Town

from console.store import scores
from console.store.scores import Tally


def at(day: str) -> int:
    """A moment of UTC in seconds."""
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


JULY, AUGUST, SEPTEMBER = at("2023-07-01"), at("2023-08-01"), at("2023-09-01")


@pytest.fixture
def july(tmp_path: Path) -> Town:
    """A store whose ratings are given by their moment."""
    return Town(tmp_path / "store.db", now=0)


def counts(tally: Tally) -> tuple[int, int]:
    """satisfied / answered."""
    return tally.satisfied, tally.answered


def test_the_last_answer_known_then_counts(july: Town) -> None:
    ticket = july.ticket("T-1")
    july.rate(ticket, 2, answered_at=at("2023-07-30 12:00"))
    july.rate(ticket, 5, answered_at=at("2023-08-02 12:00"))

    def month(since: int, until: int, as_of: str) -> tuple[int, int]:
        return counts(scores.total(july.sql, "csat", since, until, at(as_of)))

    assert month(JULY, AUGUST, "2023-07-31 23:59") == (0, 1)
    assert month(JULY, AUGUST, "2023-08-31 23:59") == (0, 0)
    assert month(AUGUST, SEPTEMBER, "2023-08-31 23:59") == (1, 1)
    assert month(AUGUST, SEPTEMBER, "2023-07-31 23:59") == (0, 0)


@pytest.mark.parametrize("order", [(2, 5, 3), (3, 5, 2), (5, 2, 3)])
def test_answers_may_arrive_in_any_order(july: Town, order: tuple[int, ...]) -> None:
    ticket = july.ticket("T-1")
    moments = {2: at("2023-08-01"), 5: at("2023-08-02"), 3: at("2023-08-03")}
    for value in order:
        july.rate(ticket, value, answered_at=moments[value])
    totals = [scores.total(july.sql, "csat", JULY, SEPTEMBER, moments[value]).total for value in (2, 5, 3)]
    assert totals == [2, 5, 3]


def test_nothing_to_count_is_nothing(july: Town) -> None:
    empty = scores.total(july.sql, "csat", JULY, AUGUST, AUGUST)
    assert counts(empty) == (0, 0) and empty.scales == 0
    assert scores.by(july.sql, "team", "csat", JULY, AUGUST, AUGUST) == ()
    assert scores.span(july.sql, "csat", AUGUST) is None


def test_neutral_counts_against(july: Town) -> None:
    for n, value in enumerate((1, 2, 3, 4, 5)):
        july.rate(july.ticket(f"T-{n}"), value, answered_at=JULY + n)
    tally = scores.total(july.sql, "csat", JULY, AUGUST, AUGUST)
    assert (tally.answered, tally.satisfied, tally.neutral, tally.low, tally.total) == (5, 2, 1, 2, 15)


def test_a_window_ends_before_its_end(july: Town) -> None:
    for n, moment in enumerate((JULY - 1, JULY, AUGUST - 1, AUGUST)):
        july.rate(july.ticket(f"T-{n}"), 5, answered_at=moment)
    assert counts(scores.total(july.sql, "csat", JULY, AUGUST, SEPTEMBER)) == (2, 2)


def test_answers_after_the_clock_do_not_count_yet(july: Town) -> None:
    july.rate(july.ticket("T-1"), 5, answered_at=JULY + 5 * DAY)
    assert counts(scores.total(july.sql, "csat", JULY, AUGUST, JULY + DAY)) == (0, 0)


def test_csat_nps_and_ces_stand_apart(july: Town) -> None:
    for n, (metric, value, low, high) in enumerate(
        (("csat", 1, 1, 5), ("nps", 10, 0, 10), ("nps", 6, 0, 10), ("ces", 7, 1, 7))
    ):
        july.rate(july.ticket(f"T-{n}"), value, answered_at=JULY + n, metric=metric, low=low, high=high)
    found = {metric: scores.total(july.sql, metric, JULY, AUGUST, AUGUST) for metric in ("csat", "nps", "ces")}
    assert {metric: tally.answered for metric, tally in found.items()} == {"csat": 1, "nps": 2, "ces": 1}
    assert (found["nps"].promoters, found["nps"].detractors) == (1, 1)
    assert found["ces"].total == 7
    ticket = july.ticket("T-9")  # one ticket, asked two questions
    july.rate(ticket, 5, answered_at=JULY + 10)
    july.rate(ticket, 2, answered_at=JULY + 20, metric="nps", low=0, high=10)
    assert scores.total(july.sql, "csat", JULY, AUGUST, AUGUST).answered == 2
    assert scores.total(july.sql, "nps", JULY, AUGUST, AUGUST).answered == 3


def test_two_scales_in_a_window_are_told(july: Town) -> None:
    july.rate(july.ticket("T-1"), 5, answered_at=JULY)
    july.rate(july.ticket("T-2"), 9, answered_at=JULY, low=1, high=10)
    tally = scores.total(july.sql, "csat", JULY, AUGUST, AUGUST)
    assert tally.scales == 2 and counts(tally) == (2, 2)
    assert scores.total(july.sql, "csat", JULY, JULY, AUGUST).scales == 0


def test_credit_stays_with_the_agent_and_team_of_then(july: Town) -> None:
    teams = [july.add("team", name=name) for name in ("Returns", "Billing")]
    ana = july.add("agent", source="desk", external_id="a", name="Ana", team_id=teams[0])
    ticket = july.ticket("T-1", agent_id=ana, team_id=teams[0])
    july.rate(ticket, 5, answered_at=JULY)
    july.sql.execute("UPDATE interaction SET team_id = ?", (teams[1],))
    july.sql.execute("UPDATE agent SET team_id = ?", (teams[1],))
    assert [row.name for row in scores.by(july.sql, "team", "csat", JULY, AUGUST, AUGUST)] == ["Returns"]


def test_two_agents_of_one_name_are_two_and_the_unknown_stand_last(july: Town) -> None:
    agents = [july.add("agent", source="desk", external_id=key, name="Ana") for key in ("a", "b")]
    for n, agent in enumerate((*agents, None, None)):
        july.rate(july.ticket(f"T-{n}", agent_id=agent), 5, answered_at=JULY)
    rows = scores.by(july.sql, "agent", "csat", JULY, AUGUST, AUGUST)
    assert [(row.name, row.answered) for row in rows] == [("Ana", 1), ("Ana", 1), (None, 2)]


def test_spellings_of_a_channel_are_one(july: Town) -> None:
    for n, channel in enumerate(("Chat", "chat", "E-mail")):
        july.rate(july.ticket(f"T-{n}", channel=channel), 5, answered_at=JULY)
    rows = scores.by(july.sql, "channel", "csat", JULY, AUGUST, AUGUST)
    assert [(str(row.name).lower(), row.answered) for row in rows] == [("chat", 2), ("e-mail", 1)]


@pytest.mark.parametrize("group", scores.GROUPS)
def test_the_groups_add_up_to_the_whole(july: Town, group: str) -> None:
    team = july.add("team", name="Returns")
    agent = july.add("agent", source="desk", external_id="a", name="Ana", team_id=team)
    account = july.add("account", source="desk", external_id="k", name="Acme")
    customer = july.add("customer", source="desk", external_id="c", name="Kim", account_id=account)
    for n in range(20):
        known = (
            {"agent_id": agent, "channel": "chat", "issue": "refund", "product": "Lamp", "customer_id": customer}
            if n % 3
            else {}
        )
        july.rate(july.ticket(f"T-{n}", **known), n % 5 + 1, answered_at=JULY + n * HOUR)
    rows = scores.by(july.sql, group, "csat", JULY, AUGUST, AUGUST)
    whole = scores.total(july.sql, "csat", JULY, AUGUST, AUGUST)
    for field in ("answered", "satisfied", "neutral", "low", "total"):
        assert sum(getattr(row, field) for row in rows) == getattr(whole, field)
    assert rows[-1].name is None or group == "kind"


def test_names_are_made_plain(july: Town) -> None:
    team = july.add("team", name="Re\x1b[31mturns")
    july.rate(july.ticket("T-1", team_id=team), 5, answered_at=JULY)
    assert "\x1b" not in str(scores.by(july.sql, "team", "csat", JULY, AUGUST, AUGUST)[0].name)
