"""A reading that costs too much to be done at every change: at once, and then not again before a while has passed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from textual.dom import DOMNode

from console.ui.again import Again


class Seldom(Again):
    """Runs `job` when asked, but never twice within `rest` seconds: what is asked meanwhile is done at their end."""

    def __init__(self, node: DOMNode, group: str, job: Callable[[], Awaitable[None]], rest: float) -> None:
        super().__init__(node, group, self._in_time)
        self._doing, self._every = job, rest
        self._due = 0.0  # by the machine's steady clock

    async def _in_time(self) -> None:
        left = self._due - time.monotonic()
        if left > 0:
            await asyncio.sleep(left)
        self._asked = False  # what was asked while it waited is answered now
        await self._doing()
        self._due = time.monotonic() + self._every
