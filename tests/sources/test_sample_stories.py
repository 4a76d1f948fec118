"""The stories inside the sample, each by its number as measures define it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from tests_support.half_year import DAY, FORTNIGHT, NOW, SAMPLE, by_name, csat, one, opened, percent

from console.domain.proportion import difference
from console.domain.text import plain
from console.sources.sample.mood import PROCESSOR


@pytest.fixture(scope="module")
def sample() -> Iterator[sqlite3.Connection]:
    """The committed file."""
    conn = opened(SAMPLE)
    yield conn
    conn.close()


def test_the_returns_desk_falls_below_half_while_the_others_hold(sample: sqlite3.Connection) -> None:
    late, early = "i.team_id = ? AND r.answered_at >= ?", "i.team_id = ? AND r.answered_at < ?"
    fallen = csat(sample, late, 1, FORTNIGHT)
    assert percent(fallen) < 50
    assert fallen.total >= 4 * 14
    assert percent(csat(sample, early, 1, NOW - 28 * DAY)) > 80
    assert csat(sample, "i.team_id = ?", 1).total >= 4 * 181
    for team in (2, 3):
        change = difference(csat(sample, late, team, FORTNIGHT), csat(sample, early, team, FORTNIGHT))
        assert change is not None
        assert change[1] < 0 < change[2]


def test_the_fall_comes_from_refunds_of_one_processor(sample: sqlite3.Connection) -> None:
    recent = "i.team_id = 1 AND r.answered_at >= ?"
    stuck = csat(sample, f"{recent} AND i.issue = 'Returns' AND i.issue_detail = 'Refund delay'", FORTNIGHT)
    rest = csat(sample, f"{recent} AND i.issue_detail <> 'Refund delay'", FORTNIGHT)
    assert percent(stuck) < 35
    assert percent(rest) > 70
    named, lows = sample.execute(
        "SELECT sum(r.comment LIKE '%' || ? || '%'), count(r.comment) FROM rating r"
        " JOIN interaction i ON i.id = r.interaction_id"
        " WHERE i.issue_detail = 'Refund delay' AND r.metric = 'csat' AND r.verdict = 'low' AND r.answered_at >= ?",
        (PROCESSOR, FORTNIGHT),
    ).fetchone()
    assert named > 10
    assert named / lows > 0.4


def expected(conn: sqlite3.Connection, agent: str, since: int) -> tuple[float, float]:
    """Observed and expected CSAT of an agent, by channel × issue, then issue, then channel (measures §6)."""
    rows = conn.execute(
        "SELECT a.name, i.channel, i.issue, r.verdict = 'satisfied' FROM rating r"
        " JOIN interaction i ON i.id = r.interaction_id"
        " JOIN agent a ON a.id = r.agent_id WHERE r.metric = 'csat' AND r.superseded_at IS NULL AND r.answered_at >= ?",
        (since,),
    ).fetchall()
    total, mine = 0.0, [row for row in rows if row[0] == agent]
    for _, channel, issue, _ in mine:
        for same in (
            [row for row in rows if row[1:3] == (channel, issue)],
            [row for row in rows if row[2] == issue],
            [row for row in rows if row[1] == channel],
        ):
            if sum(row[0] != agent for row in same) >= 20:
                break
        total += sum(row[3] for row in same) / len(same)
    return 100 * sum(row[3] for row in mine) / len(mine), 100 * total / len(mine)


@pytest.mark.parametrize("days", [181, 90])
def test_the_hardest_mix_looks_worst_and_is_not(sample: sqlite3.Connection, days: int) -> None:
    since = NOW - days * DAY
    raw = {
        name: percent(found)
        for (name,) in sample.execute("SELECT name FROM agent")
        if (found := csat(sample, "a.name = ? AND r.answered_at >= ?", name, since)).total >= 10
    }
    assert min(raw, key=raw.__getitem__) == "Viktor Hale"
    observed, usual = expected(sample, "Viktor Hale", since)
    assert observed > usual
    assert percent(csat(sample, "a.name = 'Viktor Hale' AND r.answered_at >= ?", since)) < 65


def test_one_agent_asks_for_fives_and_asks_few(sample: sqlite3.Connection) -> None:
    asked = "(t.text LIKE '%give me a five%' OR t.text LIKE '%5 out of 5%' OR t.text LIKE '%five stars%'"
    asked += " OR t.text LIKE '%only looks at fives%' OR t.text LIKE '%top marks%')"
    askers = by_name(
        sample, f"SELECT a.name, count(*) FROM turn t JOIN agent a ON a.id = t.agent_id WHERE {asked} GROUP BY 1"
    )
    assert list(askers) == ["Bella Moreau"]
    assert askers["Bella Moreau"] >= 12
    assert percent(csat(sample, "a.name = 'Bella Moreau'")) > 90
    rates = offers(sample)
    assert rates["Bella Moreau"] < 0.7
    assert all(rate > 0.85 for name, rate in rates.items() if name != "Bella Moreau")


def offers(conn: sqlite3.Connection) -> dict[str, float]:
    """Offer rate by human agent: sent ÷ (closed and not held back)."""
    return by_name(
        conn,
        "SELECT a.name, 1.0 * count(s.sent_at) / sum(s.held_back IS NULL) FROM interaction i"
        " JOIN agent a ON a.id = i.agent_id"
        " LEFT JOIN survey s ON s.interaction_id = i.id AND s.metric = 'csat'"
        " WHERE i.closed_at IS NOT NULL AND i.closed_at < ? AND a.kind = 'human' GROUP BY 1",
        NOW - DAY,
    )


def test_one_agent_charms_and_does_not_solve(sample: sqlite3.Connection) -> None:
    solved = by_name(
        sample,
        "SELECT a.name, avg(NOT EXISTS (SELECT 1 FROM interaction n"
        " WHERE n.customer_id = i.customer_id AND n.issue = i.issue"
        " AND n.opened_at > i.resolved_at AND n.opened_at <= i.resolved_at + 604800)) FROM interaction i"
        " JOIN agent a ON a.id = i.agent_id WHERE a.kind = 'human' AND i.customer_id IS NOT NULL"
        " AND i.resolved_at < ? GROUP BY 1",
        NOW - 7 * DAY,
    )
    quality = by_name(
        sample,
        "SELECT a.name, avg(score) FROM review v JOIN agent a ON a.id = v.agent_id WHERE drawn = 'random' GROUP BY 1",
    )
    assert percent(csat(sample, "a.name = 'Felix Brandt'")) > 90
    assert solved.pop("Felix Brandt") < 0.65
    assert min(solved.values()) > 0.78
    assert quality.pop("Felix Brandt") < 70
    assert min(quality.values()) > 75


def test_coaching_on_the_next_step_shows_in_random_reviews(sample: sqlite3.Connection) -> None:
    (held,) = sample.execute(
        "SELECT s.held_at FROM session s JOIN agent a ON a.id = s.agent_id JOIN commitment c ON c.session_id = s.id"
        " JOIN criterion k ON k.id = c.criterion_id WHERE a.name = 'Samira Osei' AND k.name = 'Next step'"
    ).fetchone()
    scores = "SELECT avg(chosen / high), count(*) FROM review v JOIN review_answer w ON w.review_id = v.id"
    scores += " JOIN criterion k ON k.id = w.criterion_id JOIN agent a ON a.id = v.agent_id"
    scores += " WHERE a.name = 'Samira Osei' AND k.name = 'Next step' AND drawn = 'random' AND v.at BETWEEN ? AND ?"
    before = sample.execute(scores, (held - 28 * DAY, held)).fetchone()
    after = sample.execute(scores, (held + 1, held + 28 * DAY)).fetchone()
    assert min(before[1], after[1]) >= 5
    assert after[0] - before[0] > 0.3


def test_an_account_rates_low_twice_before_its_renewal(sample: sqlite3.Connection) -> None:
    rows = sample.execute(
        "SELECT k.name, k.renewal_at, count(*) FROM rating r JOIN interaction i ON i.id = r.interaction_id"
        " JOIN account k ON k.id = i.account_id WHERE r.metric = 'csat' AND r.verdict = 'low' AND r.answered_at > ?"
        " AND k.renewal_at BETWEEN ? AND ? GROUP BY k.id HAVING count(DISTINCT i.customer_id) >= 2 AND k.id = 17",
        (NOW - 30 * DAY, NOW, NOW + 30 * DAY),
    ).fetchall()
    assert len(rows) == 1
    assert rows[0][2] >= 2
    assert one(sample, "SELECT count(*) FROM recovery v JOIN customer c ON c.id = v.customer_id WHERE c.account_id = 17"
                       " AND v.closed_at IS NULL AND v.renewal_at = ?", rows[0][1]) == 2  # fmt: skip


def test_deliverables_average_four_point_seven_across_twenty_two(sample: sqlite3.Connection) -> None:
    mean, count = sample.execute(
        "SELECT avg(r.value), count(*) FROM rating r"
        " JOIN interaction i ON i.id = r.interaction_id WHERE i.account_id = 31"
        " AND i.kind = 'deliverable' AND r.metric = 'csat' AND r.answered_at >= 1774994400 AND r.superseded_at IS NULL"
    ).fetchone()
    assert (f"{mean:.1f}", count) == ("4.7", 22)


def test_the_attack_lies_raw_in_the_file_and_plain_takes_its_teeth(sample: sqlite3.Connection) -> None:
    comments = [
        row[0]
        for row in sample.execute(
            "SELECT r.comment FROM rating r JOIN interaction i ON i.id = r.interaction_id"
            " JOIN customer c ON c.id = i.customer_id"
            " WHERE c.name LIKE '%[bold]%'"
        )
    ]
    raw = "".join(comments)
    for weapon in ("\x1b]52;c;", "\x1b[2J", "\x9b31m", "\u202e", "[@click=app.quit]", "[/x]", "[/]"):
        assert weapon in raw
    assert not set(plain(raw)) & {"\x1b", "\x9b", "\x07", "\u202e"}
