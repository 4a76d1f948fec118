"""Half-written words, kept in a file of the person's own until they are saved or dropped."""

from __future__ import annotations

from pathlib import Path

from console.store.private_file import PrivateFile

_TABLE = """CREATE TABLE IF NOT EXISTS draft (
    store TEXT NOT NULL, person TEXT NOT NULL, ref TEXT NOT NULL, dialog TEXT NOT NULL, words TEXT NOT NULL,
    PRIMARY KEY (store, person, ref, dialog)) STRICT, WITHOUT ROWID"""


class Drafts:
    """Drafts of one person in one store (`own.kept_under`), in `path` (0600).

    Its thread is its own: typing never waits for the store.
    """

    def __init__(self, path: Path, store: str, person: str) -> None:
        self._file, self._key = PrivateFile(path, _TABLE), (store, person)

    async def load(self, ref: str, dialog: str) -> str:
        """What was typed last for this case in this dialog; "" for nothing. All of these raise StoreError."""
        rows = await self._run(
            "SELECT words FROM draft WHERE store = ? AND person = ? AND ref = ? AND dialog = ?", ref, dialog
        )
        return str(rows[0][0]) if rows else ""

    async def keep(self, ref: str, dialog: str, words: str) -> None:
        """Keeps what is typed so far, in place of what was."""
        await self._run("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?)", ref, dialog, words)

    async def drop(self, ref: str, dialog: str) -> None:
        """Forgets it: the words were saved."""
        await self._run("DELETE FROM draft WHERE store = ? AND person = ? AND ref = ? AND dialog = ?", ref, dialog)

    async def _run(self, statement: str, *values: str) -> list[tuple[object, ...]]:
        return await self._file.run(statement, *self._key, *values)

    async def close(self) -> None:
        """Ends the thread after what it was given is written."""
        await self._file.close()
