"""The dialog that picks one of many by typing part of it: names to give a case to, filters one has saved."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from console.domain.text import one_line
from console.ui.again import Again
from console.ui.commands import bindings, find
from console.ui.keys import in_force
from console.ui.question import Answer
from console.ui.screens.leaving import LeftOnce
from console.ui.widgets.cells import measurable
from console.ui.widgets.options import Options
from console.ui.widgets.words_field import LineField


class Offer(NamedTuple):
    """One thing to pick; `means` is the answer's choice, `hint` what stands beside it."""

    means: str
    label: str
    hint: str = ""


Find = Callable[[str], Awaitable[Sequence[Offer]]]


class Pick(ModalScreen[Answer], LeftOnce[Answer], inherit_bindings=False):
    """Answers with the option picked as `choice` and what was typed as `text`. `find` gives what fits the typed."""

    CSS_PATH = "../styles/dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("pick")]

    def __init__(self, title: str, about: str, find: Find, nothing: str, typed: str = "") -> None:
        super().__init__()
        self._title, self._about, self._find, self._nothing, self._typed = title, about, find, nothing, typed
        self._found: Sequence[Offer] = ()
        self._finding = Again(self, "find", self._look)
        self._current = False  # whether what is listed fits what is typed

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(
                Content.assemble(
                    (self._title, "bold $accent"), "  ", (measurable(one_line(self._about, 120)), "$muted")
                ),
                markup=False,
            )
            yield LineField(self._typed, id="line", longest=200)
            yield Options()
            yield Static("", id="problem", markup=False)
            yield Static(Content.styled(self._hint(), "$muted"), markup=False)

    def _hint(self) -> str:
        keys = in_force(self)
        choose = f"{keys.first(find('pick.previous'))} {keys.first(find('pick.next'))} choose · enter takes it"
        return f"type to narrow · {choose} · {keys.says(('pick.cancel', 'leaves'))}"

    def on_mount(self) -> None:
        """List everything, or what fits what was typed last time."""
        self._finding.ask()

    @on(Input.Changed)
    def typed(self) -> None:
        """Narrow the list, one question at a time."""
        self._current = False
        self._finding.ask()

    async def _look(self) -> None:
        words = self.query_one(LineField).value
        self._found = await self._find(words)
        self._current = words == self.query_one(LineField).value
        self.query_one(Options).show([(option.label, option.hint) for option in self._found])
        self.query_one("#problem", Static).update(Content.styled("" if self._found else self._nothing, "$warn"))

    @on(Input.Submitted)
    async def submit(self) -> None:
        """Take the option under the cursor, once the list fits what was typed."""
        if not self._current:
            await self._look()
        index = self.query_one(Options).index
        if index < len(self._found):
            self.dismiss(Answer(self._found[index].means, self.query_one(LineField).value))

    @on(Options.Picked)
    async def clicked(self) -> None:
        """A click takes it."""
        await self.submit()

    def action_next(self) -> None:
        self.query_one(Options).move(1)

    def action_previous(self) -> None:
        self.query_one(Options).move(-1)

    def action_cancel(self) -> None:
        self.dismiss(Answer("", self.query_one(LineField).value, given=False))
