"""Calibration: how far the two reviewers of a ticket agree, criterion by criterion; only pairs that are complete."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from console.domain.calibration import Calibration, compared
from console.domain.text import one_line
from console.store.desk import Desk
from console.store.errors import StoreError
from console.store.reviews_read import calibration
from console.ui.again import Again
from console.ui.commands import bindings
from console.ui.live import Live
from console.ui.reviewing.pairs import PairRow, columns, page, rows
from console.ui.screens.beside import ListAndText
from console.ui.widgets.grid import Grid
from console.ui.widgets.held import Held, Numbers
from console.ui.widgets.reader import Block
from console.ui.widgets.roles import Span

NONE = "No ticket has two calibration reviews yet: c on what to review next makes one of two."


class PairGrid(Grid[PairRow]):
    """A criterion a row."""


class Pairs(ListAndText):
    """Of one agent's tickets or of all."""

    SCOPES = ("pairs",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("pairs")]

    def __init__(self, desk: Desk, live: Live, called: str, agent: int | None) -> None:
        super().__init__(desk, live, "Calibration", lambda: PairGrid(id="pairs"))
        self._whose, self._agent = called if agent is not None else "all teams", agent
        self._found: Calibration = compared(())
        self._held: Held[PairRow] = Held()
        self._numbers = Numbers()
        self._reading = Again(self, "pairs", self._read, rest=1)

    def open(self) -> None:
        """Read it."""
        grid = self.query_one(PairGrid)
        grid.empty = NONE
        grid.show(self._held, columns())
        self._reading.ask()

    def reload(self) -> None:
        """Read it again."""
        self._reading.ask()

    async def _read(self) -> None:
        try:
            self._found = await self._desk.read(calibration, self._desk.now(), self._agent)
        except StoreError as error:
            self.tell(str(error), wrong=True)
            return
        self._held.rows = rows(self._found, self._numbers)
        self.query_one(PairGrid).reload()
        self.highlighted()

    def about(self) -> tuple[Span, ...]:
        """Whose tickets, how many pairs."""
        found = self._found
        told = f" · {len(found.pairs)} reviewed by two, {found.waiting} waiting for the second"
        return ((f" {one_line(self._whose, 40)}", "strong"), (told, "muted"))

    def text(self) -> Sequence[Block]:
        """All of it in words."""
        return page(self._found, self.query_one(PairGrid).row)

    def action_into(self) -> None:
        self.read_on()
