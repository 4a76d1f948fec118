"""Quick lookup: a few letters, what they mean, enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from console.store.desk import Desk
from console.store.errors import StoreError
from console.store.lookup import LEAST, LONGEST
from console.store.lookup import find as look_up
from console.store.records_cards import Found
from console.ui.again import Again
from console.ui.commands import bindings, find
from console.ui.keys import in_force
from console.ui.screens.leaving import LeftOnce
from console.ui.together import Together
from console.ui.widgets.options import Options
from console.ui.widgets.words_field import LineField

EMPTY = "type two letters: an id, part of a name, words of a comment"
NOTHING = "Nothing here is called that, and no comment says it."


class Lookup(ModalScreen[Found | None], LeftOnce[Found | None], inherit_bindings=False):
    """Answers with what was chosen, or None. One question at a time: what is typed meanwhile is asked next."""

    CSS_PATH = "../styles/lookup.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("lookup")]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: Sequence[Found] = ()
        self._asked = ""  # what the list answers
        self._said = ""
        self._finding = Again(self, "find", self._look)
        self._paint = Together(self)

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(Content.styled("Look up", "bold $accent"), markup=False)
            yield LineField("", id="line", placeholder=EMPTY, longest=LONGEST)
            yield Options()
            yield Static("", id="problem", markup=False)
            yield Static(
                Content.styled(self._hint(), "$muted"),
                markup=False,
            )

    def _hint(self) -> str:
        keys = in_force(self)
        choose = f"{keys.first(find('lookup.previous'))} {keys.first(find('lookup.next'))} choose · enter opens"
        return f"{choose} · {keys.says(('lookup.copy', 'copies'), ('lookup.cancel', 'back to where you were'))}"

    def on_mount(self) -> None:
        """Watched, since the message of a change comes after the field may have been painted."""
        self.watch(self.query_one(LineField), "value", self._typed, init=False)

    def _typed(self) -> None:
        """Ask for what is typed."""
        self._paint.begin()
        self._finding.ask()

    async def _look(self) -> None:
        words = self.query_one(LineField).value
        try:
            found: Sequence[Found] = await self._desk.read(look_up, words)
        except StoreError as error:
            self._say(str(error))
            return
        self._found, self._asked = found, words
        self.query_one(Options).show([(one.title, _hint(one)) for one in found])
        self._say(NOTHING if not found and len(words.strip()) >= LEAST else "")
        self._paint.end()

    def _say(self, sentence: str) -> None:
        """Only something new is put there: it may need another height, and so a layout of the screen."""
        if sentence != self._said:
            self._said = sentence
            self.query_one("#problem", Static).update(Content.styled(sentence, "$warn"))

    async def _chosen(self) -> Found | None:
        """What is under the cursor, once the list fits what was typed."""
        if self._asked != self.query_one(LineField).value:
            await self._look()
        index = self.query_one(Options).index
        return self._found[index] if index < len(self._found) else None

    @on(Input.Submitted)
    @on(Options.Picked)
    async def submit(self) -> None:
        """Open it."""
        if (chosen := await self._chosen()) is not None:
            self.dismiss(chosen)

    async def action_copy(self) -> None:
        if (chosen := await self._chosen()) is not None:
            self.app.copy_to_clipboard(chosen.ref)
            self.notify(f"{chosen.ref} sent to the terminal's clipboard.", markup=False, timeout=4)

    def action_next(self) -> None:
        self.query_one(Options).move(1)

    def action_previous(self) -> None:
        self.query_one(Options).move(-1)

    def action_cancel(self) -> None:
        self.dismiss(None)


def _hint(one: Found) -> str:
    """What it is and why it matched before the rest, so that a narrow screen keeps them."""
    told = one.detail.removeprefix(one.kind).removeprefix(" · ")  # “account · owner …” says what it is already
    return " · ".join(filter(None, (one.kind, one.why, told)))
