"""Coaching is judged beside the peers' change, and only on enough random reviews."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain import did_it_work

POINTS = st.floats(0, 100)


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


def test_two_reviews_of_peers_are_too_few_and_three_alike_prove_nothing() -> None:
    before, after = [0.0, 0.0, 100.0, 0.0, 100.0], [100.0, 0.0, 100.0, 0.0, 100.0]
    assert did_it_work.effect(before, after, [100.0] * 2, [0.0] * 9) is None
    assert did_it_work.effect(before, after, [100.0] * 9, [0.0] * 2) is None
    found = did_it_work.effect(before, after, [100.0] * 3, [0.0] * 3)
    alone = did_it_work.effect(before, after, [100.0] * 9, [0.0] * 9)
    assert found is not None and alone is not None and found.points == alone.points == pytest.approx(120)
    assert found.high - found.low > 1.2 * (alone.high - alone.low)
    assert did_it_work.said(None).endswith("5 random reviews on each side of the session, and 3 of the peers'.")


def test_scores_that_hardly_differ_have_an_interval_too() -> None:
    nearly = [0.0, 0.0, 0.0, 0.0, 2.2e-160]
    found = did_it_work.effect(nearly, nearly, nearly, nearly)
    assert found is not None and found.low <= 0 <= found.high


@given(*[st.lists(POINTS, min_size=5, max_size=12)] * 4)
def test_the_interval_holds_the_effect(before: list[float], after: list[float], b: list[float], a: list[float]) -> None:
    found = did_it_work.effect(before, after, b, a)
    assert found is not None and found.low <= found.points <= found.high
