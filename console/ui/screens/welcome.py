"""The first screen of somebody who has no store yet: over the sample, which is there to play with, the way to one's own."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from console.domain.text import one_line
from console.ui.commands import bindings, find
from console.ui.keys import in_force
from console.ui.screens.leaving import LeftOnce
from console.ui.widgets.words_field import LineField

_SAYS = (
    "You have no store of your own yet. Behind this is the sample: half a year of a made-up support team, on a copy"
    " that is yours to play with."
)
_OWN = (
    "Your own begins with an export of any help desk: CSV, TSV, JSON, JSON Lines or XLSX. What csat recognises in it is"
    " said in the terminal, and what it leaves open is asked there, before anything is stored."
)
_WAYS = (("welcome.sample", "the sample"), ("welcome.bring", "import an export of your own"))


class Welcome(ModalScreen[Path | None], LeftOnce[Path | None], inherit_bindings=False):
    """Answers with the export to import, or None for the sample. A key that means nothing here is for the sample."""

    CSS_PATH = "../styles/dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("welcome")]
    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield _line(Content.styled("Welcome to csat", "bold $accent"))
            yield _line(Content(_SAYS))
            yield _line(Content(_OWN))
            field = LineField("", id="line", placeholder="the file's path, such as ~/tickets.csv; enter imports it")
            field.display = False
            yield field
            yield Static("", id="problem", markup=False)
            yield Static(Content.styled(in_force(self).says(*_WAYS), "$muted"), id="ways", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Any other key is meant for the console behind, and reaches it."""
        keys = in_force(self)
        if event.key in {key for name, _ in _WAYS for key in keys.of(find(name))} or self.query_one(LineField).display:
            return
        event.stop()
        self.dismiss(None)
        self.app.post_message(events.Key(event.key, event.character))

    def action_sample(self) -> None:
        self.dismiss(None)

    def action_bring(self) -> None:
        field = self.query_one(LineField)
        field.display = True
        field.focus()
        self.query_one("#ways", Static).update(Content.styled("enter imports it · esc the sample", "$muted"))

    @on(Input.Submitted)
    def named(self, event: Input.Submitted) -> None:
        """A file that is there is imported; nothing named is no wish."""
        words = event.value.strip().strip("'\"")
        if not words:
            self.dismiss(None)
            return
        path = _path(words)
        if path is not None:
            self.dismiss(path)
        else:
            told = f"There is no file “{one_line(words, 60)}”: write its whole path, or drop the file on the terminal."
            self.query_one("#problem", Static).update(Content.styled(told, "$warn"))


def _path(words: str) -> Path | None:
    """The file meant; None where there is none."""
    try:
        path = Path(words).expanduser()
        return path if path.is_file() else None
    except (OSError, ValueError, RuntimeError):  # too long, no name at all, nobody's home
        return None


def _line(content: Content) -> Static:
    return Static(content, markup=False, classes="said")
