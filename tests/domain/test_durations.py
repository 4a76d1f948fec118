"""Durations: nothing is nothing, negative ones are counted and never averaged in."""

from __future__ import annotations

import pytest

from console.domain.durations import Times, times


def test_nothing_to_time_is_nothing() -> None:
    assert times([]) == times([None, None]) == Times(0, None, None, None, 0)
    assert times([-5]) == Times(0, None, None, None, 1)


def test_negative_and_unknown_ones_are_left_out() -> None:
    assert times([30, None, -1, 10, 20, -99]) == Times(3, 20, 20, 30, 2)


@pytest.mark.parametrize(("n", "p90"), [(1, 1), (9, 9), (10, 9), (11, 10), (100, 90)])
def test_nine_in_ten_take_no_longer_than_p90(n: int, p90: int) -> None:
    found = times(range(n, 0, -1))
    assert found.p90 == p90
    assert 10 * sum(value <= p90 for value in range(1, n + 1)) >= 9 * n


def test_an_even_number_has_its_median_between() -> None:
    assert times([10, 20]).median == 15
