"""Intervals against their golden values and an independent implementation (measures §2)."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from console.domain.proportion import difference, share, signed, wilson

GOLDEN = [(80, 100, 71.12, 86.66), (18, 21, 65.36, 95.02), (27, 28, 82.29, 99.37), (5, 5, 56.55, 100.0), (0, 3, 0.0, 56.15),
          (170, 200, 79.39, 89.29)]  # fmt: skip


@pytest.mark.parametrize(("count", "total", "low", "high"), GOLDEN)
def test_golden_intervals(count: int, total: int, low: float, high: float) -> None:
    found = share(count, total)
    assert (round(found.low, 2), round(found.high, 2)) == (low, high)


def test_eighty_of_a_hundred_is_eighty_and_nothing_is_nothing() -> None:
    assert share(80, 100).percent == 80.0
    assert share(0, 0).percent is None and share(0, 0).low is None


def test_golden_difference() -> None:
    assert [round(part, 2) for part in difference(share(27, 28), share(18, 21))] == [10.71, -6.21, 31.28]
    assert difference(share(1, 2), share(0, 0)) is None


def test_differences_are_written_with_their_sign() -> None:
    assert [signed(points) for points in (10.71, -3.0, 0.04, -0.04)] == ["+10.7", "−3.0", "0.0", "0.0"]


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_equals_statsmodels(pair: tuple[int, int]) -> None:
    assert wilson(*pair) == pytest.approx(proportion_confint(*pair, method="wilson"), abs=1e-9)


COUNTS = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(COUNTS, COUNTS)
def test_newcombe_equals_statsmodels(a: tuple[int, int], b: tuple[int, int]) -> None:
    _, low, high = difference(share(*a), share(*b))
    expected = confint_proportions_2indep(*a, *b, method="newcomb", compare="diff")
    assert (low / 100, high / 100) == pytest.approx(expected, abs=1e-9)


def test_published_intervals(real_data: Path) -> None:
    rows = json.loads((real_data / "oracles" / "wilson.json").read_text())["rows"]
    intervals = [row for row in rows if row["method"] == "wilson" and row["alpha"] == 0.05]
    assert len(intervals) >= 5
    for row in intervals:
        assert wilson(row["successes"], row["n"]) == pytest.approx((row["low"], row["upp"]), abs=5e-8)
