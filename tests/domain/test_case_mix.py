"""Observed against expected: golden values, pools for small cells, intervals (measures §6)."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.case_mix import Cell, compare
from console.domain.proportion import share

GOLDEN = [
    Cell("Ana", "chat", "billing", 63, 90), Cell("Ana", "chat", "how-to", 10, 10),
    Cell("Ben", "chat", "billing", 6, 10), Cell("Ben", "chat", "how-to", 86, 90),
]  # fmt: skip


def test_golden_case_mix() -> None:
    found = compare(GOLDEN, small=0)
    ana, ben = found["Ana"], found["Ben"]
    assert (round(ana.observed, 6), round(ben.observed, 6)) == (73.0, 92.0)
    assert (round(ana.expected, 6), round(ben.expected, 6)) == (71.7, 93.3)
    assert (round(ana.adjusted, 1), round(ben.adjusted, 2)) == (84.0, 81.35)
    assert round(ana.gap, 6) == 1.3 and ana.low < 0 < ana.high and ana.overall == 82.5


def test_a_small_cell_asks_the_issue_then_the_channel_then_everything() -> None:
    cells = [
        Cell("me", "chat", "refund", 5, 10),
        Cell("other", "chat", "refund", 0, 19),
        Cell("other", "phone", "refund", 8, 10),
        Cell("other", "chat", "billing", 90, 100),
    ]
    by_issue = compare(cells)["me"]
    assert by_issue.expected == pytest.approx(100 * 13 / 39) and by_issue.widened == 10
    by_channel = compare([cell for cell in cells if cell.channel == "chat"])["me"]
    assert by_channel.expected == pytest.approx(100 * 95 / 129)
    elsewhere = [cells[0], Cell("other", "phone", "billing", 15, 20)]
    assert compare(elsewhere)["me"].expected == pytest.approx(100 * 20 / 30)


def test_enough_answers_of_others_are_twenty() -> None:
    others = Cell("other", "chat", "refund", 10, 20)
    assert compare([Cell("me", "chat", "refund", 5, 10), others])["me"].widened == 0


def test_nobody_to_compare_with_is_no_comparison() -> None:
    alone = compare([Cell("me", "chat", "refund", 5, 10), Cell("me", "chat", "billing", 0, 0)])["me"]
    assert (alone.observed, alone.expected, alone.gap, alone.adjusted) == (50.0, None, None, None)
    assert compare([]) == {}
    assert compare([Cell("me", "chat", "refund", 0, 0)]) == {}


def test_unknown_work_is_never_a_kind_of_work() -> None:
    cells = [
        Cell("me", None, None, 5, 10),
        Cell("other", None, None, 0, 100),
        Cell("other", "chat", "refund", 100, 100),
        Cell("me", None, "refund", 5, 10),
    ]
    found = compare(cells)["me"]
    assert found.expected == pytest.approx(100 * (110 / 220 + 105 / 110) / 2)


def test_nobody_satisfied_has_no_adjusted_rate() -> None:
    found = compare([Cell("me", "chat", "x", 0, 30), Cell("other", "chat", "x", 0, 30)])["me"]
    assert (found.expected, found.gap, found.adjusted) == (0.0, 0.0, None)
    assert compare([Cell(name, "chat", "x", 30, 30) for name in "ab"])["a"].adjusted == 100.0


def test_against_many_others_the_interval_is_wilsons() -> None:
    found = compare([Cell("me", "chat", "x", 24, 30), Cell("other", "chat", "x", 80_000, 100_000)])["me"]
    alone = share(24, 30)
    assert (found.low, found.high) == pytest.approx((alone.low - 80, alone.high - 80), abs=0.05)


CELLS = st.lists(
    st.builds(
        lambda agent, channel, issue, n, part: Cell(agent, channel, issue, round(n * part), n),
        st.sampled_from("abc"),
        st.sampled_from(["chat", "phone", None]),
        st.sampled_from(["refund", "billing", None]),
        st.integers(0, 60),
        st.floats(0, 1),
    ),
    max_size=24,
)


@given(CELLS)
def test_gaps_of_all_agents_cancel_where_every_cell_is_large_enough(cells: list[Cell]) -> None:
    whole = [cell for cell in cells if cell.channel and cell.issue]
    found = compare(whole, small=0).values()
    assert sum(one.gap * one.answered for one in found) == pytest.approx(0, abs=1e-6)


@given(CELLS)
def test_an_interval_holds_its_gap(cells: list[Cell]) -> None:
    for one in compare(cells).values():
        if one.gap is not None:
            assert one.low <= one.gap + 1e-9 and one.gap <= one.high + 1e-9
            assert 0 <= one.expected <= 100 + 1e-9 and (one.adjusted is None or one.adjusted <= 100)


def test_the_interval_covers_what_is_true() -> None:
    rng, held = random.Random(7), 0
    rates, mine, others = [0.6, 0.75, 0.9], [30, 10, 5], [60, 60, 200]
    for _ in range(400):
        cells = []
        for number, (rate, own, rest) in enumerate(zip(rates, mine, others, strict=True)):
            cells.append(Cell("me", "chat", str(number), sum(rng.random() < rate for _ in range(own)), own))
            cells.append(Cell("other", "chat", str(number), sum(rng.random() < rate for _ in range(rest)), rest))
        found = compare(cells)["me"]
        held += found.low <= 0 <= found.high
    assert 370 <= held <= 395
