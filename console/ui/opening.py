"""Opening without waiting: the store is read on its own thread while the toolkit is still being imported.

reading = await opening.begin(desk)
from console.ui.app import ConsoleApp
await ConsoleApp(desk, first=reading).show()
"""

from __future__ import annotations

import asyncio
from typing import NamedTuple

from console.domain.filters import parse
from console.store import queue
from console.store.desk import Desk
from console.store.records import QueueFilter, Window

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


def first_rows(desk: Desk, view: View = FIRST) -> asyncio.Future[Window]:
    """The top of the list, being read."""
    question = desk.read(queue.window, view.wanted(desk), desk.now(), None, 0, FIRST_ROWS)
    return asyncio.ensure_future(question)


async def begin(desk: Desk) -> asyncio.Future[Window]:
    """Opens the desk, or raises StoreError, and starts to read what the first screen shows."""
    await desk.open()
    return first_rows(desk)
