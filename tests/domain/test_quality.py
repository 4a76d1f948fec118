"""QA: a review's points, an agent's mean, the four quadrants, two reviewers compared, and whether coaching worked."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from console.domain import did_it_work
from console.domain.agreement import agreement, bias, kappa
from console.domain.quality import Mark, quadrant, quality, score
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


def test_two_reviewers_golden() -> None:
    assert agreement(10, 7, 0, 15) == pytest.approx(80)
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.40)
    assert bias([(90, 80), (70, 75)]) == pytest.approx(2.5)
    assert kappa([]) is None and bias([]) is None and kappa([(1, 1), (1, 1)]) is None


def test_kappa_equals_the_published_table(real_data: Path) -> None:
    oracle = json.loads((real_data / "oracles" / "agreement.json").read_text())["cohen_2x2"]
    pairs = [(i, j) for i, row in enumerate(oracle["table"]) for j, count in enumerate(row) for _ in range(count)]
    assert kappa(pairs) == pytest.approx(oracle["kappa"])


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=60))
def test_kappa_does_not_care_who_is_first_and_never_passes_one(pairs: list[tuple[int, int]]) -> None:
    found = kappa(pairs)
    assert found == (None if found is None else pytest.approx(kappa([(b, a) for a, b in pairs])))
    assert found is None or found <= 1


def test_coaching_is_measured_against_the_peers() -> None:
    found = did_it_work.effect([50, 55, 60, 52, 58], [80, 82, 79, 85, 84], [70, 71, 69, 70, 72], [72, 74, 73, 71, 75])
    assert found is not None and found.points == pytest.approx(27 - 2.6)
    assert found.low > 0 and "It worked" in did_it_work.said(found)


def test_a_change_that_the_peers_made_too_is_no_effect() -> None:
    rising = ([50, 55, 60, 52, 58], [60, 65, 70, 62, 68])
    found = did_it_work.effect(*rising, *rising)
    assert found is not None and found.points == pytest.approx(0) and "No difference" in did_it_work.said(found)


def test_too_few_random_reviews_are_too_early_to_say() -> None:
    enough = [80.0] * 5
    assert did_it_work.effect(enough[:4], enough, enough, enough) is None
    assert "Too early to say" in did_it_work.said(None)


def test_scores_that_hardly_differ_have_an_interval_too() -> None:
    nearly = [0.0, 0.0, 0.0, 0.0, 2.2e-160]
    found = did_it_work.effect(nearly, nearly, nearly, nearly)
    assert found is not None and found.low <= 0 <= found.high


@given(*[st.lists(POINTS, min_size=5, max_size=12)] * 4)
def test_the_interval_holds_the_effect(before: list[float], after: list[float], b: list[float], a: list[float]) -> None:
    found = did_it_work.effect(before, after, b, a)
    assert found is not None and found.low <= found.points <= found.high
