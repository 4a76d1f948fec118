"""Two reviewers of one conversation: agreement, Cohen's kappa and bias."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.agreement import agreement, bias, kappa

MARKS = st.floats(0, 5)


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


@given(MARKS, MARKS)
def test_agreement_is_full_for_like_marks_and_never_leaves_its_scale(a: float, b: float) -> None:
    assert agreement(a, a, 0, 5) == 100
    assert agreement(a, b, 0, 5) == agreement(b, a, 0, 5) and 0 <= agreement(a, b, 0, 5) <= 100


@given(st.lists(st.tuples(MARKS, MARKS), min_size=1, max_size=20))
def test_the_bias_of_one_is_the_other_way_round_that_of_the_other(pairs: list[tuple[float, float]]) -> None:
    assert bias(pairs) == pytest.approx(-(bias([(b, a) for a, b in pairs]) or 0), abs=1e-9)
