"""Shrunken rates against their golden values, limits against scipy's beta-binomial (measures §6)."""

from math import inf, isinf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import betabinom, binom

from console.domain.shrinkage import TAIL, Limits, Prior, limits, outside, prior, shrunken

PEERS = [(5, 5), (170, 200), (60, 80), (9, 10), (40, 60), (130, 150)]
SPREAD = st.builds(Prior, st.floats(0.02, 0.98), st.one_of(st.just(inf), st.floats(1, 500)))


def test_golden_rates() -> None:
    found = prior(PEERS)
    assert found is not None
    assert (round(found.mean, 4), round(found.a, 2), round(found.b, 2)) == (0.8198, 23.19, 5.10)
    assert [round(100 * shrunken(*peer, found), 2) for peer in PEERS] == [84.69, 84.63, 76.82, 84.07, 71.57, 85.92]


def test_five_of_five_does_not_lead_the_peers() -> None:
    found = prior(PEERS)
    assert found is not None
    assert shrunken(5, 5, found) < shrunken(130, 150, found)


def test_peers_who_do_not_differ_share_one_rate() -> None:
    found = prior([(8, 10), (80, 100), (16, 20)])
    assert found == Prior(0.8, inf)
    assert shrunken(0, 30, found) == 0.8


@pytest.mark.parametrize("peers", [[], [(0, 0)], [(0, 0), (0, 0)]])
def test_no_answers_no_prior(peers: list[tuple[int, int]]) -> None:
    assert prior(peers) is None


def test_peers_at_the_ends_still_give_a_rate() -> None:
    assert prior([(10, 10), (30, 30)]) == Prior(1.0, inf)
    assert prior([(1, 1)]) == Prior(1.0, inf) and prior([(1, 2)]) == Prior(0.5, inf)
    apart = prior([(50, 50), (0, 50)])
    assert apart is not None and apart.strength == 1
    assert 0.98 < shrunken(50, 50, apart) < 1


def test_limits_need_peers_who_vary() -> None:
    assert limits(Prior(1.0, inf), 40) == Limits(None, None) == limits(Prior(0.8, 20), 0)
    assert outside(0, 40, Prior(1.0, inf)) == 0


def test_three_answers_are_never_outside_and_many_can_be() -> None:
    peers = prior(PEERS)
    assert peers is not None
    assert [outside(count, 3, peers) for count in range(4)] == [0, 0, 0, 0]
    assert outside(100, 200, peers) == -1 and outside(170, 200, peers) == 0
    assert outside(199, 200, Prior(0.82, 300)) == 1


@given(SPREAD, st.integers(1, 400))
def test_limits_are_scipys(peers: Prior, n: int) -> None:
    chance = binom(n, peers.mean) if isinf(peers.strength) else betabinom(n, peers.a, peers.b)
    low, high = limits(peers, n)
    edge = pytest.approx(TAIL, rel=1e-6)
    if low is not None:
        assert chance.cdf(low) <= TAIL or chance.cdf(low) == edge
    if high is not None:
        assert chance.sf(high - 1) <= TAIL or chance.sf(high - 1) == edge
    following = 0 if low is None else low + 1
    assert chance.cdf(following) > TAIL or chance.cdf(following) == edge


@given(SPREAD, st.integers(1, 300))
def test_limits_move_by_at_most_one_with_every_answer(peers: Prior, n: int) -> None:
    low, more = (limits(peers, answers).low for answers in (n, n + 1))
    before, after = -1 if low is None else low, -1 if more is None else more
    assert before <= after <= before + 1


@given(st.lists(st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1))
def test_a_shrunken_rate_lies_between_the_agents_own_and_the_peers(peers: list[tuple[int, int]]) -> None:
    found = prior(peers)
    assert found is not None and found.strength >= 1
    for satisfied, answered in peers:
        low, high = sorted((satisfied / answered, found.mean))
        assert low - 1e-9 <= shrunken(satisfied, answered, found) <= high + 1e-9


def test_large_numbers_do_not_underflow() -> None:
    low = limits(Prior(0.9, 5000.0), 20_000).low
    assert low is not None and 0.85 < low / 20_000 < 0.9
