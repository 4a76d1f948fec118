"""Agents as a coach sees them where data is thin, odd or missing: nothing counted is None, and said."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests_support.town import DAY, HOUR, Town

from console.domain.latency import Latency
from console.domain.period import Period
from console.store import coaching, signals
from console.store.errors import Refused

NOW = 1_780_000_000
WINDOW = Period(NOW - 90 * DAY, NOW + HOUR, "90 days to then")


@pytest.fixture
def office(tmp_path: Path) -> Town:
    """A store whose clock stands still; team 1 Returns, agent 1 Ana, a coach and a rubric of one criterion."""
    town = Town(tmp_path / "store.db", now=NOW)
    town.add("team", name="Returns")
    town.add("person", name="Dana")
    hire(town, "Ana")
    town.add("rubric", name="Calls", version=1, created_at=0)
    town.add("criterion", rubric_id=1, seq=1, section="Opening", name="Greeting", weight=10)
    return town


def hire(town: Town, name: str, **values: object) -> int:
    """An agent of the team, two years here; their id."""
    ref = f"A-{town.one('SELECT count(*) FROM agent') + 1}"
    return town.add(
        "agent", source="desk", external_id=ref, name=name, **{"team_id": 1, "started_at": NOW - 730 * DAY, **values}
    )


def rated(town: Town, agent: int, *values: float, ago: int = DAY, **ticket: object) -> list[int]:
    """Tickets of an agent, rated `ago` seconds before now; their ids."""
    found = []
    for value in values:
        known = {"channel": "chat", "issue": "refund", "agent_id": agent, "opened_at": NOW - ago - HOUR, **ticket}
        found.append(town.ticket(f"T-{town.one('SELECT count(*) FROM interaction')}", **known))
        town.rate(found[-1], value, ago)
    return found


def reviewed(town: Town, ticket: int, agent: int, score: float | None, drawn: str = "random", ago: int = 0) -> int:
    """A review with its one mark."""
    review = town.add("review", interaction_id=ticket, rubric_id=1, agent_id=agent, reviewer_id=1, drawn=drawn,
                      at=NOW - ago, score=score)  # fmt: skip
    town.add(
        "review_answer", review_id=review, criterion_id=1, chosen=None if score is None else score / 100, evidence="hi"
    )
    return review


def team_of(town: Town, count: int, *values: float) -> None:
    """Further agents with these ratings each."""
    for number in range(count):
        rated(town, hire(town, f"Peer {number}"), *values)


def view(town: Town, agent: int = 1, period: Period = WINDOW) -> coaching.AgentView:
    """What a coach sees."""
    return coaching.agent(town.sql, agent, period, NOW)


def test_an_agent_with_nothing_has_nothing_and_no_noughts(office: Town) -> None:
    found = view(office)
    line = found.line
    assert (line.fair.csat.percent, line.fair.csat.low, line.fair.shrunken, line.fair.gap) == (None,) * 4
    assert (line.qa.mean, line.qa.n, line.days, line.latency) == (None, 0, None, Latency(0, None, 0))
    assert line.fair.blame.csat is None and not line.fair.blame.hidden
    assert (found.mean, found.scales, found.handle.median, found.charmed.back.percent) == (None, 0, None, None)
    assert all(week.csat.percent is None for week in found.trend) and len(found.trend) == 13
    assert found.said == ("No ratings in this window: nothing to compare.",)
    assert line.reasons == ("no one-on-one yet",)
    look = signals.look(office.sql, 1, WINDOW, NOW)
    assert look.signals == () and look.unmeasured and look.within == ()


def test_one_rating_and_one_review_are_shown_and_never_ranked(office: Town) -> None:
    team_of(office, 5, *[5] * 10)
    (ticket,) = rated(office, 1, 5)
    reviewed(office, ticket, 1, 60)
    found = view(office)
    assert found.line.fair.csat.percent == 100 and found.line.fair.gap is None and found.line.fair.outside == 0
    assert found.line.qa.mean == 60 and found.line.qa.low is None
    assert found.said == ("1 of the 10 ratings that a comparison takes: shown, never ranked.",)
    assert [one.rated.ref for one in found.quadrants["charmed, not solved"]] == [found.charmed.tickets[0].ref]
    assert found.charmed.tickets[0].why == "neither resolved nor closed; QA 60"
    assert signals.look(office.sql, 1, WINDOW, NOW).notes == (
        "A CSAT of 100 % from 1 rating may as well be 21 % or 100 %.",
    )


@pytest.mark.parametrize(("count", "compared"), [(4, False), (5, True)])
def test_a_comparison_takes_five_peers(office: Town, count: int, compared: bool) -> None:
    team_of(office, count, *[5] * 12, 1, 2)
    rated(office, 1, *[5] * 10, *[1] * 10)
    found = view(office)
    assert (found.line.fair.gap is not None) == compared == (found.line.fair.shrunken is not None)
    assert found.line.fair.peers == (5 if compared else 0)
    assert ("fewer than 5 others" in " ".join(found.said)) != compared


def test_tenure_is_told_by_the_start_or_by_ratings_of_long_ago(office: Town) -> None:
    for number in range(5):
        rated(office, hire(office, f"New {number}", started_at=NOW - 89 * DAY), *[5] * 10)
    rated(office, 1, *[4] * 10)
    assert view(office).line.fair.peers == 0
    office.sql.execute("UPDATE agent SET started_at = NULL WHERE id > 1")
    assert view(office).line.fair.peers == 0
    for agent in range(2, 7):
        rated(office, agent, 5, ago=91 * DAY)
    assert view(office).line.fair.peers == 5


def test_an_agent_who_left_is_listed_while_their_ratings_are_in_the_window(office: Town) -> None:
    gone = hire(office, "Gone", left_at=NOW - 100 * DAY)
    assert [line.name for line in coaching.agents(office.sql, "returns", WINDOW, NOW)] == ["Ana"]
    rated(office, gone, 5)
    lines = coaching.agents(office.sql, "Returns", WINDOW, NOW)
    assert {line.name for line in lines} == {"Ana", "Gone"}
    assert view(office, gone).line.agent.left_at == NOW - 100 * DAY


def test_a_team_or_agent_nobody_knows_is_refused(office: Town) -> None:
    with pytest.raises(Refused, match="no team called Nowhere"):
        coaching.agents(office.sql, "Nowhere", WINDOW, NOW)
    with pytest.raises(Refused, match="not in the store any more"):
        view(office, 99)
    with pytest.raises(Refused, match="not in the store any more"):
        signals.look(office.sql, 99, WINDOW, NOW)
    with pytest.raises(Refused, match="no agent called Zoe"):
        coaching.only(office.sql, "Zoe")


def test_two_of_one_name_are_asked_for_by_team_or_id(office: Town) -> None:
    office.add("team", name="Orders")
    other = hire(office, "ana", team_id=2, left_at=NOW)
    assert coaching.named(office.sql, "ANA") == (1, other)
    with pytest.raises(Refused) as refused:
        coaching.only(office.sql, "Ana")
    assert str(refused.value) == (
        "2 agents are called Ana: A-1 (Returns); A-2 (Orders, left). Say which, by id (A-1) or as “Ana, Returns”."
    )
    assert coaching.only(office.sql, "a-2") == other
    assert coaching.only(office.sql, "Ana, Orders") == other
    assert coaching.only(office.sql, "Ana, Returns") == 1


def test_blame_is_set_aside_and_hidden_where_one_person_did_most_of_it(office: Town) -> None:
    office.add("person", name="Omar")
    tickets = rated(office, 1, *[5] * 6, *[1] * 10)
    set_aside = "UPDATE rating SET cause = 'product', cause_by = ? WHERE interaction_id = ?"
    for number, ticket in enumerate(tickets[6:10]):
        office.sql.execute(set_aside, (1 + number % 2, ticket))
    found = view(office).line.fair.blame
    assert (found.lows, found.set_aside, found.csat) == (10, 4, 50.0)
    for ticket in tickets[6:10]:
        office.sql.execute(set_aside, (1, ticket))
    hidden = view(office)
    assert hidden.line.fair.blame.csat is None and hidden.line.fair.blame.set_aside == 4
    assert "CSAT without blame is not shown: one person set aside more than 30 % of the low ratings." in hidden.said


def test_only_random_draws_make_the_qa_and_calibrations_are_nobodys(office: Town) -> None:
    tickets = rated(office, 1, 5, 5, 1, 1)
    for ticket, score, drawn in zip(
        tickets, (90, 50, 30, 10), ("random", "chosen", "low rating", "calibration"), strict=True
    ):
        reviewed(office, ticket, 1, score, drawn)
    found = view(office)
    assert (found.line.qa.n, found.line.qa.mean) == (1, 90)
    assert {name: len(held) for name, held in found.quadrants.items()} == {
        "recognise": 1, "charmed, not solved": 1, "fix the process": 0, "coach": 1,
    }  # fmt: skip
    assert [(one.name, one.quality.n, one.quality.mean) for one in found.criteria] == [("Greeting", 1, 90)]


def test_a_review_in_which_nothing_applied_has_no_score(office: Town) -> None:
    (ticket,) = rated(office, 1, 5)
    reviewed(office, ticket, 1, None)
    found = view(office)
    assert found.line.qa == (type(found.line.qa))(0, None, None, None)
    assert found.criteria == () and not any(found.quadrants.values())


def test_latency_runs_from_the_low_rating_to_the_next_session_or_review(office: Town) -> None:
    first, second = rated(office, 1, 1, 5, ago=10 * DAY)
    day = office.ticket("T-day", agent_id=1)
    office.rate(day, 2, 10 * DAY, answered_precision="day")
    reviewed(office, second, 1, 80, "calibration", ago=10 * DAY - HOUR)
    reviewed(office, first, 1, 80, ago=9 * DAY)
    rated(office, 1, 1, ago=2 * DAY)
    assert view(office).line.latency == Latency(1, 24.0, 1)
    office.add("session", agent_id=1, coach_id=1, held_at=NOW - DAY)
    assert view(office).line.latency == Latency(2, 24.0, 0)
    assert view(office).line.reasons == ("one-on-one yesterday",)


def test_overdue_promises_come_first(office: Town) -> None:
    session = office.add("session", agent_id=1, coach_id=1, held_at=NOW - 40 * DAY)
    for text, due, state in (("later", NOW + DAY, "open"), ("late", NOW - DAY, "open"), ("done", NOW - DAY, "kept")):
        office.add("commitment", session_id=session, text=text, due_at=due, state=state)
    hire(office, "Zed")
    lines = coaching.agents(office.sql, None, WINDOW, NOW)
    assert [(line.name, line.open_commitments, line.overdue) for line in lines] == [("Ana", 2, 1), ("Zed", 0, 0)]
    assert lines[0].reasons == ("1 commitment overdue", "one-on-one 40 days ago")
    assert [(one.text, one.overdue) for one in view(office).commitments] == [
        ("late", True),
        ("later", False),
        ("done", False),
    ]


def test_what_is_not_known_yet_is_not_seen(office: Town) -> None:
    rated(office, 1, 1, ago=-HOUR)
    office.add("session", agent_id=1, coach_id=1, held_at=NOW + HOUR)
    found = view(office)
    assert found.line.fair.csat.total == 0 and found.sessions == () and found.line.days is None


def test_praise_is_the_best_of_its_scale_with_a_kind_word(office: Town) -> None:
    tickets = rated(office, 1, 5, 5, 4, 5)
    for ticket, comment in zip(tickets, ("thank you, great", "terrible, useless", "great", None), strict=True):
        office.sql.execute("UPDATE rating SET comment = ? WHERE interaction_id = ?", (comment, ticket))
    assert [one.comment for one in view(office).praise] == ["thank you, great"]


def test_two_scales_have_no_mean(office: Town) -> None:
    rated(office, 1, 5)
    office.rate(office.ticket("T-x", agent_id=1), 9, low=1, high=10)
    found = view(office)
    assert (found.mean, found.scales, found.line.fair.csat.count) == (None, 2, 2)


def test_text_of_strangers_is_plain(office: Town) -> None:
    (ticket,) = rated(office, 1, 5)
    office.sql.execute("UPDATE rating SET comment = ? WHERE interaction_id = ?", ("great \x1b[2J\u202e", ticket))
    office.sql.execute("UPDATE agent SET name = ? WHERE id = 1", ("An\x1ba\nB",))
    found = view(office)
    assert "\x1b" not in found.praise[0].comment and "\u202e" not in (found.praise[0].comment or "")
    assert found.line.name == "An\ufffda ⏎ B"
