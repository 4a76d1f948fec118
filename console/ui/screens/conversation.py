"""The conversation of a case over the whole screen, from where it turned."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from console.domain.sentiment import turning_point
from console.domain.text import one_line
from console.store.records import Case
from console.store.talks import Talk
from console.ui import chrome
from console.ui.commands import bindings, find, key_bar
from console.ui.keys import in_force
from console.ui.screens.base import DeskScreen
from console.ui.widgets.bar import Bar
from console.ui.widgets.reader import GAP, Block, Reader, line
from console.ui.widgets.roles import PLAIN, Span
from console.ui.words import Times

TURNED, QUOTED = "▼ turned here", "❝ quoted"
NOT_FOUND = "Where it turned was not found. Analysed words: English only."


class Conversation(DeskScreen):
    """Turns with speaker and time. The one that was quoted is shown first, else the one after which the customer's words
    fell most; both are marked."""

    SCOPES = ("talk",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("talk")]
    AUTO_FOCUS = "#talk"
    DEFAULT_CSS = "Conversation #talk { padding: 1 2; }"

    def __init__(self, case: Case | Talk, times: Times, quoted: int | None = None) -> None:
        super().__init__()
        self._case, self._times = case, times
        self._turned = turning_point([(turn.speaker, turn.text) for turn in case.turns])
        self._quoted = next((n for n, turn in enumerate(case.turns) if turn.seq == quoted), None)
        self._places: list[int] = []  # of each turn, the block it begins with
        self._at = -1  # the turn last gone to

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Reader(id="talk", labels=12)
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Shown from where it turned."""
        whose = self._case.row if isinstance(self._case, Case) else self._case
        about = one_line(" · ".join(filter(None, (whose.ref, whose.customer, self._case.subject))), 120)
        self.query_one("#title", Bar).put(chrome.bare_title(self.app, "Conversation", about))
        self.query_one("#keys", Bar).put(
            chrome.keys(key_bar((*self.SCOPES, "app")), lambda command: False, in_force(self))
        )
        self.query_one("#talk", Reader).read(self._blocks())
        self.call_after_refresh(self._show_turn)

    def _blocks(self) -> list[Block]:
        blocks = [line(NOT_FOUND, "muted"), GAP] if self._turned is None else []
        for number, turn in enumerate(self._case.turns):
            self._places.append(len(blocks))
            if number == self._turned:
                blocks.append(Block(((TURNED, "warn"),)))
            if number == self._quoted:
                blocks.append(Block(((QUOTED, "good"),)))
            said: Span = (turn.text, PLAIN if turn.speaker == "customer" else "muted")
            when = self._times.when(turn.at) if turn.at is not None else None
            if when is not None:
                blocks.append(Block(((when, "muted"),), turn.speaker, "strong"))
            blocks += [Block((said,), "" if when else turn.speaker, "strong"), GAP]
        return blocks

    def _show_turn(self) -> None:
        first = self._turned if self._quoted is None else self._quoted
        if first is not None:
            self._go_to(first)

    def _go_to(self, turn: int) -> None:
        self._at = turn
        self.query_one("#talk", Reader).go_to(self._places[turn])

    def _customer_turn(self, turns: range) -> None:
        """To the first of these turns that is the customer's."""
        for number in turns:
            if self._case.turns[number].speaker == "customer":
                self._go_to(number)
                return
        self.tell("The customer said no more." if turns.step > 0 else "The customer said nothing before.")

    def action_next_turn(self) -> None:
        self._customer_turn(range(self._at + 1, len(self._case.turns)))

    def action_previous_turn(self) -> None:
        self._customer_turn(range(self._at - 1, -1, -1))

    def action_close(self) -> None:
        self.dismiss()

    async def on_bar_pressed(self, event: Bar.Pressed) -> None:
        """A key of the bar was clicked."""
        await self.run_action(find(event.target).runs_anywhere)
