"""Half-written words, kept in a file of the person's own until they are saved or dropped."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from console.store.errors import StoreError

_TABLE = """CREATE TABLE IF NOT EXISTS draft (
    store TEXT NOT NULL, person TEXT NOT NULL, ref TEXT NOT NULL, dialog TEXT NOT NULL, words TEXT NOT NULL,
    PRIMARY KEY (store, person, ref, dialog)) STRICT, WITHOUT ROWID"""


class Drafts:
    """Drafts of one person in one store, in `path` (0600). Its thread is its own: typing never waits for the store."""

    def __init__(self, path: Path, store: Path, person: str) -> None:
        self._path, self._key = path, (str(store.resolve()), person)
        self._pool = ThreadPoolExecutor(1, "drafts")
        self._conn: sqlite3.Connection | None = None

    def _open(self) -> sqlite3.Connection:
        if self._conn is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
            self._conn = sqlite3.connect(self._path, isolation_level=None, timeout=2)
            self._conn.execute("PRAGMA journal_mode = WAL")
            self._conn.execute(_TABLE)
        return self._conn

    async def load(self, ref: str, dialog: str) -> str:
        """What was typed last for this case in this dialog; "" for nothing. All of these raise StoreError."""
        row = await self._run(
            "SELECT words FROM draft WHERE store = ? AND person = ? AND ref = ? AND dialog = ?", ref, dialog
        )
        return str(row[0]) if row else ""

    async def keep(self, ref: str, dialog: str, words: str) -> None:
        """Keeps what is typed so far, in place of what was."""
        await self._run("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?)", ref, dialog, words)

    async def drop(self, ref: str, dialog: str) -> None:
        """Forgets it: the words were saved."""
        await self._run("DELETE FROM draft WHERE store = ? AND person = ? AND ref = ? AND dialog = ?", ref, dialog)

    async def _run(self, statement: str, *values: str) -> Any:
        def work() -> Any:
            try:
                return self._open().execute(statement, (*self._key, *values)).fetchone()
            except (sqlite3.Error, OSError) as error:
                raise StoreError(
                    f"Drafts can't be kept in {self._path} ({error}): make room or mend its permissions."
                ) from error

        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    async def close(self) -> None:
        """Ends the thread after what it was given is written."""
        if self._conn is not None:
            await asyncio.get_running_loop().run_in_executor(self._pool, self._conn.close)
        self._pool.shutdown(wait=True)
