"""Verdicts on every scale (measures §1, behaviours A16, B3)."""

import pytest

from console.domain.rating import number, position, spoken, verdict, wants_comment

SCALES = [
    ((1, 5), "low low neutral satisfied satisfied"),
    ((1, 10), "low low low low low neutral neutral satisfied satisfied satisfied"),
    ((0, 10), "low low low low low neutral neutral neutral satisfied satisfied satisfied"),
    ((1, 7), "low low low neutral neutral satisfied satisfied"),
    ((1, 3), "low neutral satisfied"),
    ((0, 1), "low satisfied"),
]


@pytest.mark.parametrize(("scale", "expected"), SCALES)
def test_each_scale_reads_as_the_table_says(scale: tuple[int, int], expected: str) -> None:
    low, high = scale
    assert [verdict(value, low, high) for value in range(low, high + 1)] == expected.split()
    assert [verdict(value, high, low) for value in range(high, low - 1, -1)] == expected.split()  # 1 = best


def test_just_below_three_is_low() -> None:
    assert verdict(2.99, 1, 5) == "low"
    assert verdict(3, 1, 5) == "neutral"


def test_a_comment_is_asked_below_four() -> None:
    assert [wants_comment(value, 1, 5) for value in (2, 3, 4)] == [True, True, False]


def test_position_runs_from_worst_to_best_on_a_reversed_scale_too() -> None:
    assert position(5, 5, 1) == 0
    assert position(1, 5, 1) == 1


def test_ratings_are_spoken_as_they_came() -> None:
    assert spoken(2, 1, 5) == "2/5"
    assert spoken(0, 0, 1, "bad") == "bad"
    assert spoken(1, 0, 1) == "good"
    assert spoken(2.5, 5, 1) == "2.5 on 5–1"
    assert number(4.0) == "4"
