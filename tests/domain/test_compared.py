"""Calibrations compared: symmetric, within its scale, and nothing said where nothing was marked by both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.calibration import Pair, compared

MARK = st.none() | st.integers(0, 4).map(float)
CRITERIA = st.dictionaries(
    st.tuples(st.just("Talk"), st.sampled_from(("Depth", "Tone", "Solved"))),
    st.tuples(st.just(0.0), st.just(4.0), MARK, MARK), max_size=3,
)  # fmt: skip
SCORE = st.none() | st.floats(0, 100)
PAIRS = st.lists(
    st.builds(Pair, st.just("T-1"), st.sampled_from((("Ruth", "Tomas"), ("Tomas", "Ruth"))), st.tuples(SCORE, SCORE), CRITERIA),
    max_size=6,
)  # fmt: skip


def turned(pair: Pair) -> Pair:
    """The same with the second reviewer first."""
    marks = {name: (low, high, b, a) for name, (low, high, a, b) in pair.marks.items()}
    return Pair(pair.ref, pair.reviewers[::-1], pair.scores[::-1], marks)


@given(PAIRS)
def test_it_does_not_matter_who_was_first(pairs: list[Pair]) -> None:
    one, other = compared(pairs), compared(map(turned, pairs))
    assert [(c.name, c.n, c.agreement) for c in one.criteria] == [(c.name, c.n, c.agreement) for c in other.criteria]
    assert [lean.reviewer for lean in one.bias] == [lean.reviewer for lean in other.bias]
    assert [lean.bias for lean in one.bias] == pytest.approx([lean.bias for lean in other.bias])


@given(PAIRS)
def test_the_leanings_of_two_cancel_out_and_agreement_keeps_its_scale(pairs: list[Pair]) -> None:
    found = compared(pairs)
    for one in (found, *found.criteria):
        assert one.agreement is None or 0 <= one.agreement <= 100
        assert one.kappa is None or one.kappa <= 1
        assert sum(lean.bias * lean.n for lean in one.bias) == pytest.approx(0, abs=1e-6)


def test_scales_of_their_own_are_compared_by_share() -> None:
    marks = {("A", "Depth"): (0.0, 15.0, 10.0, 7.0), ("A", "Told"): (0.0, 1.0, None, 1.0)}
    found = compared([Pair("T-1", ("Ruth", "Tomas"), (90.0, 80.0), marks)], waiting=2)
    depth, told = found.criteria
    assert depth.agreement == pytest.approx(80) and [lean.bias for lean in depth.bias] == pytest.approx([20, -20])
    assert (told.agreement, told.bias, found.waiting) == (None, (), 2)
    assert [(lean.reviewer, lean.bias) for lean in found.bias] == [("Ruth", 10), ("Tomas", -10)]
