"""What a peer shows by chance, where few peers tell little of how they differ."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import betabinom

from console.domain.peer_limits import PeerLimits, _at_least
from console.domain.shrinkage import limits, prior

ALIKE = [(90, 100)] * 40
FEW = [(88, 100), (91, 100), (93, 100), (90, 100), (87, 100)]


@pytest.mark.parametrize(("count", "total", "a", "b"), [(0, 9, 2.0, 5.0), (3, 40, 0.4, 19.0), (40, 40, 30.0, 2.0)])
def test_the_tail_is_that_of_a_beta_binomial(count: int, total: int, a: float, b: float) -> None:
    assert isclose(_at_least(count, total, a, b), betabinom(total, a, b).sf(count - 1), rel_tol=1e-7)


def test_many_peers_who_are_alike_set_the_limits_that_their_fit_sets() -> None:
    fitted = prior(ALIKE)
    assert fitted is not None
    plain = limits(fitted, 100)
    found = PeerLimits(ALIKE)
    low, high = found.limit(100, above=False), found.limit(100, above=True)
    assert plain.low is not None and plain.high is not None and low is not None and high is not None
    assert plain.low - 3 <= low <= plain.low
    assert plain.high <= high <= plain.high + 3


def test_few_peers_set_wider_limits_than_many() -> None:
    few, many = PeerLimits(FEW).limit(100, above=False), PeerLimits(FEW * 8).limit(100, above=False)
    assert few is not None and many is not None
    assert few < many < 85


def test_what_no_peer_ever_did_is_possible_once_and_odd_often() -> None:
    none = PeerLimits([(0, 20)] * 8)
    assert none.percent == 0
    assert not none.beyond(1, 20, above=True)
    assert none.beyond(15, 20, above=True)
    assert none.limit(20, above=False) is None


def test_nothing_of_nothing_is_never_beyond() -> None:
    assert not PeerLimits(FEW).beyond(0, 0, above=False)
    assert PeerLimits(FEW).limit(0, above=True) is None


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), min_size=5, max_size=9),
    st.integers(1, 80), st.booleans(),
)  # fmt: skip
def test_the_limit_is_the_first_count_beyond(peers: list[tuple[int, int]], total: int, above: bool) -> None:
    found = PeerLimits([(min(pair), max(pair)) for pair in peers])
    limit = found.limit(total, above)
    if limit is None:
        assert not found.beyond(total if above else 0, total, above)
        return
    assert found.beyond(limit, total, above)
    inside = limit - 1 if above else limit + 1
    assert not 0 <= inside <= total or not found.beyond(inside, total, above)
