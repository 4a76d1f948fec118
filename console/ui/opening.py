"""Opening without waiting: the store is read before the toolkit is imported, so that the first paint has it all.

reading = await opening.begin(desk)
from console.ui.app import ConsoleApp
await ConsoleApp(desk, first=reading).show()
"""

from __future__ import annotations

import asyncio
from typing import NamedTuple

from console.domain.filters import parse
from console.store import queue
from console.store.case import case as read_case
from console.store.desk import Desk
from console.store.records import Case, QueueFilter, Window

FIRST_ROWS = 80  # more than most terminals show


class View(NamedTuple):
    """What the list shows: a lane, what was typed after `/`, the column it is sorted by ("" is the lane's own order)."""

    lane: str = "open"
    line: str = ""
    sort: str = ""
    reverse: bool = False

    def wanted(self, desk: Desk) -> QueueFilter:
        """The same for the store, as this person sees it; somebody the store does not know yet owns nothing."""
        me = desk.me.id if desk.me else 0
        return QueueFilter(self.lane, me, terms=parse(self.line), sort=self.sort, reverse=self.reverse)


FIRST = View()
UNFILTERED = "The filter names somebody, so it is taken away while you present."


class Place(NamedTuple):
    """Where one stands in the queue: the case under the cursor by its key, and whether the case is shown beside the list."""

    view: View = FIRST
    key: int | None = None
    pane: str = ""  # the screen's class that shows or hides the case, "" for neither
    told: str = ""  # what of the place could not be kept

    def before(self, desk: Desk) -> Place:
        """The same for the audience there is now, who may not read a name in the filter."""
        line, told = readable(desk, self.view.line)
        return self._replace(view=self.view._replace(line=line), told=told)


START = Place()


def readable(desk: Desk, line: str) -> tuple[str, str]:
    """What of a filter the audience may read, all or nothing, and a sentence where it is nothing."""
    shown = desk.typed(line)
    return shown, "" if shown == line else UNFILTERED


class Top(NamedTuple):
    """What a list opens with: its first rows, and the first case in full."""

    rows: Window
    case: Case | None


def top(desk: Desk, view: View = FIRST) -> asyncio.Future[Top]:
    """The top of the list, being read."""
    return asyncio.ensure_future(_read(desk, view))


async def _read(desk: Desk, view: View) -> Top:
    now = desk.now()
    found = await desk.read(queue.window, view.wanted(desk), now, None, 0, FIRST_ROWS)
    return Top(found, await desk.read(read_case, found.rows[0].key, now) if found.rows else None)


async def begin(desk: Desk) -> asyncio.Future[Top]:
    """Opens the desk, or raises StoreError, and starts to read what the first screen shows."""
    await desk.open()
    return top(desk)
