"""Closing the loop: does recovery work, by whom, for what, and what do the lessons say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from console.store.desk import Desk
from console.store.errors import StoreError
from console.store.recovery_rates import GROUPS, whole
from console.ui import chrome
from console.ui.again import Again
from console.ui.commands import bindings, find, key_bar
from console.ui.keys import in_force
from console.ui.live import Live
from console.ui.loop_page import RateRow, RateRows, columns, meaning
from console.ui.screens.base import DeskScreen
from console.ui.widgets.bar import Bar, Piece
from console.ui.widgets.grid import Grid
from console.ui.widgets.reader import Reader
from console.ui.widgets.roles import Span
from console.ui.words import Times

_BY = GROUPS[1:]
REST = 2.0  # seconds between two readings of all cases


class RateGrid(Grid[RateRow]):
    """A group a row."""


class Loop(DeskScreen):
    """Rates with their bounds by team, lead, issue or cause; what the numbers mean stands below them."""

    SCOPES = ("loop",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("loop")]
    AUTO_FOCUS = "#rates"
    DEFAULT_CSS = """
    Loop #groups { dock: top; margin-top: 1; background: $background; }
    Loop #rates { height: 1fr; }
    Loop #meaning { height: 11; border-top: solid $rule; }
    """

    def __init__(self, desk: Desk, live: Live, zone: tzinfo, by: str = _BY[0]) -> None:
        super().__init__()
        self._desk, self._live, self._zone = desk, live, zone
        self._by = by
        self._source = RateRows()
        self._reading = Again(self, "rates", self._read, rest=REST)

    def anew(self) -> Callable[[], DeskScreen]:
        """The same grouping."""
        desk, live, zone, by = self._desk, self._live, self._zone, self._by
        return lambda: Loop(desk, live, zone, by)

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Bar(id="groups")
        yield Bar(id="keys")
        yield RateGrid(id="rates")
        yield Reader(id="meaning", labels=13)

    def on_mount(self) -> None:
        """Read all cases once; again when the store changes."""
        self._live.changed.subscribe(self, lambda _: self._reading.ask())
        self._live.state.subscribe(self, lambda _: self._paint())
        self._paint()
        self._reading.ask()

    def _paint(self) -> None:
        now = self._desk.now()
        status = chrome.status(self._desk, self._live, Times(now, self._zone), now)
        self.query_one("#title", Bar).put(chrome.title(self._desk, "Closing the loop"), status)
        self.query_one("#keys", Bar).put(
            chrome.keys(key_bar((*self.SCOPES, "app")), lambda command: False, in_force(self))
        )
        self.query_one("#groups", Bar).put([Piece((self._tab(name), (" ", "")), name) for name in _BY])

    def _tab(self, name: str) -> Span:
        return f" By {name} ", "chosen" if name == self._by else "muted"

    async def _read(self) -> None:
        by = self._by
        try:
            found = await self._desk.read(whole, by, self._desk.now())
        except StoreError as error:
            self.tell(str(error), wrong=True)
            return
        if by != self._by:
            return
        grid = self.query_one(RateGrid)
        grid.empty = "No case was opened yet: nothing to count."
        if self._source.take(by, found):
            grid.show(self._source, columns(by), self._source.page)
        else:
            grid.reload()
        self.query_one("#meaning", Reader).read(meaning(found, Times(self._desk.now(), self._zone)), same=True)

    def _switch(self, steps: int) -> None:
        self._choose(_BY[(_BY.index(self._by) + steps) % len(_BY)])

    def _choose(self, by: str) -> None:
        self._by = by
        self._paint()
        self._reading = Again(self, "rates", self._read, rest=REST)  # at once: the rest is for changes of the store
        self._reading.ask()

    def action_group_left(self) -> None:
        self._switch(-1)

    def action_group_right(self) -> None:
        self._switch(1)

    def action_close(self) -> None:
        self.dismiss()

    async def on_bar_pressed(self, event: Bar.Pressed) -> None:
        """A grouping or a key was clicked."""
        if event.bar.id == "groups":
            self._choose(event.target)
        else:
            await self.run_action(find(event.target).runs_anywhere)
