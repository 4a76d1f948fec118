"""The interactions behind a number: its tickets, each with its answer, and from there its conversation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from console.store.desk import Desk
from console.store.errors import StoreError
from console.store.export import Chosen, of_number
from console.store.scorecards import Wanted
from console.store.scorecards_groups import Ident
from console.store.scorecards_tickets import Answered
from console.store.talks import talk
from console.ui.commands import Command, bindings, find
from console.ui.live import Live
from console.ui.scorecards.rated_view import TicketSource, columns, page
from console.ui.screens.beside import ListAndText
from console.ui.widgets.grid import Grid
from console.ui.widgets.reader import Block
from console.ui.widgets.roles import Span
from console.ui.words import counted


class TicketGrid(Grid[Answered]):
    """An interaction a row."""


class Rated(ListAndText):
    """`wanted` and `ident` are the number's, `measure` what is counted; `name` says so in words."""

    SCOPES = ("rated",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rated")]

    def __init__(
        self, desk: Desk, live: Live, wanted: Callable[[], Wanted], ident: Ident, measure: str, name: str
    ) -> None:
        super().__init__(desk, live, "Tickets", lambda: TicketGrid(id="tickets"))
        self._about = name
        self._source = TicketSource(desk, wanted, ident, measure)

    def open(self) -> None:
        """The newest first."""
        grid = self.query_one(TicketGrid)
        grid.empty = "No ticket stands behind this number."
        grid.show(self._source, columns(self.times))

    def about(self) -> tuple[Span, ...]:
        """Whose they are, and how many."""
        place, total = self.query_one(TicketGrid).place
        return (
            (f" {self._about}", "strong"),
            (f" · {counted(place + 1)} of {counted(total)}" if total else "", "muted"),
        )

    def text(self) -> Sequence[Block]:
        """The answer in full."""
        row = self.query_one(TicketGrid).row
        return () if row is None else page(row, self.times())

    def leaving(self) -> Chosen:
        """The whole list."""
        source = self._source
        return of_number(source.wanted(), source.ident, source.measure)

    def why_not(self, command: Command) -> str | None:
        """Why a key is dead."""
        dead = command.id in ("rated.into", "rated.copy_ref") and self.query_one(TicketGrid).row is None
        return "There is no ticket here." if dead else None

    @work(group="talk", exclusive=True)
    async def action_into(self) -> None:
        row = self.query_one(TicketGrid).row
        if not self.ready(find("rated.into")) or row is None:
            return
        try:
            found = await self._desk.read(talk, row.key)
        except StoreError as error:
            self.tell(str(error), wrong=True)
            return
        if not self.is_current:  # it was left before the answer came
            return
        if found is None or not found.turns:
            self.tell(f"No conversation of {row.ref} is in the store: its answer stands beside the list.")
            self.read_on()
            return
        from console.ui.screens.conversation import Conversation

        self.app.push_screen(Conversation(found, self.times()))

    def action_copy_ref(self) -> None:
        row = self.query_one(TicketGrid).row
        if self.ready(find("rated.copy_ref")) and row is not None:
            self.app.copy_to_clipboard(row.ref)
            self.tell(f"{row.ref} sent to the terminal's clipboard.")
