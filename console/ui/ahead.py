"""What will probably be asked for next, read while nobody waits."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from textual.dom import DOMNode
from textual.timer import Timer

from console.store.errors import StoreError

T = TypeVar("T")
SOON = 0.05  # seconds without a further wish before it is read
LATER = 5.0  # the same where the store changed: one that changes all the time is not read ahead


class Ahead(Generic[T]):
    """`ask` has `read` run as soon as things are quiet; `known` is what it returned, until it is forgotten."""

    def __init__(self, node: DOMNode, group: str, read: Callable[[], Awaitable[T]]) -> None:
        self._node, self._group, self._read = node, group, read
        self._timer: Timer | None = None
        self._forgotten = 0  # how often: a reading that began before is dropped
        self._patience = SOON
        self._idle = asyncio.Event()
        self._idle.set()
        self.known: T | None = None

    def forget(self, patience: float = SOON) -> None:
        """What was read no longer holds; it is read again once nothing was forgotten for `patience` seconds."""
        self.known = None
        self._forgotten += 1
        self._patience = patience
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def ask(self) -> None:
        """Read it soon, unless it is known or about to be read."""
        if self.known is None and self._timer is None and self._idle.is_set() and self._node.is_running:
            self._timer = self._node.set_timer(self._patience, self._begin)

    async def settled(self) -> T | None:
        """`known`, after a reading that is under way."""
        await self._idle.wait()
        return self.known

    def _begin(self) -> None:
        self._timer = None
        self._idle.clear()
        self._node.run_worker(self._run(self._forgotten), group=self._group)

    async def _run(self, forgotten: int) -> None:
        try:
            found = await self._read()
        except StoreError:
            return  # nobody asked: whoever does reads it again, and is told
        finally:
            self._idle.set()
        if forgotten == self._forgotten:
            self.known = found
