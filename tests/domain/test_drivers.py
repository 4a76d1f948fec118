"""Drivers: the parts add up to the change, and the sentence names where it comes from (measures §7)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.drivers import Part, sentence, split


def csat(counts: dict[str | None, tuple[int, int]]) -> float:
    """100 · satisfied ÷ answered over all values."""
    return 100 * sum(s for s, _ in counts.values()) / sum(n for _, n in counts.values())


def test_a_fall_inside_one_value_is_all_its_own() -> None:
    before = {"returns": (80, 100), "billing": (90, 100)}
    now = {"returns": (60, 100), "billing": (90, 100)}
    returns, billing = split(now, before)
    assert (returns.name, round(returns.within, 6), round(returns.mix, 6)) == ("returns", -10.0, 0.0)
    assert (billing.within, round(billing.mix, 6)) == (0.0, 0.0)
    assert sentence((returns, billing), -10.0) == "10.0 of the 10.0 points come from returns."


def test_a_new_share_at_the_same_rates_is_all_mix() -> None:
    before = {"returns": (60, 100), "billing": (270, 300)}
    now = {"returns": (180, 300), "billing": (90, 100)}
    parts = split(now, before)
    assert all(part.within == 0 for part in parts)
    assert sum(part.mix for part in parts) == pytest.approx(csat(now) - csat(before))
    assert sentence(parts, csat(now) - csat(before)) == (
        "7.5 of the 15.0 points come from less billing (75 → 25 % of answers),"
        " 7.5 from more returns (25 → 75 % of answers)."
    )


def test_a_value_that_only_one_period_knows_is_mix() -> None:
    new = next(part for part in split({"a": (8, 10), "b": (0, 10)}, {"a": (8, 10)}) if part.name == "b")
    assert new.within == 0 and new.mix < 0


def test_one_value_may_cost_more_than_the_whole_fall() -> None:
    parts = (Part("returns", -7.0, 0.0), Part("billing", 2.0, 0.0))
    assert sentence(parts, -5.0) == "returns alone cost 7.0 points; the rest made up 2.0."
    assert sentence((Part(None, 6.0, 0.0), Part("x", -2.0, 0.0)), 4.0).startswith("unknown alone brought 6.0")


def test_several_values_are_named_only_where_they_matter() -> None:
    parts = (Part("a", -2.0, 0.0), Part("b", -1.5, 0.0), Part("c", -0.5, 0.0))
    assert sentence(parts, -4.0) == "2.0 of the 4.0 points come from a, 1.5 from b."
    many = tuple(Part(str(number), -0.4, 0.0) for number in range(10))
    assert sentence(many, -4.0) == "No single value stands behind the 4.0 points."


def test_nothing_to_compare_is_nothing_to_say() -> None:
    assert split({}, {"a": (1, 2)}) == () and split({"a": (1, 2)}, {"a": (0, 0)}) == ()
    assert sentence((), -3.0) == "" and sentence((Part("a", 0.0, 0.0),), None) == ""
    assert sentence((Part("a", 0.0, 0.0),), 0.0) == ""


def test_names_from_strangers_stay_on_one_line() -> None:
    said = sentence((Part("re\x1b[31m\nturns" + "x" * 200, -4.0, 0.0),), -4.0)
    assert said.isprintable() and len(said) < 120


COUNTS = st.dictionaries(
    st.one_of(st.none(), st.sampled_from("abcdef")),
    st.integers(0, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=1,
).filter(lambda counts: any(n for _, n in counts.values()))


@given(COUNTS, COUNTS)
def test_the_parts_add_up_to_the_whole(
    now: dict[str | None, tuple[int, int]], before: dict[str | None, tuple[int, int]]
) -> None:
    parts = split(now, before)
    assert sum(part.points for part in parts) == pytest.approx(csat(now) - csat(before), abs=1e-9)
    assert {part.name for part in parts} == {*now, *before}


@given(COUNTS, COUNTS)
def test_looking_back_turns_every_sign(
    now: dict[str | None, tuple[int, int]], before: dict[str | None, tuple[int, int]]
) -> None:
    there = {part.name: part for part in split(now, before)}
    for back in split(before, now):
        assert (back.within, back.mix) == pytest.approx((-there[back.name].within, -there[back.name].mix), abs=1e-9)
