"""Integrity signals: worth a look beyond the peers' limits, never a verdict."""

from __future__ import annotations

import pytest

from console.domain.integrity import KINDS, Judged, cautions, hard, high, judged, said
from console.domain.proportion import share
from console.domain.shrinkage import TAIL

OFFERS = [(92, 100), (95, 100), (90, 100), (93, 100), (94, 100), (91, 100)]


def test_one_who_skips_surveys_is_beyond_and_one_a_little_below_is_not() -> None:
    skipping, usual = judged("offer", (62, 100), OFFERS), judged("offer", (88, 100), OFFERS)
    assert skipping is not None and usual is not None
    assert skipping.beyond and not usual.beyond
    assert skipping.limit is not None and 62 < skipping.limit < 88
    assert skipping.peers == pytest.approx(92.5)


def test_only_the_side_that_matters_counts() -> None:
    eager = judged("offer", (100, 100), OFFERS)
    assert eager is not None and not eager.beyond


def test_nothing_is_judged_without_own_cases_or_five_peers_with_some() -> None:
    assert judged("offer", (0, 0), OFFERS) is None
    assert judged("offer", (1, 10), OFFERS[:4]) is None
    assert judged("offer", (1, 10), [*OFFERS[:4], (0, 0), (0, 0)]) is None


def test_fifty_agents_give_a_third_of_a_false_signal_a_look() -> None:
    by_chance = [kind.tail for name, kind in KINDS.items() if name != "own ticket"]  # which is a fact
    assert 50 * sum(by_chance) == pytest.approx(50 * 7 * TAIL)


@pytest.mark.parametrize("kind", KINDS)
def test_innocent_explanations_stand_beside_each(kind: str) -> None:
    assert KINDS[kind].innocent and all(text.endswith(".") for text in KINDS[kind].innocent)


def test_the_numbers_are_said() -> None:
    assert said("asking", (4, 5), None) == "4 of 5 conversations: the agent asked for a score (80.0 %)."
    assert said("asking", (4, 5), Judged(True, 1.25, 60.0)).endswith("(80.0 %); peers 1.2 %, worth a look from 60.0 %.")
    assert said("offer", (4, 5), Judged(False, 92.0, None)).endswith("peers 92.0 %, no share would stand out.")


def test_hard_issues_are_those_rated_below_the_rest_for_sure() -> None:
    assert hard({"login": (190, 200), "refund": (60, 120), "odd": (3, 8), "delivery": (100, 115)}) == {"refund"}
    assert hard({}) == frozenset()
    assert hard({"all": (50, 100)}) == frozenset()


def test_a_high_csat_needs_ten_ratings_and_fewer_are_a_caution() -> None:
    assert high(share(9, 10)) and not high(share(8, 9)) and not high(share(89, 100)) and not high(share(0, 0))
    assert cautions(share(9, 10)) == () and cautions(share(0, 0)) == () and cautions(share(3, 6)) == ()
    assert cautions(share(6, 6)) == ("A CSAT of 100 % from 6 ratings may as well be 61 % or 100 %.",)
    assert "from 1 rating " in cautions(share(1, 1))[0]
