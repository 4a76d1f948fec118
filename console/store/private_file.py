"""A SQLite file of one person's own: in a folder nobody else may enter, read by nobody but whose login owns it."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from console.store.errors import StoreError


class PrivateFile:
    """`path` (0600, its folder 0700) with one `table`; `holds` is what it is for, in an error.

    Its thread is its own: typing never waits for the store.
    """

    def __init__(self, path: Path, table: str, holds: str = "Drafts") -> None:
        self._path, self._table, self._holds = path, table, holds
        self._pool = ThreadPoolExecutor(1, "private")
        self._conn: sqlite3.Connection | None = None

    async def run(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """One statement, committed at once; its rows. Raises StoreError."""

        def work() -> list[tuple[object, ...]]:
            try:
                return self._open().execute(statement, values).fetchall()
            except (sqlite3.Error, OSError) as error:
                raise StoreError(
                    f"{self._holds} can't be kept in {self._path} ({error}): make room or mend its permissions."
                ) from error

        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    def _open(self) -> sqlite3.Connection:
        if self._conn is None:
            self._make_private()
            self._conn = sqlite3.connect(self._path, isolation_level=None, timeout=2)
            self._conn.execute("PRAGMA journal_mode = WAL")
            self._conn.execute(self._table)
        return self._conn

    def _make_private(self) -> None:
        """The file and its folder for this login alone; raises OSError where they belong to another."""
        folder = self._path.parent
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            if hasattr(os, "getuid") and os.fstat(file).st_uid != os.getuid():
                raise PermissionError("it belongs to another login")
            self._path.chmod(0o600)
            if folder.stat().st_mode & 0o077:
                folder.chmod(0o700)
        finally:
            os.close(file)

    async def close(self) -> None:
        """Ends the thread after what it was given is written."""
        if self._conn is not None:
            await asyncio.get_running_loop().run_in_executor(self._pool, self._conn.close)
        self._pool.shutdown(wait=True)
