"""What stands on the agenda of a one-on-one."""

from __future__ import annotations

from console.domain.one_on_one import Met, to_praise, to_talk_about, to_work_on
from console.domain.patterns import Pattern
from console.domain.proportion import share


def pattern(value: str, low: float, high: float) -> Pattern:
    return Pattern("issue", value, share(1, 20), share(30, 40), (low + high) / 2, low, high)


def test_one_pattern_and_the_weakest_criterion_and_never_more_than_two() -> None:
    worse, worst, better = pattern("Returns", -40, -5), pattern("Billing", -60, -9), pattern("How-to", 3, 30)
    weak, weaker = Met("Contact", "Empathy", 5, 60.0), Met("Wording", "Clear", 3, 40.0)
    assert to_work_on([worst, better, worse], [weak, weaker]) == [worst, weaker]
    assert to_work_on([better], [weak, weaker]) == [weaker, weak]
    assert to_work_on([worst, worse], []) == [worst, worse]


def test_good_criteria_and_those_seen_too_seldom_are_not_worked_on() -> None:
    assert to_work_on([], [Met("a", "b", 2, 10.0), Met("a", "c", 9, 80.0), Met("a", "d", 9, None)]) == []


def test_three_conversations_one_of_each_kind_first_and_none_twice() -> None:
    assert to_talk_about([[1, 2, 3], [], [2, 4]], lambda one: one) == [1, 2, 4]
    assert to_talk_about([[1, 2], [1]], lambda one: one) == [1, 2]
    assert to_talk_about([[], []], lambda one: one) == []


def test_praise_that_was_passed_on_gives_way() -> None:
    assert to_praise([1, 2, 3, 4], lambda one: one in (1, 3)) == [2, 4]
    assert to_praise([1], lambda one: True) == [1]
