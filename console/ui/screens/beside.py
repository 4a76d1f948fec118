"""A list with one of its rows in full beside it: what the screens behind the scorecards have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from console.store.desk import Desk
from console.ui import chrome
from console.ui.commands import Command, find, key_bar
from console.ui.keys import in_force
from console.ui.live import Live
from console.ui.messages import StoreFailed
from console.ui.screens.base import DeskScreen
from console.ui.widgets.bar import Bar, Piece
from console.ui.widgets.grid import Grid
from console.ui.widgets.reader import Block, Reader
from console.ui.widgets.roles import Span
from console.ui.words import Times, zone_called

WIDE = 100  # columns from which the row stands beside the list


class ListAndText(DeskScreen):
    """`make` gives the list; heirs say what stands beside it and in the line above it."""

    AUTO_FOCUS = "Grid"
    CSS_PATH = "../styles/scorecards.tcss"

    def __init__(self, desk: Desk, live: Live, name: str, make: Callable[[], Grid[Any]]) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
        self._desk, self._live = desk, live
        self._zone = zone_called(desk.zone)
        self._called, self._make = name, make
        self._shown: int | None = None  # the row whose text is shown

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Bar(id="groups")
        yield Bar(id="keys")
        with Horizontal(id="both"):
            yield self._make()
            yield Reader(id="about", labels=11)

    def on_mount(self) -> None:
        """Read; again when the store changes or its clock moves."""
        self._live.changed.subscribe(self, lambda _: self.reload())
        self._live.minute.subscribe(self, lambda _: self.reload())
        self._live.state.subscribe(self, lambda _: self.paint_bars())
        self.paint_bars()
        self.open()

    @property
    def takes_keys(self) -> bool:
        """Keys are for the list, so they wait for its first rows."""
        grids = self.query(Grid)
        return super().takes_keys and (not grids or grids.first().ready)

    # What heirs say ------------------------------------------------------------------------------

    def open(self) -> None:
        """Show the list."""

    def reload(self) -> None:
        """Read the list again."""
        self.query_one(Grid).reload()
        self.paint_bars()

    def about(self) -> tuple[Span, ...]:
        """The line above the list."""
        return ()

    def text(self) -> Sequence[Block]:
        """The row under the cursor in full."""
        return ()

    # Painting ------------------------------------------------------------------------------------

    def times(self) -> Times:
        """Moments as they are told now."""
        return Times(self._desk.now(), self._zone)

    def paint_bars(self) -> None:
        """The lines at the edges."""
        status = chrome.status(self._desk, self._live, self.times(), self._desk.now())
        self.query_one("#title", Bar).put(chrome.title(self._desk, self._called), status)
        self.query_one("#groups", Bar).put([Piece((span,)) for span in self.about()])
        commands = key_bar((*self.SCOPES, "app"))
        self.query_one("#keys", Bar).put(
            chrome.keys(commands, lambda command: self.why_not(command) is not None, in_force(self))
        )

    @on(Grid.Highlighted)
    def highlighted(self) -> None:
        """The cursor stands on another row, or the row reads differently."""
        key = self.query_one(Grid).key
        self.query_one("#about", Reader).read(list(self.text()), same=key == self._shown)
        self._shown = key
        self.paint_bars()
        self.keys_may_go_on()

    @on(StoreFailed)
    def failed(self, event: StoreFailed) -> None:
        """Something could not be read: what was read before stays."""
        grid = self.query_one(Grid)
        if not grid.ready:
            grid.say(event.reason)
        self.keys_may_go_on()
        self.tell(event.reason, wrong=True)

    @on(Grid.Chosen)
    async def chosen(self) -> None:
        """A double click is Enter."""
        await self.run_action("into")

    @on(Bar.Pressed, "#keys")
    async def key_pressed(self, event: Bar.Pressed) -> None:
        """A key of the bar was clicked."""
        await self.run_action(find(event.target).runs_anywhere)

    # Keys ----------------------------------------------------------------------------------------

    def ready(self, command: Command) -> bool:
        """Whether a command can act; else the reason is told."""
        if reason := self.why_not(command):
            self.tell(reason, wrong=True)
        return not reason

    def read_on(self) -> None:
        """Into the text beside the list, which a narrow screen shows now."""
        self.add_class("-pane")
        self.query_one("#about", Reader).focus()

    def action_next_pane(self) -> None:
        reader = self.query_one("#about", Reader)
        if reader.has_focus:
            self.query_one(Grid).focus()
        elif reader.display:
            reader.focus()

    def action_close(self) -> None:
        """One step out: from the text to the list, then back."""
        if self.query_one("#about", Reader).has_focus:
            self.remove_class("-pane")
            self.query_one(Grid).focus()
        else:
            self.dismiss()
