"""The connection that writes, on a thread of its own: acts in the order asked, each in one transaction."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from console.store import connect

T = TypeVar("T")
PATIENCE = 1.5  # seconds an act waits for a lock before the person is told, who looks up within two


class Writing:
    """Writes to the store at `path`; `same_file` raises where that is no longer the file which was opened.

    `busy` says why an act waits, "" where none does; `gives_up`: seconds after which it no longer waits.
    """

    def __init__(self, path: Path, same_file: Callable[[], None], gives_up: float | None) -> None:
        self._path, self._same_file, self._gives_up = path, same_file, gives_up
        self._thread = ThreadPoolExecutor(1, "writer")
        self._conn: sqlite3.Connection | None = None
        self._closing = threading.Event()
        self.busy = ""

    async def run(self, deed: Callable[[sqlite3.Connection], T]) -> T:
        """Runs a deed, all or nothing; raises what the deed raises, and StoreError."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._do, deed)

    def _do(self, deed: Callable[[sqlite3.Connection], T]) -> T:
        self._same_file()
        try:
            conn = self._conn = self._conn or connect.writer(self._path, timeout=PATIENCE)
            self._take_lock(conn)
            with connect.committed(conn):
                done = deed(conn)
                self._same_file()  # again: it may have waited long for the lock
        except sqlite3.Error as error:
            raise connect.explain(error, self._path) from error
        return done

    def _take_lock(self, conn: sqlite3.Connection) -> None:
        """BEGIN IMMEDIATE, however long an import takes; gives up when the desk closes, or after `gives_up` seconds."""
        asked = time.monotonic()
        try:
            while True:
                try:
                    conn.execute("BEGIN IMMEDIATE")
                    return
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or self._closing.is_set():
                        raise
                    if self._gives_up is not None and time.monotonic() - asked > self._gives_up:
                        raise
                    self.busy = "an import is finishing"
        finally:
            self.busy = ""

    def stop(self) -> None:
        """No act waits for a lock any longer."""
        self._closing.set()

    async def close(self) -> None:
        """Ends the thread behind all that was asked, since an act may open the connection only now."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close)
        self._thread.shutdown()

    def _close(self) -> None:
        if self._conn is not None:
            self._conn.close()
