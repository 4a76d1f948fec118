"""What a number is, and the SQL behind it, ready to paste into sqlite3."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from console.domain.text import one_line, plain
from console.ui import chrome
from console.ui.commands import bindings, find, key_bar
from console.ui.keys import in_force
from console.ui.scorecards.definitions import DEFINITIONS
from console.ui.screens.base import DeskScreen
from console.ui.widgets.bar import Bar
from console.ui.widgets.reader import GAP, Block, Reader, heading, line


class Meaning(DeskScreen):
    """The definition of one measure; `facts` are what it says here: of whom, when, by which scale, under which filter."""

    SCOPES = ("meaning",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("meaning")]
    AUTO_FOCUS = "#meaning"
    CSS_PATH = "../styles/scorecards.tcss"

    def __init__(self, measure: str, facts: Sequence[tuple[str, str]], sql: str) -> None:
        super().__init__()
        self._definition, self._facts, self._sql = DEFINITIONS[measure], facts, sql

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Reader(id="meaning", labels=12)
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """All of it at once."""
        self.query_one("#title", Bar).put(chrome.bare_title(self.app, "Definition", self._definition.title))
        self.query_one("#keys", Bar).put(
            chrome.keys(key_bar((*self.SCOPES, "app")), lambda command: False, in_force(self))
        )
        self.query_one("#meaning", Reader).read(self._blocks())

    def _blocks(self) -> list[Block]:
        said = [line(sentence) for sentence in self._definition.says]
        facts = [line(one_line(text, 300), label=label) for label, text in self._facts]
        sql = [line(words or " ") for words in plain(self._sql).split("\n")]
        return [
            *said,
            GAP,
            *facts,
            *heading(f"SQL for sqlite3: {in_force(self).says(('meaning.copy', 'copies it'))}"),
            *sql,
        ]

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(plain(self._sql))
        self.tell("The SQL sent to the terminal's clipboard: sqlite3 STORE reads it.")

    def action_close(self) -> None:
        self.dismiss()

    async def on_bar_pressed(self, event: Bar.Pressed) -> None:
        """A key of the bar was clicked."""
        await self.run_action(find(event.target).runs_anywhere)
