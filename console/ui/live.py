"""Watches the store and the clock for the screens: a commit, another minute, an act that waits, a store gone."""

from __future__ import annotations

import asyncio
from typing import Any

from textual.app import App
from textual.signal import Signal

from console.store.desk import Desk
from console.store.errors import StoreError

START = 1 / 10  # seconds the first paint goes first
PERIOD = 1 / 4  # seconds a look waits for news of the store before it goes on to the clock
REST = 1 / 20  # seconds after news in which more is not told, so that what is shown can be read
MINUTE = 60


class Live:
    """Waits for what happens and publishes it; screens subscribe while they are mounted."""

    def __init__(self, app: App[Any], desk: Desk) -> None:
        self.changed: Signal[None] = Signal(app, "changed")  # a commit, ours or another program's
        self.minute: Signal[None] = Signal(app, "minute")  # the store's clock reads another minute
        self.state: Signal[None] = Signal(app, "state")  # `busy` or `trouble` reads differently
        self.busy = ""
        self.trouble = ""  # why the store can't be read now, in a sentence
        self._desk = desk
        self._minute = desk.now() // MINUTE

    async def watch(self) -> None:
        """Look for ever; ends when its task is cancelled."""
        await asyncio.sleep(START)
        while True:
            if await self.look(PERIOD) or self.trouble:
                await asyncio.sleep(REST)

    async def look(self, patience: float = 0) -> bool:
        """One look at the store and the clock; whether there was news, awaited for up to `patience` seconds."""
        try:
            moved, trouble = await self._desk.changed(patience), ""
        except StoreError as error:
            moved, trouble = False, str(error)
        if (trouble, self._desk.busy) != (self.trouble, self.busy):
            moved = moved or (bool(self.trouble) and not trouble)  # it is back: read it again
            self.trouble, self.busy = trouble, self._desk.busy
            self.state.publish(None)
        if moved:
            self.changed.publish(None)
        minute = self._desk.now() // MINUTE
        if minute != self._minute:
            self._minute = minute
            self.minute.publish(None)
        return moved
