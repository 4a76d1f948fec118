"""The last gate: what composing let through does not reach the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.widgets import Static
from ui_lead import at_work, seen

from console.domain.text import BANNED
from console.ui.guard import Guard


def test_every_banned_code_point_is_deleted_and_styles_stay() -> None:
    hostile = "".join(map(chr, sorted(BANNED))) + "\n\t"
    style = Style(bold=True)
    (segment,) = Guard().apply([Segment(f"a{hostile}b", style)], Color(0, 0, 0))
    assert (segment.text, segment.style) == ("ab", style)


def test_clean_lines_and_terminal_controls_pass_untouched() -> None:
    clean = [Segment("日本 👩‍👧 ok"), Control.bell().segment]
    assert Guard().apply(clean, Color(0, 0, 0)) == clean
    assert Guard().apply([Segment("\x1b[2J"), Control.bell().segment], Color(0, 0, 0))[1] == Control.bell().segment


class Careless(App[None]):
    """Shows text that nobody cleaned, through the console's own gate."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), Guard()]

    def compose(self) -> ComposeResult:
        yield Static(Content("x\x1b]52;c;aGk=\x1b\\y\x9b31m\u202ez"))


async def test_the_console_has_the_gate_behind_every_other_filter(store: Path) -> None:
    async with at_work(store) as lead:
        assert isinstance(lead.app.get_line_filters()[-1], Guard)


async def test_the_gate_stands_before_the_terminal() -> None:
    async with Careless().run_test(size=(40, 3)) as pilot:
        painted = "".join(strip.text for strip in seen(pilot.app))
        assert "\x1b" not in painted and "\x9b" not in painted and "\u202e" not in painted
        assert "x]52;c;aGk=\\y31mz" in painted
