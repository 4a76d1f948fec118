"""Whom to talk to first, what stands out in an agent's work, and who asks customers for scores."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.asking import asks_for_score
from console.domain.coaching import Standing
from console.domain.patterns import Cell, band, patterns
from console.domain.proportion import difference, share
from console.sources import sample


def test_overdue_promises_come_first_then_what_stands_out_then_the_longest_wait() -> None:
    late = Standing("Zoe", 1, (), 3)
    odd = Standing("Yan", 0, ("CSAT below the peers' range",), 3)
    never, long_ago = Standing("Xi", 0, (), None), Standing("Will", 0, (), 40)
    ana, ben = Standing("Ana", 0, (), 3), Standing("ben", 0, (), 3)
    assert sorted([ben, long_ago, ana, never, odd, late], key=lambda one: one.order) == [
        late,
        odd,
        never,
        long_ago,
        ana,
        ben,
    ]


def test_why_is_said_in_words() -> None:
    assert Standing("A", 2, ("QA above the peers' range",), 1).reasons == (
        "2 commitments overdue", "QA above the peers' range", "one-on-one yesterday",
    )  # fmt: skip
    assert Standing("A", 1, (), None).reasons == ("1 commitment overdue", "no one-on-one yet")
    assert Standing("A", 0, (), 0).reasons == ("one-on-one today",)
    assert Standing("A", 0, (), 12).reasons == ("one-on-one 12 days ago",)


def test_a_pattern_is_a_clear_gap_to_the_agents_other_work() -> None:
    cells = [Cell("issue", "refund", 10, 40), Cell("issue", "login", 70, 80), Cell("channel", "chat", 8, 19)]
    found = patterns(cells, satisfied=150, answered=200)
    assert [(one.value, one.here.percent) for one in found] == [("refund", 25), ("login", 87.5)]
    assert found[0].elsewhere.total == 160 and found[0].high < 0 and found[1].low > 0


def test_nineteen_ratings_and_all_of_ones_work_are_no_pattern() -> None:
    assert patterns([Cell("issue", "refund", 0, 19)], 81, 100) == []
    assert patterns([Cell("channel", "chat", 20, 100)], 20, 100) == []


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=12))
def test_at_most_three_patterns_and_each_excludes_nought_at_99_percent(counts: list[tuple[int, int]]) -> None:
    cells = [Cell("issue", str(n), min(pair), max(pair)) for n, pair in enumerate(counts)]
    satisfied, answered = sum(cell.satisfied for cell in cells), sum(cell.answered for cell in cells)
    found = patterns(cells, satisfied, answered)
    assert len(found) <= 3
    for one in found:
        gap = difference(one.here, one.elsewhere)
        assert gap is not None and (gap[1] > 0 or gap[2] < 0), "what clears 99 % clears 95 %"
        assert one.here.total >= 20 and one.here.total + one.elsewhere.total == answered


def test_an_interval_of_99_percent_is_wider() -> None:
    narrow, wide = difference(share(27, 28), share(18, 21)), difference(share(27, 28), share(18, 21), 2.5758)
    assert narrow is not None and wide is not None
    assert wide[0] == narrow[0] and wide[1] < narrow[1] and wide[2] > narrow[2]


def test_every_hour_lies_in_one_band() -> None:
    assert [band(hour).split(" ")[0] for hour in (0, 6, 9, 12, 15, 18, 23)] == [
        "night", "early", "morning", "midday", "afternoon", "evening", "evening",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["Please give me a 5!", "You'll get a survey: only a 5 counts, so please pick five stars.", "Rate us highly, would you?",
     "Could you leave a positive review?", "My bonus depends on these ratings.", "Give me a 10 in the survey",
     "I would be glad about 5 out of 5."],
)  # fmt: skip
def test_asking_for_a_high_score_is_quoted(text: str) -> None:
    assert asks_for_score(f"Hello. {text}\nBye.") is not None


@pytest.mark.parametrize(
    "text",
    ["Please tell us how we did in the survey.", "Please wait 5 minutes.", "Could you give me the 10 digit number?",
     "Thank you for the 5 stars.", "Your credit score is 700.", "It would take 5 to 10 days.", "Press 5 for billing."],
)  # fmt: skip
def test_asking_for_an_answer_or_talking_of_numbers_is_not(text: str) -> None:
    assert asks_for_score(text) is None


def test_every_plea_of_the_sample_is_found_and_none_of_its_other_lines() -> None:
    talk = tomllib.loads((Path(sample.__file__).parent / "phrases" / "talk.toml").read_text(encoding="utf-8"))
    assert all(asks_for_score(line) for line in talk["ask_five"])
    other = [line for name, lines in talk.items() if name != "ask_five" and isinstance(lines, list) for line in lines]
    assert other and [line for line in other if asks_for_score(line)] == []
