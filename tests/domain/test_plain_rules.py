"""The plain rules, by the golden values of measures §7 and behaviours A21, A28 and B8."""

from __future__ import annotations

from console.domain.period import Period
from console.domain.plain_rules import USUAL, Finding, Span, Spans, Thresholds, findings, strictness

Counts = tuple[int, int]
STEADY: tuple[Counts, Counts, Counts, Counts] = ((80, 100), (80, 100), (80, 100), (80, 100))


def told(
    months: tuple[Counts, Counts] = ((80, 100), (80, 100)),
    weeks: tuple[Counts, Counts, Counts, Counts] = STEADY,
    recent: Counts = (80, 100),
    thresholds: Thresholds = USUAL,
) -> tuple[Finding, ...]:
    """What the rules say of (satisfied, answered) in two months, four weeks and the last 28 days."""
    spans = [Span(Period(0, 1, f"period {number}"), *counts) for number, counts in enumerate((*months, *weeks, recent))]
    return findings(Spans((spans[0], spans[1]), (spans[2], spans[3], spans[4], spans[5]), spans[6]), thresholds)


def rules(found: tuple[Finding, ...]) -> list[str]:
    return [one.rule for one in found]


def test_two_points_below_the_month_before_are_noted_at_any_level() -> None:
    assert rules(told(months=((95, 100), (93, 100)))) == ["month"]
    assert rules(told(months=((78, 100), (77, 100)))) == []
    assert rules(told(months=((95_000, 100_000), (93_001, 100_000)))) == []  # 1.999 points
    assert "2.0 points below" in told(months=((95, 100), (93, 100)))[0].words


def test_two_weekly_falls_are_noted_once() -> None:
    assert rules(told(weeks=((80, 100), (82, 100), (81, 100), (79, 100)))) == ["weeks"]
    assert rules(told(weeks=((83, 100), (82, 100), (81, 100), (79, 100)))) == []  # a third fall: told last week
    assert rules(told(weeks=((80, 100), (81, 100), (82, 100), (70, 100)))) == []  # one bad week
    assert rules(told(weeks=((80, 100), (82, 100), (82, 100), (79, 100)))) == []


def test_below_seventy_is_noted_with_as_many_decimals_as_show_it() -> None:
    assert rules(told(recent=(70, 100))) == []
    assert "69.9 %" in told(recent=(699, 1000))[0].words
    assert "69.96 %" in told(recent=(6996, 10_000))[0].words


def test_periods_without_answers_say_nothing() -> None:
    empty = (0, 0)
    assert told(months=((80, 100), empty), weeks=(empty, (80, 100), empty, (10, 100)), recent=empty) == ()
    assert told(months=(empty, empty), weeks=(empty,) * 4, recent=empty) == ()


def test_a_note_is_worth_an_alert_only_out_of_chance_and_with_thirty_answers() -> None:
    assert not told(months=((95, 100), (93, 100)))[0].clears()
    assert told(months=((950, 1000), (900, 1000)))[0].clears()
    assert not told(months=((29, 29), (10, 29)))[0].clears()
    (month,) = told(months=((30, 30), (10, 30)))
    assert month.clears() and month.change is not None and month.change[0] < month.change[2] < 0


def test_below_seventy_clears_where_its_interval_does() -> None:
    assert not told(recent=(69, 100))[0].clears()
    (low,) = told(recent=(500, 1000))
    assert low.clears() and low.change is not None and low.change[0] == -20


def test_weeks_clear_by_the_first_and_the_last_of_them() -> None:
    (fall,) = told(weeks=((80, 100), (90, 100), (80, 100), (60, 100)))
    assert fall.clears() and fall.change is not None and round(fall.change[0], 6) == -30


def test_looking_at_many_rows_asks_more_of_each() -> None:
    assert round(strictness(1), 2) == 1.96
    assert strictness(300) > strictness(30) > strictness(1)
    (month,) = told(months=((90, 100), (78, 100)))
    assert month.clears(strictness(1)) and not month.clears(strictness(100))


def test_a_team_may_set_its_own_thresholds() -> None:
    own = Thresholds(fall=5, floor=80)
    assert rules(told(months=((95, 100), (91, 100)), thresholds=own)) == []
    assert rules(told(months=((95, 100), (90, 100)), thresholds=own)) == ["month"]
    assert rules(told(recent=(80, 100), thresholds=own)) == []
    (floor,) = told(recent=(7996, 10_000), thresholds=own)
    assert floor.words.startswith("below 80 %: 79.96 %") and floor.change is not None
    assert round(floor.change[0], 2) == -0.04 and not floor.clears()
    assert told(recent=(700, 1000), thresholds=own)[0].clears() and not told(recent=(690, 1000))[0].clears()
