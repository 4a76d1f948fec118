"""QA: a review's points, an agent's mean, the four quadrants."""

from __future__ import annotations

from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from console.domain.quality import Mark, points_told, quadrant, quality, score
from console.domain.student import cumulative, quantile

POINTS = st.floats(0, 100)
MARKS = st.builds(
    Mark, chosen=st.none() | st.floats(0, 5), low=st.just(0.0), high=st.just(5.0), weight=st.floats(0.1, 10),
    critical=st.booleans(), bonus=st.booleans(),
)  # fmt: skip


def test_a_review_is_the_weighted_share_of_what_applied() -> None:
    greeted, solved = Mark(1, 0, 1, weight=1), Mark(3, 0, 5, weight=3)
    assert score([greeted, solved]) == pytest.approx(100 * (1 + 0.6 * 3) / 4)
    assert score([greeted, solved._replace(chosen=None)]) == 100
    assert score([greeted._replace(chosen=None)]) is None and score([]) is None


def test_a_critical_miss_is_zero_and_one_that_does_not_apply_is_none() -> None:
    rest = Mark(5, 0, 5, weight=9)
    assert score([rest, Mark(2.4, 0, 5, weight=1, critical=True)]) == 0
    assert score([rest, Mark(2.5, 0, 5, weight=1, critical=True)]) == pytest.approx(95)
    assert score([rest, Mark(None, 0, 5, weight=1, critical=True)]) == 100


def test_a_bonus_adds_and_never_takes_away_or_passes_100() -> None:
    base = Mark(3, 0, 5, weight=4)
    assert score([base, Mark(0, 0, 1, weight=1, bonus=True)]) == score([base]) == pytest.approx(60)
    assert score([base, Mark(1, 0, 1, weight=1, bonus=True)]) == pytest.approx(85)
    assert score([base._replace(chosen=5), Mark(1, 0, 1, weight=1, bonus=True)]) == 100
    assert score([Mark(1, 0, 1, weight=1, bonus=True)]) is None, "a bonus alone measures nothing"


@given(st.lists(MARKS, max_size=8))
def test_points_stay_within_their_scale(marks: list[Mark]) -> None:
    points = score(marks)
    assert points is None or 0 <= points <= 100


def test_the_golden_mean_of_five_reviews() -> None:
    reviews = [100, 9.91, 63.96, 90.99, 0]
    found = quality(reviews)
    assert found.n == 5 and found.mean == pytest.approx(52.97, abs=0.005)
    low, high = stats.t.interval(0.95, 4, loc=fmean(reviews), scale=stats.sem(reviews))
    assert (found.low, found.high) == (pytest.approx(max(0, low)), pytest.approx(min(100, high)))


def test_one_review_has_no_interval_and_none_has_no_mean() -> None:
    assert quality([80]).mean == 80 and quality([80]).low is None
    assert quality([]).mean is None and quality([]).n == 0


@given(st.floats(0.501, 0.9999), st.floats(0.7, 500))
def test_quantiles_of_t_equal_scipys(p: float, df: float) -> None:
    assert quantile(p, df) == pytest.approx(stats.t.ppf(p, df), rel=1e-7, abs=1e-9)
    assert quantile(1 - p, df) == pytest.approx(-quantile(p, df), rel=1e-6)
    assert cumulative(-1.5, df) == pytest.approx(stats.t.cdf(-1.5, df), rel=1e-9)


@pytest.mark.parametrize(
    ("satisfied", "points", "where"),
    [(True, 80, "recognise"), (True, 79.9, "charmed, not solved"), (False, 80, "fix the process"), (False, 0, "coach")],
)
def test_quadrants(satisfied: bool, points: float, where: str) -> None:
    assert quadrant(satisfied, points) == where


@pytest.mark.parametrize(
    ("points", "decimals", "told"),
    [(79.55, 0, "79.5"), (79.96, 1, "79.96"), (79.4, 0, "79"), (80, 0, "80"), (80.4, 0, "80"), (80 - 1e-14, 1, "just under 80")],
)  # fmt: skip
def test_points_show_on_which_side_of_good_they_lie(points: float, decimals: int, told: str) -> None:
    assert points_told(points, decimals) == told
