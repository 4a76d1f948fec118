"""Names that are meant although they are typed otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.likeness import distance, folded, mistyped, trigrams

WORDS = st.text("abcd", max_size=7)


def test_accents_and_case_are_set_aside() -> None:
    assert folded("José ŁUKASZ Straße") == "jose lukasz strasse"
    assert folded("Ωμέγα") == folded("ωμεγα") and folded("王小明") == "王小明"


@pytest.mark.parametrize(
    ("a", "b", "slips"),
    [("hansen", "hansen", 0), ("hasnen", "hansen", 1), ("hanssen", "hansen", 1), ("hnsn", "hansen", 2), ("", "ab", 2)],
)
def test_slips_are_counted(a: str, b: str, slips: int) -> None:
    assert distance(a, b, 5) == slips


def _plain(a: str, b: str) -> int:
    """The textbook recursion, for short words."""
    if not a or not b:
        return len(a) + len(b)
    found = min(_plain(a[1:], b) + 1, _plain(a, b[1:]) + 1, _plain(a[1:], b[1:]) + (a[0] != b[0]))
    if len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0]:
        found = min(found, _plain(a[2:], b[2:]) + 1)
    return found


@given(st.text("abc", max_size=5), st.text("abc", max_size=5), st.integers(0, 6))
def test_it_equals_the_textbook(a: str, b: str, limit: int) -> None:
    assert distance(a, b, limit) == min(_plain(a, b), limit + 1)


@given(WORDS, WORDS)
def test_it_is_the_same_both_ways_and_nought_only_for_equals(a: str, b: str) -> None:
    assert distance(a, b, 9) == distance(b, a, 9)
    assert (distance(a, b, 9) == 0) == (a == b)


def test_a_mistyped_name_is_found_and_another_is_not() -> None:
    assert mistyped("petresen", "maria petersen") == 1
    assert mistyped("peterson", "maria petersen") == 1
    assert mistyped("petre", "maria petersen") == 1, "only its beginning was typed"
    assert mistyped("smith", "maria petersen") is None
    assert mistyped("ana", "ann lee") is None, "three letters forgive nothing"


def test_trigrams() -> None:
    assert trigrams("anana") == ["ana", "nan"] and trigrams("an") == []
