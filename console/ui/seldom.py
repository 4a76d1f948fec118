"""A reading that costs too much to be done at every change: at once, and then not again before a while has passed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from textual.dom import DOMNode

from console.ui.again import Again


class Seldom(Again):
    """Runs `job` when asked, but not again within `rest` seconds, nor before `times` as long as it took has passed.

    What is asked meanwhile is done at the end of it. So a store that grows slows this reading down, not the screen.
    """

    def __init__(
        self, node: DOMNode, group: str, job: Callable[[], Awaitable[None]], *, rest: float = 0, times: float = 19
    ) -> None:
        super().__init__(node, group, self._in_time)
        self._doing, self._every, self._times = job, rest, times
        self._due = 0.0  # by the machine's steady clock

    async def _in_time(self) -> None:
        left = self._due - time.monotonic()
        if left > 0:
            await asyncio.sleep(left)
        self._asked = False  # what was asked while it waited is answered now
        began = time.monotonic()
        await self._doing()
        ended = time.monotonic()
        self._due = ended + max(self._every, self._times * (ended - began))
