"""Simpson's paradox is noticed where it is one, and nowhere else."""

from hypothesis import given
from hypothesis import strategies as st

from console.domain.reversals import Mixed, Reversal, reversals, warning

#: Ana is better at both kinds of work and looks worse, because she does the hard one (measures §6, golden).
PARADOX: list[Mixed] = [
    (1, "Ana", "billing", 63, 90), (1, "Ana", "how-to", 30, 30),
    (2, "Ben", "billing", 18, 30), (2, "Ben", "how-to", 86, 90),
]  # fmt: skip


def test_an_order_that_the_mix_makes_is_named() -> None:
    (found,) = reversals(PARADOX)
    assert (found.ahead, found.behind, found.turned, found.common) == ("Ben", "Ana", 2, 2)
    assert round(found.overall, 2) == 9.17 and round(found.within, 2) == 7.22
    assert warning([found], "issue") == (
        "Ben is 9.2 points ahead of Ana overall, but behind in all 2 values of issue that both have: the mix makes that order."
    )


def test_the_same_order_everywhere_is_no_paradox() -> None:
    fair = [(ident, name, cell, s - (30 if ident == 1 else 0), n) for ident, name, cell, s, n in PARADOX]
    assert reversals(fair) == () and warning((), "issue") == ""


def test_too_few_answers_say_nothing() -> None:
    few = [(ident, name, cell, satisfied // 5, answered // 5) for ident, name, cell, satisfied, answered in PARADOX]
    assert reversals(few) == () and reversals([]) == ()


def test_unknown_groups_and_unknown_work_are_not_compared() -> None:
    assert reversals([(None, None, cell, s, n) if i == 1 else (i, m, cell, s, n) for i, m, cell, s, n in PARADOX]) == ()
    assert reversals([(i, m, None if cell == "billing" else cell, s, n) for i, m, cell, s, n in PARADOX]) == ()


def test_cells_that_are_a_small_part_of_the_work_prove_nothing() -> None:
    elsewhere: list[Mixed] = [*PARADOX, (1, "Ana", "other", 100, 400), (2, "Ben", "another", 300, 400)]
    assert reversals(elsewhere) == ()


def test_one_name_twice_is_two_groups() -> None:
    assert reversals([(ident, "Kim", cell, s, n) for ident, _, cell, s, n in PARADOX])[0].ahead == "Kim"


def test_a_hostile_name_stays_on_the_line() -> None:
    said = warning(
        [Reversal("a\x1b]0;x\x07\nb", "c" * 500, 2.0, 2.0, 2, 3), Reversal("a", "b", 1.5, 1.5, 2, 2)], "issue"
    )
    assert said.isprintable() and "in 2 of 3" in said and said.endswith("So it is with 1 more.")


@given(
    st.lists(
        st.integers(0, 80).flatmap(
            lambda n: st.tuples(st.integers(0, 4), st.sampled_from("xyz"), st.integers(0, n), st.just(n))
        ),
        max_size=30,
    )
)
def test_what_is_named_is_so(rows: list[tuple[int, str, int, int]]) -> None:
    cells: list[Mixed] = [(ident, f"g{ident}", cell, s, n) for ident, cell, s, n in rows]
    for found in reversals(cells):
        ahead, behind = (
            [(s, n) for _, name, _, s, n in cells if name == wanted] for wanted in (found.ahead, found.behind)
        )
        rates = [sum(s for s, _ in group) / sum(n for _, n in group) for group in (ahead, behind)]
        assert rates[0] > rates[1] and found.within > 0 and 3 * found.turned >= 2 * found.common >= 4
