"""Control limits against golden values and published ones (measures §7)."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.control_chart import laney, p_chart

BASELINE = [(85, 100), (90, 100), (42, 50), (88, 100), (86, 100)]
NEXT = [(70, 100), (45, 50)]


def rounded(*numbers: float | None) -> list[float | None]:
    return [None if number is None else round(number, 4) for number in numbers]


def test_golden_p_chart() -> None:
    chart = p_chart(BASELINE, NEXT)
    drop, half = chart.points
    assert rounded(chart.centre, drop.low, drop.high) == [0.8689, 0.7676, 0.9701]
    assert rounded(half.low, half.high) == [0.7257, 1.0]
    assert drop.z is not None and round(drop.z, 2) == -5.0


def test_golden_laney_chart() -> None:
    chart = laney(BASELINE, NEXT)
    drop, half = chart.points
    assert round(chart.spread, 5) == 1.00517
    assert rounded(drop.low, drop.high, half.low, half.high) == [0.7671, 0.9707, 0.7250, 1.0]
    assert drop.z is not None and round(drop.z, 2) == -4.98


def test_a_steady_baseline_does_not_narrow_the_limits() -> None:
    steady = [(80, 100)] * 8
    assert laney(steady, NEXT) == p_chart(steady, NEXT)


@pytest.mark.parametrize("chart", [p_chart, laney])
def test_nothing_to_count_has_no_limits(chart: type[p_chart]) -> None:
    for baseline in ([], [(0, 0)], [(30, 30)], [(0, 30)]):
        for point in chart(baseline, [(3, 4), (0, 0)]).points:
            assert (point.low, point.high, point.z) == (None, None, None)
    assert chart(BASELINE, [(0, 0)]).points[0] == (0, 0, None, None, None)
    assert laney([(8, 10)], NEXT).spread == 1.0


@given(st.lists(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=2))
def test_limits_hold_the_centre_and_laney_is_never_narrower(baseline: list[tuple[int, int]]) -> None:
    plain, wide = p_chart(baseline, baseline), laney(baseline, baseline)
    assert plain.centre == wide.centre and wide.spread >= 1
    for point, wider in zip(plain.points, wide.points, strict=True):
        if point.low is not None:
            assert 0 <= wider.low <= point.low <= plain.centre <= point.high <= wider.high <= 1


def test_published_limits(real_data: Path) -> None:
    oracle = json.loads((real_data / "oracles" / "p_chart_orange_juice.json").read_text())
    cans = [(defects, oracle["size"]) for defects in oracle["defects"]]
    chart = p_chart(cans, cans)
    point, published = chart.points[0], oracle["published"]
    assert (chart.centre, point.low, point.high) == pytest.approx(
        (published["center"], published["LCL"], published["UCL"]), abs=5e-8
    )
    outside = [number for number, one in enumerate(chart.points, 1) if abs(one.z) > 3]
    assert outside == oracle["samples_beyond_limits"]
