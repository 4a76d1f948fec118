"""Long questions, each over a connection and on a thread of its own, so that no screen waits for them."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from console.store import connect

P = ParamSpec("P")
T = TypeVar("T")


class Aside:
    """What is asked aside of the store at `path`; closing ends what still runs."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._asking: set[sqlite3.Connection] = set()
        self._running: set[asyncio.Task[Any]] = set()

    async def ask(
        self, question: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """`question(conn, …)` over one moment of the store. Raises StoreError, and what the question raises."""

        def run() -> T:
            with connect.reading(self._path) as conn, connect.one_moment(conn):
                self._asking.add(conn)
                try:
                    return question(conn, *args, **kwargs)
                finally:
                    self._asking.discard(conn)

        running = asyncio.create_task(asyncio.to_thread(run))
        self._running.add(running)
        running.add_done_callback(self._running.discard)
        return await asyncio.shield(running)

    async def close(self) -> None:
        """Interrupts what runs and waits until it is over."""
        while self._running:
            for conn in tuple(self._asking):
                conn.interrupt()
            await asyncio.wait(set(self._running), timeout=0.05)  # one may just be opening its connection
