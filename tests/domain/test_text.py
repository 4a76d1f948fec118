"""Hostile text is made plain once, and stays plain."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.text import BANNED, banned_points, one_line, plain, strip_banned

pytestmark = pytest.mark.faults

#: Controls, halves of characters and invisible marks are so few of all code points that they would hardly be drawn; a text
#: of both would draw from all alike.
RISKY = st.characters(categories=("Cc", "Cs", "Cf", "Zl", "Zp"))
ANYTHING = st.lists(st.one_of(RISKY, st.characters(exclude_categories=()))).map("".join)


@given(ANYTHING)
def test_plain_leaves_nothing_banned_and_is_idempotent(text: str) -> None:
    once = plain(text)
    assert plain(once) == once
    assert not {ord(c) for c in once} & BANNED
    assert not [c for c in once if category(c) in ("Cc", "Cs") and c != "\n"]


@given(ANYTHING, st.integers(1, 200))
def test_one_line_is_one_line_and_fits(text: str, width: int) -> None:
    line = one_line(text, width)
    assert len(line) <= width
    assert "\n" not in line and not {ord(c) for c in line} & BANNED


@given(ANYTHING)
def test_the_gate_deletes_every_control(text: str) -> None:
    assert not {ord(c) for c in strip_banned(text)} & (BANNED | {9, 10})


def test_what_people_write_is_kept() -> None:
    assert plain("Größe 5\nđã trả 👩‍🔧 –") == "Größe 5\nđã trả 👩‍🔧 –"
    assert plain("a\r\nb\tc") == "a\nb c"


def test_an_attack_on_the_terminal_is_seen_and_harmless() -> None:
    assert plain("\x1b]52;c;aGk=\x1b\\") == "�]52;c;aGk=�\\"
    assert banned_points("id\u202e\x9b7") == ["U+202E", "U+009B"]


def test_lines_join_with_a_mark() -> None:
    assert one_line("late\n\nand rude") == "late ⏎ and rude"
