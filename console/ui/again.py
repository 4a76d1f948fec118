"""One reading at a time: what is asked during a reading collapses into one more."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.worker import Worker


class Again:
    """Runs `job` when asked. No answer can overtake a newer one, and none of many asks starves.

    `pause`: seconds to wait before a run, so that quick successions become one; `rest`: at least this between two.
    """

    def __init__(
        self, node: DOMNode, group: str, job: Callable[[], Awaitable[None]], *, pause: float = 0, rest: float = 0
    ) -> None:
        self._node, self._group, self._job = node, group, job
        self._pause, self._rest = pause, rest
        self._asked = self._running = False
        self._worker: Worker[None] | None = None

    def ask(self) -> None:
        """Run soon; once more after the present run where one is under way."""
        self._asked = True
        if not self._running and self._node.is_running:
            self._running = True
            self._worker = self._node.run_worker(self._run(), group=self._group, exclusive=True)

    async def done(self) -> None:
        """Waits until nothing is asked any more."""
        if self._worker is not None:
            await self._worker.wait()

    async def _run(self) -> None:
        try:
            while self._asked:
                if self._pause:
                    await asyncio.sleep(self._pause)
                self._asked = False
                await self._do()
                if self._rest and self._asked:
                    await asyncio.sleep(self._rest)
        finally:
            self._running = False

    async def _do(self) -> None:
        try:
            await self._job()
        except NoMatches:
            if self._stands():
                raise
            # the screen was left meanwhile, and its parts are gone before it is: nothing is there to be painted

    def _stands(self) -> bool:
        node = self._node
        return node.is_attached and node.screen in node.app.screen_stack
