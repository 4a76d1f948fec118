"""Peers for screens and for typing: the smallest Textual app with two screens of forty rows and one of a text area.

`1` and `3` change between the two lists, `enter` opens another list, `t` the text area, which is empty.
"""

from __future__ import annotations

from typing import ClassVar

from bare_app import ROWS
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static, TextArea


class Rows(Screen[None]):
    """Forty rows below a word that tells which screen it is."""

    WORD = ""

    def compose(self) -> ComposeResult:
        """One Static per row."""
        yield Static(self.WORD)
        for row in ROWS:
            yield Static(row, markup=False)


class First(Rows):
    """The one."""

    WORD = "ONE "


class Third(Rows):
    """The other."""

    WORD = "THREE "


class Words(Screen[None]):
    """A text area as wide as that of the notes, since what it costs to paint one goes by how its text is wrapped."""

    CSS = "TextArea { dock: right; width: 61; border: none; padding: 0 1; }"

    def compose(self) -> ComposeResult:
        """It has the focus."""
        yield TextArea()


class BareScreens(App[None]):
    """Two modes, one screen more, and a text."""

    MODES: ClassVar = {"one": First, "three": Third}
    DEFAULT_MODE = "one"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("1", "switch_mode('one')", "One"), ("3", "switch_mode('three')", "Three"), ("t", "words", "Words"),
    ]  # fmt: skip

    def action_words(self) -> None:
        """Open the text."""
        self.push_screen(Words())


if __name__ == "__main__":
    BareScreens(ansi_color=False).run()
