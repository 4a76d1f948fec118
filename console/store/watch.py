"""Sees commits as they happen: from a thread and a connection of its own, so that no long reading delays the news."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from console.store import connect

LOOK = 1 / 20  # seconds between two looks while nothing happens; each costs up to a sixth of a millisecond


class Watch:
    """Looks at a store for as long as somebody waits for news. `check` raises StoreError where the store is gone."""

    def __init__(self, path: Path, check: Callable[[], None]) -> None:
        self._path, self._check = path, check
        self._thread = ThreadPoolExecutor(1, "watch")
        self._over = threading.Event()
        self._conn: sqlite3.Connection | None = None
        self._version = -1

    @property
    def begun(self) -> bool:
        """Whether it sees what is committed from now on."""
        return self._conn is not None

    async def begin(self) -> None:
        """From now on every commit is seen; raises StoreError."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._begin)

    def _begin(self) -> None:
        self._check()
        if self._conn is None:
            conn = connect.reader(self._path)
            self._version, self._conn = version(conn, self._path), conn

    async def moved(self, patience: float) -> bool:
        """Whether anybody committed since the last call; waits up to `patience` seconds for it. Raises StoreError."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._wait, patience)

    def _wait(self, patience: float) -> bool:
        assert self._conn is not None, "the watch has not begun"
        end = time.monotonic() + patience
        while (found := version(self._conn, self._path)) == self._version:
            left = end - time.monotonic()
            if left <= 0 or self._over.wait(min(LOOK, left)):
                break
        moved, self._version = found != self._version, found
        self._check()
        return moved

    async def close(self) -> None:
        """Ends the thread, whatever it waits for."""
        self._over.set()
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close)
        self._thread.shutdown()

    def _close(self) -> None:
        if self._conn is not None:
            self._conn.close()


def version(conn: sqlite3.Connection, path: Path) -> int:
    """A number that is another one when somebody else committed; only good for this connection. Raises StoreError."""
    try:
        return int(conn.execute("PRAGMA data_version").fetchone()[0])
    except sqlite3.Error as error:
        raise connect.explain(error, path) from error
