"""Opening without waiting: the store is read on its own thread while the toolkit is still being imported.

    reading = await opening.begin(desk)
    from console.ui.app import ConsoleApp
    await ConsoleApp(desk, first=reading).show()
"""

from __future__ import annotations

import asyncio

from console.store import queue
from console.store.desk import Desk
from console.store.records import QueueFilter, Window

FIRST_ROWS = 80  # more than most terminals show
FIRST_LANE = "open"


def wanted(desk: Desk, lane: str) -> QueueFilter:
    """A lane as this person sees it; somebody the store does not know yet owns nothing."""
    return QueueFilter(lane, desk.me.id if desk.me else 0)


def first_rows(desk: Desk, lane: str = FIRST_LANE) -> asyncio.Future[Window]:
    """The top of a lane, being read."""
    question = desk.read(queue.window, wanted(desk, lane), desk.now(), None, 0, FIRST_ROWS)
    return asyncio.ensure_future(question)


async def begin(desk: Desk) -> asyncio.Future[Window]:
    """Opens the desk, or raises StoreError, and starts to read what the first screen shows."""
    await desk.open()
    return first_rows(desk)
