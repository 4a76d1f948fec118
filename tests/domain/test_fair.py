"""CSAT read fairly: beside the mix, beside the peers, with and without blame."""

from __future__ import annotations

from console.domain.case_mix import Cell, compare
from console.domain.fair import Blame, blame, explained, fair

NO_BLAME = Blame(0, 0, None, False)


def test_causes_elsewhere_are_set_aside_and_unclear_ones_are_not() -> None:
    lows = [
        ("product", 1),
        ("policy", 2),
        ("delivery", 3),
        ("agent", 1),
        ("unclear", 1),
        (None, None),
        *[(None, None)] * 4,
    ]
    found = blame(70, 90, lows)
    assert found == Blame(10, 3, 100 * 70 / 87, False)


def test_one_person_may_set_aside_three_of_ten_and_not_four() -> None:
    rest = [(None, None)] * 7
    assert not blame(70, 90, [*[("product", 1)] * 3, *rest]).hidden
    found = blame(70, 90, [*[("product", 1)] * 4, *rest[:6]])
    assert found.hidden and found.csat is None and found.set_aside == 4


def test_without_blame_there_may_be_nothing_left() -> None:
    assert blame(0, 0, []) == Blame(0, 0, None, False)
    assert blame(0, 4, [("product", who) for who in range(4)]).csat is None


def mixed(easy: int, hard: int) -> list[Cell]:
    """Agent 0 with the hard work, six with the easy one; everybody gets 90 % of easy and 50 % of hard work."""
    others = [Cell(who, "chat", issue, n * rate // 100, n) for who in range(1, 7) for issue, n, rate in
              (("easy", 90, 90), ("hard", 10, 50))]  # fmt: skip
    return [Cell(0, "chat", "easy", easy * 9 // 10, easy), Cell(0, "chat", "hard", hard // 2 + 4, hard), *others]


def test_the_hardest_mix_is_worst_raw_and_fine_against_what_it_usually_gets() -> None:
    found = compare(mixed(10, 70))
    one = fair(found[0], [found[who] for who in range(1, 7)], -1, NO_BLAME)
    assert one.csat.percent is not None and one.peer_mean is not None and one.gap is not None
    assert one.csat.percent < 65 < one.peer_mean
    assert one.gap > 0
    assert one.outside == 0, "below the peers because of the mix alone"
    said = explained(one)
    assert said.startswith("60.0 is 26.0 points below the peers' 86.0, but this mix of work is harder: it usually gets")
    assert "points above that (" in said


def test_no_sentence_where_the_mix_hardly_matters_or_ratings_are_few() -> None:
    alike = compare(mixed(72, 8))
    assert explained(fair(alike[0], [alike[who] for who in range(1, 7)], 0, NO_BLAME)) == ""
    few = compare(mixed(2, 27))
    assert explained(fair(few[0], [few[who] for who in range(1, 7)], 0, NO_BLAME)) == ""


def test_nobody_is_compared_without_peers_or_under_ten_ratings() -> None:
    found = compare(mixed(2, 7))
    alone = fair(found[0], [], 0, NO_BLAME)
    assert (alone.gap, alone.expected, alone.shrunken, alone.peer_mean, alone.peers) == (None, None, None, None, 0)
    few = fair(found[0], [found[who] for who in range(1, 7)], 0, NO_BLAME)
    assert few.csat.total == 9 and few.gap is None and few.adjusted is None and few.shrunken is not None
    nobody = fair(None, [found[who] for who in range(1, 7)], 0, NO_BLAME)
    assert nobody.csat.percent is None and nobody.gap is None and nobody.shrunken is None


def test_the_range_of_the_peers_is_their_middle_half() -> None:
    cells = [Cell(who, "chat", "a", 40 + 5 * who, 100) for who in range(9)]
    found = compare(cells)
    one = fair(found[0], [found[who] for who in range(1, 9)], 0, NO_BLAME)
    assert one.peer_csat is not None and one.peer_csat == (53.75, 71.25)
