"""Scorecards: who was rated how in a window and in the one before; nothing to count is nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests_support.town import DAY, HOUR, Town

from console.domain.period import Period, custom, days
from console.store.scorecards import TOTAL, Card, Counts, Wanted, cards, mix, mixes, trends
from console.store.scorecards_groups import GROUPS

BERLIN = ZoneInfo("Europe/Berlin")
NOW, BEFORE = custom(date(2026, 3, 15), date(2026, 4, 11), BERLIN)  # the clocks go forward on 29 March


def wanted(by: str = "team", line: str = "", as_of: int = NOW.until) -> Wanted:
    """A question about the four weeks in which the clocks change."""
    return Wanted(by, NOW, BEFORE, as_of, line)


@pytest.fixture
def spring(tmp_path: Path) -> Town:
    """A store whose clock stands at the end of the window; teams Returns and Billing with an agent each."""
    town = Town(tmp_path / "store.db", now=NOW.until)
    for name, team in (("Ana", "Returns"), ("Ben", "Billing")):
        town.add("agent", source="desk", external_id=name, name=name, team_id=town.add("team", name=team))
    return town


def rated(town: Town, at: int, *values: float, **ticket: object) -> None:
    """Tickets rated at a moment, by default of Ana's."""
    known = {"agent_id": 1, **ticket}
    for value in values:
        town.rate(town.ticket(f"T-{town.one('SELECT count(*) FROM interaction')}", **known), value, answered_at=at)


def row(town: Town, name: str | None, **asked: str) -> Card:
    """The row of a name."""
    return next(card for card in cards(town.sql, wanted(**asked)).rows if card.name == name)


def test_both_windows_side_by_side(spring: Town) -> None:
    rated(spring, NOW.since, 5, 4, 3, 1)
    rated(spring, BEFORE.since, 5, 2)
    rated(spring, NOW.until - 1, 5, agent_id=2)
    found = cards(spring.sql, wanted())
    assert [card.name for card in found.rows] == ["Billing", "Returns"]
    assert row(spring, "Returns")[2:4] == (Counts(4, 2, 1), Counts(2, 1, 1))
    assert row(spring, "Returns").now.neutral == 1
    assert found.total == Card(TOTAL, "all", Counts(5, 3, 1), Counts(2, 1, 1), None, None)


def test_windows_end_before_their_end_and_at_the_clock(spring: Town) -> None:
    for moment in (BEFORE.since - 1, BEFORE.until - 1, NOW.since, NOW.until - 1, NOW.until):
        rated(spring, moment, 5)
    assert (row(spring, "Returns").before.answered, row(spring, "Returns").now.answered) == (1, 2)
    early = cards(spring.sql, wanted(as_of=NOW.since))
    assert early.total.now.answered == 1


@pytest.mark.parametrize("by", GROUPS)
def test_a_window_without_ratings_has_no_rows_and_no_scale(spring: Town, by: str) -> None:
    assert cards(spring.sql, wanted(by))[:3] == ((TOTAL, "all", Counts(), Counts(), None, None), (), 0)
    assert trends(spring.sql, wanted(by), [NOW]) == {TOTAL: ((0, 0),)}
    assert mix(spring.sql, wanted(by), "channel") == ()


def test_an_agent_who_moved_teams_is_credited_to_the_team_of_then(spring: Town) -> None:
    rated(spring, BEFORE.since, 5)
    spring.sql.execute("UPDATE agent SET team_id = 2 WHERE id = 1")
    rated(spring, NOW.since, 1)
    assert row(spring, "Returns")[2:4] == (Counts(), Counts(1, 1, 0))
    assert row(spring, "Billing")[2:4] == (Counts(1, 0, 1), Counts())
    assert row(spring, "Ana", by="agent")[2:4] == (Counts(1, 0, 1), Counts(1, 1, 0))


def test_nps_and_ces_stand_apart(spring: Town) -> None:
    ticket = spring.ticket("T-1", agent_id=1)
    spring.rate(ticket, 9, answered_at=NOW.since, metric="nps", low=0, high=10)
    spring.rate(ticket, 6, answered_at=BEFORE.since, metric="ces", low=1, high=7)
    card = row(spring, "Returns")
    assert card.now == Counts() and card.nps is not None and card.ces is not None
    assert (card.nps[0].nps, card.nps[1].nps, card.ces[0].mean, card.ces[1].mean) == (100, None, None, 6)
    assert cards(spring.sql, wanted()).total.nps == card.nps


def test_two_scales_are_told_and_other_metrics_are_no_second_scale(spring: Town) -> None:
    rated(spring, NOW.since, 5)
    spring.rate(spring.ticket("N", agent_id=1), 9, answered_at=NOW.since, metric="nps", low=0, high=10)
    assert cards(spring.sql, wanted()).scales == 1
    ticket = spring.ticket("S", agent_id=1)
    spring.rate(ticket, 9, answered_at=BEFORE.since, low=1, high=10)
    assert cards(spring.sql, wanted()).scales == 2
    spring.rate(ticket, 5, answered_at=BEFORE.since + 1)  # the customer answered again, on the usual scale
    assert cards(spring.sql, wanted()).scales == 1


def test_spellings_are_one_row_whichever_window_they_stand_in(spring: Town) -> None:
    rated(spring, NOW.since, 5, channel="Chat")
    rated(spring, BEFORE.since, 5, channel="chat")
    rated(spring, NOW.since, 5)
    assert [(card.ident, card.name, card.now.answered, card.before.answered)
            for card in cards(spring.sql, wanted("channel")).rows] == [("chat", "Chat", 1, 1), (None, None, 1, 0)]  # fmt: skip


def test_a_filter_takes_several_values_and_words(spring: Town) -> None:
    rated(spring, NOW.since, 5, 5, channel="chat")
    rated(spring, NOW.since, 1, channel="phone", subject="Where is my 100% refund")
    rated(spring, NOW.since, 3, agent_id=None)

    def answered(line: str) -> int:
        return cards(spring.sql, wanted(line=line)).total.now.answered

    found = {line: answered(line) for line in (
        "channel:chat", "channel:chat,phone", "-channel:chat", "team:returns", "-team:returns", "team:billing,returns",
        "agent:an channel:phone", "refund", "100%", "100_", "-refund", "nobody", 'agent:"Ana"')}  # fmt: skip
    assert found == {
        "channel:chat": 2, "channel:chat,phone": 3, "-channel:chat": 2, "team:returns": 3, "-team:returns": 1,
        "team:billing,returns": 3, "agent:an channel:phone": 1, "refund": 1, "100%": 1, "100_": 0, "-refund": 3,
        "nobody": 0, 'agent:"Ana"': 3,
    }  # fmt: skip


def test_a_trend_counts_each_local_day_once(spring: Town) -> None:
    week = Period(NOW.since + 13 * DAY, NOW.since + 16 * DAY - HOUR, "around 29 March")
    around = days(week, BERLIN)
    assert [day.until - day.since for day in around] == [24 * HOUR, 23 * HOUR, 24 * HOUR]
    for day in around:
        rated(spring, day.since, 5)
        rated(spring, day.until - 1, 1)
    assert trends(spring.sql, wanted(), around) == {1: ((1, 2),) * 3, TOTAL: ((1, 2),) * 3}


def test_a_mix_adds_up_to_the_row(spring: Town) -> None:
    rated(spring, NOW.since, 5, 1, channel="chat", issue="Refund")
    rated(spring, NOW.since, 4, channel="phone")
    rated(spring, BEFORE.since, 4, channel="e-mail")
    assert {cell.cell: (cell.name, cell.satisfied, cell.answered) for cell in mix(spring.sql, wanted(), "channel")} == {
        "chat": ("Returns", 1, 2), "phone": ("Returns", 1, 1)}  # fmt: skip
    assert {cell.path: cell.answered for cell in mixes(spring.sql, wanted(), "channel", "issue")} == {
        ("chat", "Refund"): 2, ("phone", None): 1}  # fmt: skip


def test_names_are_plain(spring: Town) -> None:
    rated(spring, NOW.since, 5, channel="ch\x1b[31mat")
    assert "\x1b" not in str(cards(spring.sql, wanted("channel")).rows[0].name)
    assert "\x1b" not in str(mix(spring.sql, wanted(), "channel")[0].cell)
