"""The recovery screen: lanes, the queue by urgency, the case beside it. It loads, binds and paints; rules live elsewhere."""

from __future__ import annotations

import asyncio
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from console.store import queue
from console.store.case import case as read_case
from console.store.desk import Desk
from console.store.errors import StoreError
from console.store.records import Case, QueueFilter, QueueRow, Window
from console.store.recovery import redo, undo
from console.ui import chrome, deeds, queue_view
from console.ui.acting import Acting
from console.ui.again import Again
from console.ui.case_page import page, safe_link, summary
from console.ui.commands import Command, bindings, find, key_bar
from console.ui.live import Live
from console.ui.opening import FIRST_LANE, first_rows, wanted
from console.ui.screens.base import DeskScreen
from console.ui.widgets.bar import Bar
from console.ui.widgets.grid import Grid
from console.ui.widgets.reader import Block, Reader, line
from console.ui.words import Times

PATIENCE = 0.15  # seconds the first paint waits for the first rows
SETTLE = 0.02  # seconds the case pane waits for the cursor to rest
COUNTS_REST = 0.25  # seconds between two countings of the lanes


class RecoveryScreen(DeskScreen):
    """Which unhappy customers has nobody called, and what to do about each."""

    SCOPES = ("recovery",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("recovery")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    AUTO_FOCUS = "#queue"

    def __init__(self, desk: Desk, live: Live, first: asyncio.Future[Window] | None = None) -> None:
        super().__init__()
        self._desk, self._live = desk, live
        self._zone = ZoneInfo(desk.zone)
        self._lane = FIRST_LANE
        self._first = first or first_rows(desk)
        self._counts: dict[str, int] = {}
        self._case: Case | None = None
        self._under: QueueRow | None = None  # the row under the cursor when it was last told
        self._ours: set[int] = set()  # cases our own acts may have taken out of the lane
        self._refreshed = desk.now()
        self._acting = Acting(self, desk)
        self._cases = Again(self, "case", self._load_case, pause=SETTLE)
        self._counting = Again(self, "counts", self._load_counts, rest=COUNTS_REST)

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Bar(id="lanes")
        with Container(id="body"):
            yield Grid[QueueRow](id="queue")
            yield Reader(id="case")
        yield Bar(id="keys")

    async def on_mount(self) -> None:
        """Paint with the first rows where they come at once; else they follow."""
        self._live.changed.subscribe(self, lambda _: self.reload())
        self._live.minute.subscribe(self, lambda _: self.reload())
        self._live.state.subscribe(self, lambda _: self._paint_bars())
        self._paint_bars()
        await asyncio.wait({self._first}, timeout=PATIENCE)
        self.run_worker(self._open_lane(self._first), group="lane", exclusive=True)

    # What the widgets are ------------------------------------------------------------------------

    @property
    def _grid(self) -> Grid[QueueRow]:
        return self.query_one("#queue", Grid)

    @property
    def _pane(self) -> Reader:
        return self.query_one("#case", Reader)

    @property
    def _source(self) -> queue_view.QueueSource:
        return queue_view.QueueSource(self._desk, self._filter)

    @property
    def _filter(self) -> QueueFilter:
        return wanted(self._desk, self._lane)

    def _times(self) -> Times:
        return Times(self._desk.now(), self._zone)

    # Loading -------------------------------------------------------------------------------------

    async def _open_lane(self, reading: asyncio.Future[Window]) -> None:
        """Show a lane from its top, as soon as its first rows are read."""
        grid = self._grid
        try:
            first = await reading
        except StoreError as error:
            self._trouble(str(error))
            return
        grid.empty = queue_view.empty(self._lane, self._counts)
        grid.show(self._source, queue_view.columns(self._lane, first.rows, self._times), first)
        self._counting.ask()

    def reload(self) -> None:
        """Something changed: read again what is in view, the counts, the open case (told by the grid)."""
        self._refreshed = self._desk.now()
        self._grid.reload()
        self._counting.ask()
        self._paint_bars()

    async def _load_counts(self) -> None:
        try:
            self._counts = await self._desk.read(queue.lanes, self._filter, self._desk.now())
        except StoreError as error:
            self._trouble(str(error))
            return
        self._grid.empty = queue_view.empty(self._lane, self._counts)
        self._grid.refresh()
        self._paint_bars()

    async def _load_case(self) -> None:
        """The case under the cursor into the pane; its place is kept where it is the same case."""
        key = self._grid.key
        try:
            found = await self._desk.read(read_case, key, self._desk.now()) if key is not None else None
        except StoreError as error:
            self._trouble(str(error))
            return
        same = found is not None and self._case is not None and found.row.key == self._case.row.key
        self._case = found
        self._pane.read(self._page(found), same=same)
        self._paint_keys()

    def _page(self, found: Case | None) -> list[Block]:
        if found is None:
            return [line("No case here.", "muted")]
        return page(found, self._times(), self._desk.me.name if self._desk.me else "")

    def _trouble(self, sentence: str) -> None:
        """The store can't be read: what is on the screen stays, with a sentence that says what to do."""
        grid = self._grid
        if not grid.ready:
            grid.empty, grid.ready = sentence, True
            grid.refresh()
        self.tell(sentence, wrong=True)

    # Painting ------------------------------------------------------------------------------------

    def _paint_bars(self) -> None:
        times = self._times()
        status = chrome.status(self._desk, self._live, times, self._refreshed)
        self.query_one("#title", Bar).put(chrome.title(self._desk, "Recovery"), status)
        self.query_one("#lanes", Bar).put(chrome.lanes(self._counts, self._lane))
        self._paint_keys()

    def _paint_keys(self) -> None:
        commands = key_bar((*self.SCOPES, "app"))
        self.query_one("#keys", Bar).put(chrome.keys(commands, lambda c: self.why_not(c) is not None))

    def why_not(self, command: Command) -> str | None:
        """Why a key is dead for the case under the cursor."""
        row = self._grid.row
        known = self._case if row is not None and self._case is not None and self._case.row.key == row.key else None
        return deeds.why_not(command.action, self._desk, row, known)

    # What the widgets say ------------------------------------------------------------------------

    @on(Grid.Highlighted)
    def highlighted(self) -> None:
        """The cursor stands on another case, or the case reads differently."""
        self._under = self._grid.row
        self._paint_keys()
        self._cases.ask()

    @on(Grid.Left)
    def left(self, event: Grid.Left) -> None:
        """The case under the cursor went; said only where somebody else took it."""
        if event.key in self._ours:
            self._ours.discard(event.key)
        elif self._under is not None and self._under.key == event.key:
            self.tell(f"{self._under.ref} is no longer in this lane; the cursor is on the one next to it.")

    @on(Grid.Failed)
    def failed(self, event: Grid.Failed) -> None:
        """The list could not be read."""
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
        if (row := self._ready_for(f"recovery.{action}")) is None:
            return
        known = self._case if self._case is not None and self._case.row.key == row.key else None
        self._ours.add(row.key)
        done = await self._acting.work(action, row, known)
        if done is None:
            self._ours.discard(row.key)
        self.reload()

    def _ready_for(self, command_id: str) -> QueueRow | None:
        """The row under the cursor where the command can act on it; else the reason is told."""
        if reason := self.why_not(find(command_id)):
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
        done = await self._acting.finish(self._desk.act(undo if back else redo))
        if done is not None:
            self._ours.add(done.key)
            await self._grid.go_to(done.key)
        self.reload()

    # Looking about -------------------------------------------------------------------------------

    def _go_to_lane(self, name: str) -> None:
        if name == self._lane:
            return
        self._lane = name
        self._paint_bars()
        self.run_worker(self._open_lane(first_rows(self._desk, name)), group="lane", exclusive=True)

    def action_lane_left(self) -> None:
        self._go_to_lane(queue.LANES[queue.LANES.index(self._lane) - 1])

    def action_lane_right(self) -> None:
        self._go_to_lane(queue.LANES[(queue.LANES.index(self._lane) + 1) % len(queue.LANES)])

    def action_into(self) -> None:
        if self._ready_for("recovery.into") is not None:
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
        if (row := self._ready_for("recovery.copy_ref")) is not None:
            self._copy(row.ref, row.ref)

    def action_copy_summary(self) -> None:
        if self._ready_for("recovery.copy_summary") is not None and self._case is not None:
            self._copy(summary(self._case, self._times()), f"Summary of {self._case.row.ref}")

    def action_link(self) -> None:
        if self._ready_for("recovery.link") is not None and self._case is not None:
            link = safe_link(self._case.url)
            if link:
                self._copy(link, link)
