"""Filter lines as people type them."""

from hypothesis import given
from hypothesis import strategies as st

from console.domain.filters import Term, parse


def test_words_and_columns() -> None:
    assert parse('refund team:returns,"Order desk" -channel:chat') == (
        Term("", ("refund",)),
        Term("team", ("returns", "Order desk")),
        Term("channel", ("chat",), negated=True),
    )


def test_columns_may_be_shortened_while_they_are_clear() -> None:
    assert parse("ch:chat")[0].field == "channel"
    assert parse("c:chat") == (Term("", ("c:chat",)),)  # channel, customer, comment?
    assert parse("weather:bad") == (Term("", ("weather:bad",)),)


def test_half_typed_lines_are_no_error() -> None:
    assert parse('team:"Ret') == (Term("team", ("Ret",)),)
    assert parse("team: -") == ()
    assert parse('""') == ()


@given(st.text(max_size=80))
def test_anything_can_be_typed(text: str) -> None:
    for term in parse(text):
        assert term.values and all(term.values)
