"""Columns never break, whatever stands in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import wcswidth, wcwidth

from console.ui.widgets.cells import Column, fit, fitted, measurable

WIDTHS = st.integers(min_value=0, max_value=60)
#: What people write names and comments with, beside plain letters; terminals don't agree on the cells of the second line.
PIECES = st.sampled_from(
    ["a", " ", "早く", "返", "한글", "\u1112\u1161\u11ab", "مرحبا", "שלום", "e\u0301", "A\u0301\u0302", "ก็", "１", "😀", "❤", "…",
     "👩‍👩‍👧‍👦", "🧑🏽‍🚒", "🏳️‍🌈", "🐦‍⬛", "👍🏽", "🏽", "🇩🇪", "🇫", "❤️", "☎️", "1️⃣", "⌚︎", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\u200d", "\ufe0f"]
)  # fmt: skip
PIECED = st.lists(PIECES, max_size=12).map("".join)


@given(st.text(), WIDTHS)
def test_fitted_text_is_as_wide_as_asked(text: str, width: int) -> None:
    assert cell_len(fitted(text, width)) == width


@given(st.text(alphabet="a界👩‍👩‍👧‍👦\u0301\u202eمرحبا\n\t "), WIDTHS)
def test_wide_joined_and_right_to_left_text_too(text: str, width: int) -> None:
    assert cell_len(fitted(text, width)) == width
    assert cell_len(fitted(text, width, right=True)) == width


@given(PIECED, WIDTHS, st.booleans())
def test_every_terminal_gives_it_that_width(text: str, width: int, right: bool) -> None:
    shown = fitted(text, width, right)
    assert (cell_len(shown), sum(map(wcwidth, shown)), wcswidth(shown)) == (width, width, width)


@given(PIECED)
def test_measurable_text_is_as_wide_as_it_is_taken_to_be(text: str) -> None:
    shown = measurable(text)
    assert cell_len(shown) == sum(map(wcwidth, shown)) == wcswidth(shown)
    assert measurable(shown) == shown


def test_of_joined_emoji_the_first_stays_and_a_flag_is_its_letters() -> None:
    assert measurable("👩‍👩‍👧‍👦 ok 👍🏽 ❤️ 🇩🇪") == "👩 ok 👍 ❤ DE"
    assert fitted("Anna 🇩🇪🇫🇷", 8) == "Anna DE…"
    assert measurable("José 早く שלום e\u0301 می‌خواهم") == "José 早く שלום e\u0301 می‌خواهم"


def test_cut_text_says_so() -> None:
    assert fitted("abcdef", 4) == "abc…"
    assert fitted("日本語です", 6) == "日本 …"
    assert fitted("ab", 4) == "ab  " and fitted("ab", 4, right=True) == "  ab"


COLUMNS = st.lists(
    st.builds(
        lambda least, more, weight, rank, extra: Column(
            "h", lambda _: ("", ""), least, least + more, weight=weight, rank=rank, extra=extra
        ),
        st.integers(1, 20), st.integers(0, 20), st.integers(0, 4), st.integers(1, 9), st.booleans(),
    ),
    min_size=1, max_size=8,
)  # fmt: skip


@given(COLUMNS, st.integers(20, 240))
def test_fitted_columns_keep_their_order_and_their_room(columns: list[Column[object]], width: int) -> None:
    kept = [Column("key", lambda _: ("", ""), least=10), *columns]
    laid = fit(kept, width)
    assert sum(size for _, size in laid) + 2 * (len(laid) - 1) <= width
    assert [c for c, _ in laid] == [c for c in kept if any(c is other for other, _ in laid)]
    assert laid[0][0] is kept[0]
    assert all(c.least <= size <= (c.most or width) for c, size in laid)


def test_the_highest_rank_leaves_first() -> None:
    def column(heading: str, rank: int) -> Column[object]:
        return Column(heading, lambda _: ("", ""), least=10, rank=rank)

    laid = fit([column("a", 0), column("b", 2), column("c", 1)], 25)
    assert [c.heading for c, _ in laid] == ["a", "c"]
