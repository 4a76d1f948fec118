"""The Bernoulli CUSUM: its steps, its run lengths against an exact chain, and what a chart promises."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.cusum import Baseline, Chart, chart, follow, onset, run_length, steps


def exact(rate: float, with_: Chart, parts: int) -> float:
    """The average run length by Brook & Evans 1972: a Markov chain, `parts` states to one step down."""
    state = with_.down / parts
    up, top = round(with_.up / state), math.ceil(with_.threshold / state - 1e-9)
    chain = np.eye(top)
    for here in range(top):
        chain[here, max(0, here - parts)] -= 1 - rate
        if here + up < top:
            chain[here, here + up] -= rate
    return float(np.linalg.solve(chain, np.ones(top))[0])


@pytest.mark.slow
@pytest.mark.parametrize("rate", [0.05, 0.15, 0.2, 0.3, 0.5])
@pytest.mark.parametrize("threshold", [3.0, 5.0, 7.5])
@pytest.mark.parametrize("risen", [1.0, 1.2, 2.0])
def test_run_lengths_agree_with_an_exact_chain_and_never_promise_more(
    rate: float, threshold: float, risen: float
) -> None:
    with_ = Chart(*steps(rate), threshold)
    parts = max(8, round(900 * with_.down / threshold))
    true = min(0.9, rate * risen)
    ours, chained = run_length(true, with_), exact(true, with_, parts)
    assert 0.75 < ours / chained < 1.15


def test_steps_are_the_log_likelihood_ratio_of_doubled_odds() -> None:
    up, down = steps(0.2)
    assert math.exp(up) == pytest.approx((2 / 6) / 0.2)  # odds 1:4 → 2:4, a rate of one third
    assert math.exp(-down) == pytest.approx((4 / 6) / 0.8)
    assert up + down == pytest.approx(math.log(2))


def test_a_thin_baseline_and_many_scopes_raise_the_threshold() -> None:
    thin, thick = Baseline(17, 100), Baseline(1700, 10_000)
    horizon = 3600
    assert chart(thin, horizon, 0.05).threshold > chart(thick, horizon, 0.05).threshold
    assert chart(thick, horizon, 0.01).threshold > chart(thick, horizon, 0.05).threshold


@given(st.integers(0, 400), st.integers(0, 400), st.floats(1, 1e7), st.floats(1e-4, 1))
def test_every_baseline_has_a_chart(unhappy: int, happy: int, horizon: float, alarms: float) -> None:
    found = chart(Baseline(unhappy, unhappy + happy), horizon, alarms)
    assert found.up > 0 and found.down > 0 and 3 <= found.threshold <= 40
    assert all(run_length(rate, found) > 0 for rate in (0.001, 0.2, 0.999))


CHART = Chart(0.5, 0.2, 1.9)


def course(answers: str) -> list[tuple[int, int, int]]:
    """`..x` as answers a second apart, x unhappy."""
    return [(moment, int(answer == "x"), 1) for moment, answer in enumerate(answers)]


def test_an_alarm_says_when_it_was_raised_and_from_where_it_rose() -> None:
    found = follow(CHART, course("x...xxxx."), 0, 0)
    assert (found.crossed_at, found.rose_from, found.peaked_at) == (7, 4, 7)
    assert found.value < found.peak
    assert follow(CHART, course("x...xxx.."), 0, 0).crossed_at is None


def test_an_alarm_before_anybody_looked_is_none_and_what_was_gathered_counts_by_half() -> None:
    assert follow(CHART, course("xxxx........."), 0, 5).crossed_at is None
    assert follow(CHART, course("xxxx" + "xx"), 4, 4).crossed_at == 5  # 1.9 / 2 + 0.5 + 0.5
    assert follow(CHART, course("xxxx" + "x"), 4, 4).crossed_at is None


def test_a_day_without_times_comes_at_once() -> None:
    """Whichever order its answers would have had, the day as a whole moves the chart by what it holds."""
    day = [(0, 4, 10), (86_400, 4, 10), (2 * 86_400, 4, 10)]
    found = follow(CHART, day, 0, 0)
    assert found.value * CHART.threshold == pytest.approx(3 * (4 * 0.5 - 6 * 0.2))
    assert found.crossed_at == 2 * 86_400


def test_the_onset_is_found_where_the_share_rose() -> None:
    quiet, loud = "....x......x....", "xx.xxx.xx"
    assert onset(course(quiet + loud), 0.15) == len(quiet)
    assert onset(course("."), 0.15) == 0
