"""A quoted text names nobody but the agent it is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.masking import COLLEAGUE, Mask

MASK = Mask(
    ["Sam Carter"], ["Lena Hofer", "Will Grace", "Jo Ng", "Sam Hill", "Anna-Lena Örn", "Sam Carter", "van der Meer"]
)


@pytest.mark.parametrize(
    ("said", "masked"),
    [
        ("Lena Hofer was better", "[a colleague] was better"),
        ("thanks lena, and LENA\nHOFER", "thanks [a colleague], and [a colleague]"),
        ("Hofer's advice", "[a colleague]'s advice"),
        ("Sam was kind, Sam Hill was not", "Sam was kind, [a colleague] was not"),
        ("I will call, said Will with grace", "I will call, said [a colleague] with grace"),
        ("jo-jo effect; Jo called", "jo-jo effect; [a colleague] called"),
        ("talk to anna-lena örn or Örn", "talk to [a colleague] or [a colleague]"),
        ("the van of the courier; van der Meer", "the van of the courier; [a colleague]"),
        ("Lenas parcel, Hoferhof", "Lenas parcel, Hoferhof"),
        ("", ""),
    ],
)
def test_names_whole_or_in_part_are_taken_out_and_words_stay(said: str, masked: str) -> None:
    assert MASK(said) == masked


def test_nobody_else_takes_nothing_out_and_odd_names_break_nothing() -> None:
    assert Mask(["Sam"], [])("Sam and Lena") == "Sam and Lena"
    odd = Mask(["Sam"], ["", "  ", "a.*b (c)", "[x]", "9"])
    assert odd("a.*b (c) and [x]") == f"{COLLEAGUE} and {COLLEAGUE}"


@given(st.text("lenahofr \n.,'-", max_size=40))
def test_masking_twice_is_masking_once_and_leaves_no_full_name(text: str) -> None:
    once = MASK(text)
    assert MASK(once) == once and "lena hofer" not in " ".join(once.casefold().split(" "))
