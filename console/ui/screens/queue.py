"""The queue as it is shown: lanes, the list by urgency, the case beside it. It loads, paints and hears its widgets."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from console.store.desk import Desk
from console.store.records import QueueRow
from console.ui import chrome, queue_view
from console.ui.again import Again
from console.ui.commands import Command, find, key_bar
from console.ui.due import Due
from console.ui.keys import in_force
from console.ui.lane_opening import LaneOpening, Parts
from console.ui.live import Live
from console.ui.messages import FilterClosed, FilterTyped, StoreFailed
from console.ui.opening import START, Place, Top, top
from console.ui.private import NOWHERE, Private
from console.ui.response import Response
from console.ui.screens.base import DeskScreen
from console.ui.widgets.bar import Bar
from console.ui.widgets.case_pane import CasePane
from console.ui.widgets.grid import Grid
from console.ui.widgets.lane_bar import LaneBar
from console.ui.widgets.marked_grid import MarkedGrid
from console.ui.words import Times, zone_called
from console.ui.working import Working

if TYPE_CHECKING:
    from console.store.export import Chosen

WIDE = 100  # columns from which the case stands beside the list
PANE, NO_PANE = "-pane", "-no-pane"  # classes: the case in place of a narrow list, a wide list alone


class QueueGrid(MarkedGrid[QueueRow]):
    """The queue's list."""


class QueueScreen(DeskScreen):
    """Lanes above, the list, the case, keys at the foot; what the keys do is its heir's."""

    AUTO_FOCUS = "#queue"

    _title = query_one("#title", Bar)
    _lanes = query_one("#lanes", LaneBar)
    _grid = query_one("#queue", QueueGrid)
    _pane = query_one("#case", CasePane)
    _keys = query_one("#keys", Bar)

    def __init__(
        self, desk: Desk, live: Live, first: asyncio.Future[Top] | None = None, private: Private = NOWHERE, place: Place = START,
    ) -> None:  # fmt: skip
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
        self._desk, self._live, self._private = desk, live, private
        self._zone = zone_called(desk.zone)
        self._place = place  # to begin at
        self._under: QueueRow | None = None  # the row under the cursor when it was last told
        self._refreshed = desk.now()
        self._due = Due(desk)
        self._response = Response(self, desk, self._paint_bars)
        self._telling = Again(self, "due", self._tell_due)
        first = first or top(desk, place.view)
        self._opening = LaneOpening(self, desk, self._times, self._parts, first, self._begin, self._trouble)
        self.working = Working(self, desk, self._times, lambda: (self._grid, self._pane), self._look, private)

    def compose(self) -> ComposeResult:
        self.add_class("-wide" if self.app.size.width >= WIDE else "-narrow")  # else the first paint is done twice
        yield Bar(id="title")
        yield LaneBar(self._desk, self._place.view, id="lanes")
        yield Bar(id="keys")
        yield QueueGrid(id="queue")
        yield CasePane(self._desk, self._times, id="case")

    def on_mount(self) -> None:
        """The rows come right after the first, empty frame: before it the toolkit paints them three times over."""
        self._live.changed.subscribe(self, lambda _: self.reload())
        self._live.minute.subscribe(self, lambda _: self.reload())
        self._live.state.subscribe(self, lambda _: self._paint_bars())
        self._paint_bars()
        self.call_after_refresh(self._opening.begin)

    def _parts(self) -> Parts:
        return Parts(self._lanes, self._grid, self._pane)

    def _times(self) -> Times:
        return Times(self._desk.now(), self._zone)

    @property
    def takes_keys(self) -> bool:
        """Keys are for the list that was chosen, so they wait for it; what is typed into the filter does not."""
        typing = self.focused is not None and self.focused.id == "filter"
        return super().takes_keys and (typing or not self._opening.coming)

    # Loading and painting ------------------------------------------------------------------------

    async def _begin(self) -> None:
        """The first lane is there: on to the place to begin at."""
        place, self._place = self._place, START
        if place.told:
            self.tell(place.told)
        if place.key is not None:
            await self._grid.go_to(place.key)
        if place.pane:
            self.add_class(place.pane)
            if place.pane == PANE:
                self._pane.focus()

    @property
    def place(self) -> Place:
        """Where one stands, in words that hold for any audience."""
        view = self._lanes.view
        pane = next((name for name in (PANE, NO_PANE) if self.has_class(name)), "")
        return Place(view._replace(line=self._desk.meant(view.line)), self._grid.key, pane)

    def reload(self) -> None:
        """Something changed: read again what is in view and the counts; the grid tells what became of the case."""
        self._refreshed = self._desk.now()
        self._grid.reload()
        self._lanes.count()
        self._paint_bars()
        self._telling.ask()
        self._opening.changed()

    def _look(self) -> None:
        """We changed something: it is noticed now, so that it is read at once and only once."""
        self.run_worker(self._live.look(), group="look")

    async def _tell_due(self) -> None:
        for sentence in await self._due.look():
            self.tell(sentence, wrong=True)

    def _trouble(self, sentence: str) -> None:
        """The store can't be read: what is on the screen stays, with a sentence that says what to do."""
        if not self._grid.ready:
            self._grid.say(sentence)
        self.tell(sentence, wrong=True)

    def _paint_bars(self) -> None:
        status = chrome.status(self._desk, self._live, self._times(), self._refreshed)
        self._title.put(chrome.title(self._desk, "Recovery", self._response.pieces), status)
        self._lanes.paint()
        self._paint_keys()

    def _paint_keys(self) -> None:
        commands = key_bar((*self.SCOPES, "app"))
        self._keys.put(chrome.keys(commands, lambda c: self.why_not(c) is not None, in_force(self)))

    def why_not(self, command: Command) -> str | None:
        """Why a key is dead for the case under the cursor."""
        return self.working.why_not(command.action)

    def leaving(self) -> Chosen:
        """The lane as it is filtered and sorted."""
        from console.store.export import of_lane

        return of_lane(self._lanes.view.wanted(self._desk), self._desk.now())

    # What the widgets say ------------------------------------------------------------------------

    @on(Grid.Highlighted)
    def highlighted(self) -> None:
        """The cursor stands on another case, or the case reads differently."""
        self._under = self._grid.row
        self._paint_keys()
        self._pane.follow(self._grid.key)

    @on(CasePane.Loaded)
    def case_loaded(self) -> None:
        """What can be done to it is known better now."""
        self._paint_keys()

    @on(MarkedGrid.Marked)
    def marked(self) -> None:
        """What a key acts on changed."""
        self._lanes.mark(len(self._grid.marks))
        self._paint_keys()

    @on(Grid.Heading)
    def heading_pressed(self, event: Grid.Heading) -> None:
        """A heading was clicked."""
        self._opening.narrowing.press_heading(event.sort)

    @on(FilterTyped)
    def filter_typed(self, event: FilterTyped) -> None:
        """The filter is being typed."""
        self._opening.narrowing.filter(event.line)

    @on(FilterClosed)
    async def filter_closed(self, event: FilterClosed) -> None:
        """The line goes; its filter stays, or goes with it."""
        if not event.kept:
            self._opening.narrowing.filter("")
        self._grid.focus()
        await self.query("#filter").remove()

    @on(LaneBar.Counted)
    def counted(self) -> None:
        """An empty lane can say where the cases are."""
        self._response.ask()
        view = self._lanes.view
        if self._grid.empty != (
            sentence := queue_view.empty(view.lane, self._lanes.counts, self._desk.shown(view.line))
        ):
            self._grid.empty = sentence
            if self._grid.key is None:
                self._grid.refresh()

    @on(Grid.Left)
    def left(self, event: Grid.Left) -> None:
        """The case under the cursor went; said only where somebody else took it."""
        if not self.working.was_ours(event.key) and self._under is not None and self._under.key == event.key:
            self.tell(f"{self._under.ref} is no longer in this lane; the cursor is on the one next to it.")

    @on(StoreFailed)
    def failed(self, event: StoreFailed) -> None:
        """Something could not be read."""
        self._trouble(event.reason)

    @on(Grid.Chosen)
    async def chosen(self) -> None:
        """A double click goes into the case."""
        await self.run_action("into")

    @on(Bar.Pressed, "#lanes")
    async def lane_pressed(self, event: Bar.Pressed) -> None:
        """A lane was clicked, or the filter."""
        if event.target == "filter":
            await self.run_action("filter")
        else:
            self._opening.show(self._lanes.view._replace(lane=event.target))

    @on(Bar.Pressed, "#keys")
    async def key_pressed(self, event: Bar.Pressed) -> None:
        """A key of the bar was clicked."""
        await self.run_action(find(event.target).runs_anywhere)
