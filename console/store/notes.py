"""A coach's own notes of one-on-ones: in the coach's file, never in the store, read by nobody but who wrote them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from console.store.private_file import PrivateFile

_TABLE = """CREATE TABLE IF NOT EXISTS session_note (
    store TEXT NOT NULL, login TEXT NOT NULL, person TEXT NOT NULL, agent INTEGER NOT NULL, session INTEGER NOT NULL,
    words TEXT NOT NULL, plan TEXT NOT NULL,
    PRIMARY KEY (store, login, person, agent, session)) STRICT, WITHOUT ROWID"""
OPEN = 0  # the session's number while the one-on-one is going on


class Note(NamedTuple):
    """What was written in a one-on-one; `session` is its number in the store, OPEN while it goes on.

    `plan` is what was to be stored with it, as the screen packs it: commitments, what is shared, the agent's comment.
    """

    session: int
    words: str
    plan: str = ""


class Notebook:
    """The notes of one person at one login about the agents of one store (`own.kept_under`). All verbs raise StoreError.

    Both count: another login has another file, and whoever works here in another's name (`--as`) is another person.
    """

    def __init__(self, path: Path, store: str, login: str, person: str) -> None:
        self._file, self._key = PrivateFile(path, _TABLE, "Notes"), (store, login, person)

    async def all(self, agent: int) -> tuple[Note, ...]:
        """Every note about an agent, the one going on first, then the newest."""
        rows = await self._file.run(
            f"SELECT session, words, plan FROM session_note {_MINE} ORDER BY session > 0, session DESC",
            *self._key,
            agent,
        )
        return tuple(Note(int(str(session)), str(words), str(plan)) for session, words, plan in rows)

    async def going_on(self, agent: int, stored: Collection[int]) -> Note:
        """What was written so far. `stored` are the agent's one-on-ones in the store.

        Where nothing was, and one of ours was undone, its notes are those of the one going on again.
        """
        known = await self.all(agent)
        begun = next((note for note in known if note.session == OPEN), Note(OPEN, ""))
        undone = next((note for note in known if note.session not in (OPEN, *stored)), None)
        if undone is None or begun.words or begun.plan:
            return begun
        await self._move(agent, undone.session, OPEN)
        return undone._replace(session=OPEN)

    async def keep(self, agent: int, words: str, plan: str = "", *, seen: str | None = None) -> str:
        """Keeps what is written so far, in place of what was.

        `seen` is what stood there as it was last read or kept: lines that a command or another console of the same
        person added since stay, below the others. Returns what was added so, to be shown.
        """
        more = "" if seen is None else _added(await self._open(agent), seen, words)
        await self._file.run(
            "INSERT OR REPLACE INTO session_note VALUES (?, ?, ?, ?, ?, ?, ?)",
            *self._key,
            agent,
            OPEN,
            words + more,
            plan,
        )
        return more

    async def _open(self, agent: int) -> str:
        return next((note.words for note in await self.all(agent) if note.session == OPEN), "")

    async def file(self, agent: int, session: int) -> None:
        """The one-on-one was stored under that number: its notes are filed with it.

        Notes filed there before are those of one that was undone, whose number is used again: they stay above.
        """
        known = {note.session: note for note in await self.all(agent)}
        if session in known and OPEN in known:
            await self.keep(agent, f"{known[session].words}\n\n{known[OPEN].words}", known[OPEN].plan)
        await self._move(agent, OPEN, session)

    async def _move(self, agent: int, before: int, after: int) -> None:
        await self._file.run(
            f"UPDATE OR REPLACE session_note SET session = ? {_MINE} AND session = ?",
            after, *self._key, agent, before,
        )  # fmt: skip

    async def close(self) -> None:
        """Ends the file's thread after what it was given is written."""
        await self._file.close()


def _added(there: str, seen: str, words: str) -> str:
    """The lines of `there` that neither what was seen nor what is written now has, as they are to follow it."""
    known = {*seen.splitlines(), *words.splitlines()}
    return "".join(f"\n{line}" for line in there.splitlines() if line not in known)


_MINE = "WHERE store = ? AND login = ? AND person = ? AND agent = ?"
