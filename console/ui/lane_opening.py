"""From a chosen lane, filter or order to its rows: read from the top and shown at once, the next order read ahead."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from console.store.desk import Desk
from console.store.errors import StoreError
from console.store.records import QueueRow
from console.ui import queue_view
from console.ui.again import Again
from console.ui.ahead import LATER, Ahead
from console.ui.narrowing import Narrowing
from console.ui.opening import Top, View, top
from console.ui.screens.base import DeskScreen
from console.ui.widgets.case_pane import CasePane
from console.ui.widgets.lane_bar import LaneBar
from console.ui.widgets.marked_grid import MarkedGrid
from console.ui.words import Times


class Parts(NamedTuple):
    """What a lane is shown in."""

    lanes: LaneBar
    grid: MarkedGrid[QueueRow]
    pane: CasePane


class LaneOpening:
    """Shows what is chosen; `first` is read already. `here` is awaited once it is shown, `failed` told why it is not."""

    def __init__(
        self, screen: DeskScreen, desk: Desk, times: Callable[[], Times], parts: Callable[[], Parts],
        first: asyncio.Future[Top], here: Callable[[], Awaitable[None]], failed: Callable[[str], None],
    ) -> None:  # fmt: skip
        self._screen, self._desk, self._times, self._parts = screen, desk, times, parts
        self._first: asyncio.Future[Top] | None = first
        self._here, self._failed = here, failed
        self._changes = 0  # noticed so far
        self._reading = Again(screen, "lane", self._open)
        self._sorted = Ahead(screen, "sorted", self._read_sorted)
        self.narrowing = Narrowing(screen, desk, lambda: parts().lanes.view, self.show)
        self.coming = True  # a lane, filter or order that is chosen and not shown yet

    def show(self, view: View) -> None:
        """Another lane, filter or order."""
        lanes, grid, _ = self._parts()
        if view.lane != lanes.lane:
            grid.clear_marks()  # what is acted on is always what was seen here
        lanes.choose(view)
        self.coming = True
        self.begin()

    def begin(self) -> None:
        """Read what is chosen."""
        self._reading.ask()

    async def done(self) -> None:
        """Waits until what was chosen is shown."""
        await self._reading.done()

    def changed(self) -> None:
        """The store changed: what was read ahead no longer holds."""
        self._changes += 1
        self._sorted.forget(LATER)
        self._sorted.ask()

    async def _open(self) -> None:
        """Show what is chosen from its top, as soon as its first rows are read."""
        lanes, grid, pane = self._parts()
        view, known = lanes.view, self._changes
        try:
            first, case = await self._top(view)
        except StoreError as error:
            self._failed(str(error))
            self._come()
            return
        if view is not lanes.view:
            return  # another was chosen meanwhile: its rows are read next
        grid.empty = queue_view.empty(view.lane, lanes.counts, self._desk.shown(view.line))
        source = queue_view.QueueSource(self._desk, view.wanted(self._desk))
        grid.show(source, queue_view.columns(view.lane, first.rows, self._times), first, (view.sort, view.reverse))
        pane.show(case)
        if known != self._changes:  # something changed while it was read
            grid.reload()
        await self._here()
        self._come()
        self._screen.call_after_refresh(lanes.count_chosen)
        self._sorted.forget()
        self._sorted.ask()

    async def _top(self, view: View) -> Top:
        reading, self._first = self._first, None
        known = await self._sorted.settled()
        return known[1] if known is not None and known[0] == view else await (reading or top(self._desk, view))

    async def _read_sorted(self) -> tuple[View, Top]:
        """What the next press of `s` shows."""
        view = self.narrowing.following(self._parts().grid.sorts)
        return view, await top(self._desk, view)

    def _come(self) -> None:
        self.coming = False
        self._screen.keys_may_go_on()
