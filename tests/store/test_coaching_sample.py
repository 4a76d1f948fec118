"""The sample's planted agents as a coach sees them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from tests_support.half_year import DAY, NOW, SAMPLE, opened

from console.domain.coaching import RANKED
from console.domain.period import Period
from console.domain.quality import QUADRANTS
from console.store import coaching, signals
from console.store.coaching import AgentView

WINDOWS = [Period(NOW - days * DAY, NOW, f"{days} days") for days in (90, 181)]
QUARTER = WINDOWS[0]


@pytest.fixture(scope="module")
def sample() -> Iterator[sqlite3.Connection]:
    """The committed file."""
    conn = opened(SAMPLE)
    yield conn
    conn.close()


def view(conn: sqlite3.Connection, name: str, period: Period = QUARTER) -> AgentView:
    """One agent's picture."""
    return coaching.agent(conn, coaching.only(conn, name), period, NOW)


def raised(conn: sqlite3.Connection, period: Period) -> dict[str, set[str]]:
    """The signals of everybody who has one."""
    found = {
        line.name: signals.signals(conn, line.id, period, NOW) for line in coaching.agents(conn, None, period, NOW)
    }
    return {name: {one.kind for one in held} for name, held in found.items() if held}


@pytest.mark.parametrize("period", WINDOWS, ids=lambda period: period.label)
def test_the_hardest_mix_is_worst_raw_and_not_worst_against_expected(
    sample: sqlite3.Connection, period: Period
) -> None:
    lines = [line for line in coaching.agents(sample, None, period, NOW) if line.fair.csat.total >= RANKED]
    raw = {line.name: line.fair.csat.percent for line in lines}
    assert min(raw, key=lambda name: raw[name] or 0) == "Viktor Hale"
    gaps = {line.name: line.fair.gap for line in lines if line.fair.gap is not None}
    assert gaps["Viktor Hale"] > 0
    assert sum(gap < gaps["Viktor Hale"] for gap in gaps.values()) > len(gaps) / 2
    found = view(sample, "Viktor Hale", period)
    assert "but this mix of work is harder: it usually gets" in found.said[0]
    assert not any("CSAT" in reason for reason in found.line.reasons)


@pytest.mark.parametrize("period", WINDOWS, ids=lambda period: period.label)
def test_only_the_planted_agents_are_worth_a_look(sample: sqlite3.Connection, period: Period) -> None:
    found = raised(sample, period)
    assert set(found) <= {"Bella Moreau", "Felix Brandt"}
    assert {"offer", "asking"} <= found["Bella Moreau"]
    assert {"premature", "quality"} <= found["Felix Brandt"]


def test_who_asks_for_fives_is_quoted(sample: sqlite3.Connection) -> None:
    found = signals.signals(sample, coaching.only(sample, "Bella Moreau"), QUARTER, NOW)
    asking = next(one for one in found if one.kind == "asking")
    text = sample.execute("SELECT text FROM turn WHERE id = ?", (asking.evidence[0].turn_id,)).fetchone()[0]
    assert asking.evidence[0].quote in text
    assert "five" in text or "5" in text or "top marks" in text
    assert len(asking.evidence) == asking.found == 4
    assert asking.limit is not None and asking.percent is not None and asking.limit <= asking.percent
    assert asking.innocent


def test_the_charming_one_has_charmed_and_not_solved(sample: sqlite3.Connection) -> None:
    found = view(sample, "Felix Brandt")
    assert found.quadrants["charmed, not solved"] and not found.quadrants["recognise"]
    assert list(found.quadrants) == list(QUADRANTS)
    assert found.charmed.back.percent is not None and found.charmed.back.percent > 35
    assert len(found.charmed.tickets) >= found.charmed.back.count
    assert any("QA" in ticket.why for ticket in found.charmed.tickets)
    assert any("back on the same issue" in ticket.why for ticket in found.charmed.tickets)
    assert found.criteria[0].quality.mean is not None and found.criteria[0].quality.mean < 60
    assert "QA below the peers' limits" in found.line.reasons


def test_the_list_says_why_and_never_sorts_by_raw_csat(sample: sqlite3.Connection) -> None:
    lines = coaching.agents(sample, None, QUARTER, NOW)
    assert [line.overdue for line in lines] == sorted((line.overdue for line in lines), reverse=True)
    assert lines[0].reasons[0] == "2 commitments overdue"
    raw = [line.fair.csat.percent or 0 for line in lines]
    assert raw not in (sorted(raw), sorted(raw, reverse=True))
    assert all(line.reasons for line in lines)


def test_the_list_and_the_view_tell_the_same(sample: sqlite3.Connection) -> None:
    lines = coaching.agents(sample, None, QUARTER, NOW)
    assert len(lines) == 25
    for line in lines:
        assert view(sample, line.agent.ref).line == line


def test_the_trend_counts_each_answer_of_its_weeks_and_knows_its_sessions(sample: sqlite3.Connection) -> None:
    found = view(sample, "Samira Osei")
    held = [at for week in found.trend for at in week.sessions]
    first, last = found.trend[0].period.since, found.trend[-1].period.until
    assert held == sorted(talk.held_at for talk in found.sessions if talk.held_at >= first) != []
    (count,) = sample.execute(
        "SELECT count(*) FROM rating WHERE metric = 'csat' AND superseded_at IS NULL AND agent_id = ?"
        " AND answered_at >= ? AND answered_at < ?",
        (found.line.id, first, last),
    ).fetchone()
    assert sum(week.csat.total for week in found.trend) == count > 40


def test_the_ai_agent_has_no_peers_and_is_not_compared(sample: sqlite3.Connection) -> None:
    found = view(sample, "Nova")
    assert found.line.agent.kind == "ai"
    assert found.line.fair.gap is None and found.line.fair.peers == 0
    assert found.said[0].startswith("Not compared: fewer than 5 others of the same kind")
