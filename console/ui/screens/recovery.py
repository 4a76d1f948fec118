"""The recovery screen: lanes, the queue by urgency, the case beside it. It loads, binds and paints."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from console.store.desk import Desk
from console.store.errors import StoreError
from console.store.queue import LANES
from console.store.records import QueueRow, Window
from console.store.recovery import redo, undo
from console.ui import chrome, deeds, queue_view
from console.ui.acting import Acting
from console.ui.case_page import safe_link, summary
from console.ui.commands import Command, bindings, find, key_bar
from console.ui.live import Live
from console.ui.messages import StoreFailed
from console.ui.opening import first_rows, wanted
from console.ui.screens.base import DeskScreen
from console.ui.widgets.bar import Bar
from console.ui.widgets.case_pane import CasePane
from console.ui.widgets.grid import Grid
from console.ui.widgets.lane_bar import LaneBar
from console.ui.words import Times, zone_called

WIDE = 100  # columns from which the case stands beside the list
PATIENCE = 0.15  # seconds the first paint waits for the first rows


class QueueGrid(Grid[QueueRow]):
    """The queue's list."""


class RecoveryScreen(DeskScreen):
    """Which unhappy customers has nobody called, and what to do about each."""

    SCOPES = ("recovery",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("recovery")]
    AUTO_FOCUS = "#queue"

    _title = query_one("#title", Bar)
    _lanes = query_one("#lanes", LaneBar)
    _grid = query_one("#queue", QueueGrid)
    _pane = query_one("#case", CasePane)
    _keys = query_one("#keys", Bar)

    def __init__(self, desk: Desk, live: Live, first: asyncio.Future[Window] | None = None) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
        self._desk, self._live = desk, live
        self._zone = zone_called(desk.zone)
        self._first = first or first_rows(desk)
        self._under: QueueRow | None = None  # the row under the cursor when it was last told
        self._ours: set[int] = set()  # cases our own acts may have taken out of the lane
        self._refreshed = desk.now()
        self._acting = Acting(self, desk, lambda: self._grid.asked)

    def compose(self) -> ComposeResult:
        self.add_class("-wide" if self.app.size.width >= WIDE else "-narrow")  # else the first paint is done twice
        yield Bar(id="title")
        yield LaneBar(self._desk, id="lanes")
        yield Bar(id="keys")
        yield QueueGrid(id="queue")
        yield CasePane(self._desk, self._times, id="case")

    async def on_mount(self) -> None:
        """Paint with the first rows where they come at once; else they follow."""
        self._live.changed.subscribe(self, lambda _: self.reload())
        self._live.minute.subscribe(self, lambda _: self.reload())
        self._live.state.subscribe(self, lambda _: self._paint_bars())
        self._paint_bars()
        await asyncio.wait({self._first}, timeout=PATIENCE)
        self.run_worker(self._open_lane(self._first), group="lane", exclusive=True)

    def _times(self) -> Times:
        return Times(self._desk.now(), self._zone)

    # Loading and painting ------------------------------------------------------------------------

    async def _open_lane(self, reading: asyncio.Future[Window]) -> None:
        """Show the chosen lane from its top, as soon as its first rows are read."""
        lane, grid = self._lanes.lane, self._grid
        try:
            first = await reading
        except StoreError as error:
            self._trouble(str(error))
            return
        grid.empty = queue_view.empty(lane, self._lanes.counts)
        source = queue_view.QueueSource(self._desk, wanted(self._desk, lane))
        grid.show(source, queue_view.columns(lane, first.rows, self._times), first)
        self._lanes.count()

    def reload(self) -> None:
        """Something changed: read again what is in view and the counts; the grid tells what became of the case."""
        self._refreshed = self._desk.now()
        self._grid.reload()
        self._lanes.count()
        self._paint_bars()

    def _trouble(self, sentence: str) -> None:
        """The store can't be read: what is on the screen stays, with a sentence that says what to do."""
        if not self._grid.ready:
            self._grid.say(sentence)
        self.tell(sentence, wrong=True)

    def _paint_bars(self) -> None:
        status = chrome.status(self._desk, self._live, self._times(), self._refreshed)
        self._title.put(chrome.title(self._desk, "Recovery"), status)
        self._lanes.paint()
        self._paint_keys()

    def _paint_keys(self) -> None:
        commands = key_bar((*self.SCOPES, "app"))
        self._keys.put(chrome.keys(commands, lambda c: self.why_not(c) is not None))

    def why_not(self, command: Command) -> str | None:
        """Why a key is dead for the case under the cursor."""
        row = self._grid.row
        return deeds.why_not(command.action, self._desk, row, self._pane.case_of(row))

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

    @on(LaneBar.Counted)
    def counted(self) -> None:
        """An empty lane can say where the cases are."""
        if self._grid.empty != (sentence := queue_view.empty(self._lanes.lane, self._lanes.counts)):
            self._grid.empty = sentence
            self._grid.refresh()

    @on(Grid.Left)
    def left(self, event: Grid.Left) -> None:
        """The case under the cursor went; said only where somebody else took it."""
        if event.key in self._ours:
            self._ours.discard(event.key)
        elif self._under is not None and self._under.key == event.key:
            self.tell(f"{self._under.ref} is no longer in this lane; the cursor is on the one next to it.")

    @on(StoreFailed)
    def failed(self, event: StoreFailed) -> None:
        """Something could not be read."""
        self._trouble(event.reason)

    @on(Grid.Chosen)
    def chosen(self) -> None:
        """A double click goes into the case."""
        self.action_into()

    @on(Bar.Pressed, "#lanes")
    def lane_pressed(self, event: Bar.Pressed) -> None:
        """A lane was clicked."""
        self._go_to_lane(event.target)

    @on(Bar.Pressed, "#keys")
    async def key_pressed(self, event: Bar.Pressed) -> None:
        """A key of the bar was clicked."""
        command = find(event.target)
        await self.run_action(f"app.{command.action}" if command.scope == "app" else command.action)

    # Working a case ------------------------------------------------------------------------------

    @work(group="acts")
    async def _work(self, action: str) -> None:
        """Act on the case under the cursor as it is seen now, whatever happens to the list meanwhile."""
        if (row := self._ready_for(action)) is None:
            return
        self._ours.add(row.key)
        done = await self._acting.work(action, row, self._pane.case_of(row), self._grid.shown)
        if done is None:
            self._ours.discard(row.key)
        self.reload()

    def _ready_for(self, action: str) -> QueueRow | None:
        """The row under the cursor where the action can be done to it; else the reason is told."""
        if reason := self.why_not(find(f"recovery.{action}")):
            self.tell(reason, wrong=True)
            return None
        return self._grid.row

    def action_claim(self) -> None:
        self._work("claim")

    def action_tried(self) -> None:
        self._work("tried")

    def action_fix(self) -> None:
        self._work("fix")

    def action_close(self) -> None:
        self._work("close")

    @work(group="acts")
    async def action_undo(self) -> None:
        await self._step(back=True)

    @work(group="acts")
    async def action_redo(self) -> None:
        await self._step(back=False)

    async def _step(self, *, back: bool) -> None:
        """Undo or redo, and go to the case it was about where this lane has it."""
        if reason := self.why_not(find("recovery.undo")):
            self.tell(reason, wrong=True)
            return
        done = await self._acting.step(undo if back else redo)
        if done is not None:
            self._ours.add(done.key)
            await self._grid.go_to(done.key)
        self.reload()

    # Looking about -------------------------------------------------------------------------------

    def _go_to_lane(self, name: str) -> None:
        if name != self._lanes.lane:
            self._lanes.choose(name)
            self.run_worker(self._open_lane(first_rows(self._desk, name)), group="lane", exclusive=True)

    def action_lane_left(self) -> None:
        self._go_to_lane(LANES[LANES.index(self._lanes.lane) - 1])

    def action_lane_right(self) -> None:
        self._go_to_lane(LANES[(LANES.index(self._lanes.lane) + 1) % len(LANES)])

    def action_into(self) -> None:
        if self._ready_for("into") is not None:
            self.add_class("-pane")
            self.remove_class("-no-pane")
            self._pane.focus()

    def action_out(self) -> None:
        if self._pane.has_focus:
            self._grid.focus()
        else:
            self.remove_class("-pane")

    def action_next_pane(self) -> None:
        if self._pane.has_focus:
            self._grid.focus()
        elif self._pane.display:
            self._pane.focus()

    def action_pane(self) -> None:
        self.toggle_class("-pane" if self.has_class("-narrow") else "-no-pane")
        if not self._pane.display:
            self._grid.focus()

    def action_detail_down(self) -> None:
        self._pane.action_page_down()

    def action_detail_up(self) -> None:
        self._pane.action_page_up()

    def action_refresh(self) -> None:
        self.reload()
        self.tell("Read again.")

    def _copy(self, text: str, what: str) -> None:
        self.app.copy_to_clipboard(text)
        self.tell(f"{what} sent to the terminal's clipboard.")

    def action_copy_ref(self) -> None:
        if (row := self._ready_for("copy_ref")) is not None:
            self._copy(row.ref, row.ref)

    def action_copy_summary(self) -> None:
        if (case := self._pane.case_of(self._ready_for("copy_summary"))) is not None:
            self._copy(summary(case, self._times()), f"Summary of {case.row.ref}")

    def action_link(self) -> None:
        case = self._pane.case_of(self._ready_for("link"))
        if case is not None and (link := safe_link(case.url)):
            self._copy(link, link)
