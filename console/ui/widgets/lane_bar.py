"""The lanes with how many cases each holds; one is chosen, by key or by click."""

from __future__ import annotations

from textual.message import Message

from console.store import queue
from console.store.desk import Desk
from console.store.errors import StoreError
from console.ui import chrome
from console.ui.again import Again
from console.ui.messages import StoreFailed
from console.ui.opening import FIRST, View
from console.ui.widgets.bar import Bar

PAUSE = 0.05  # seconds a counting waits, so that the rows and the case under the cursor are read before
REST = 0.25  # seconds between two countings: they touch every case


class LaneBar(Bar):
    """Counts the lanes when asked, one counting at a time."""

    class Counted(Message):
        """The counts are known, or known anew."""

    def __init__(self, desk: Desk, view: View = FIRST, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._desk = desk
        self.view = view
        self.marked = 0
        self.counts: dict[str, int] = {}
        self._line: str | None = None  # the filter that the counts are of
        self._counting = Again(self, "counts", self._count, pause=PAUSE, rest=REST)

    @property
    def lane(self) -> str:
        """The lane shown."""
        return self.view.lane

    def choose(self, view: View) -> None:
        """Another lane, filter or order is shown."""
        self.view = view
        self.paint()

    def mark(self, count: int) -> None:
        """So many rows are marked."""
        self.marked = count
        self.paint()

    def paint(self) -> None:
        """Show the lanes as they are known, and what narrows them."""
        self.put(
            chrome.lanes(self.counts, self.lane),
            chrome.narrowed(self.view._replace(line=self._desk.shown(self.view.line)), self.marked),
        )

    def count(self) -> None:
        """Something changed: count again soon."""
        self._counting.ask()

    def count_chosen(self) -> None:
        """Count what is chosen, unless its counts are known: an order changes none."""
        if self._line != self.view.line:
            self._counting.ask()

    async def _count(self) -> None:
        line = self.view.line
        try:
            self.counts = await self._desk.read(queue.lanes, self.view.wanted(self._desk), self._desk.now())
            self._line = line
        except StoreError as error:
            self.post_message(StoreFailed(str(error)))
            return
        self.paint()
        self.post_message(self.Counted())
