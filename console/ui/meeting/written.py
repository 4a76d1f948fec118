"""The coach's own notes of one one-on-one: loaded, kept while they are typed, filed when it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection

from console.domain.text import plain
from console.store.desk import Desk
from console.store.errors import StoreError
from console.store.notes import Notebook
from console.ui.meeting.plan import Plan
from console.ui.private import Private

NOWHERE = "notes are not kept: there is no file for them"


class OwnNotes:
    """Notes and plan about one agent. Where the file can't be used it is said once, and they are kept in memory alone."""

    def __init__(self, desk: Desk, private: Private, agent: int, tell: Callable[[str], None]) -> None:
        self._agent, self._tell = agent, tell
        self._book = None if private.drafts is None else Notebook(private.drafts, desk.own, private.login, desk.writer)
        self._kept: tuple[str, Plan] = ("", Plan())
        self._keeping = asyncio.Lock()
        self.plan = Plan()

    @property
    def where(self) -> str:
        """Who reads them, in a few words."""
        return NOWHERE if self._book is None else "for your eyes only, never in the store"

    async def load(self, stored: Collection[int]) -> str:
        """What was written so far; the plan is taken up as it was. `stored` are the agent's one-on-ones."""
        if self._book is None:
            return self._kept[0]
        try:
            found = await self._book.going_on(self._agent, stored)
        except StoreError as error:
            await self._give_up(error)
            return self._kept[0]
        words, self.plan = plain(found.words), Plan.unpacked(found.plan)
        self._kept = words, self.plan
        return words

    async def keep(self, words: str) -> str:
        """Keep what stands there now, if anything changed; returns what was added to it elsewhere meanwhile.

        What is being kept already is written before this returns, so that it is there for whoever reads next.
        """
        async with self._keeping:
            return await self._keep(words)

    async def _keep(self, words: str) -> str:
        now, seen = (plain(words), self.plan), self._kept[0]
        if now == self._kept:
            return ""
        self._kept, more = now, ""
        if self._book is not None:
            try:
                more = await self._book.keep(self._agent, now[0], self.plan.packed(), seen=seen)
            except StoreError as error:
                await self._give_up(error)
        self._kept = self._kept[0] + more, self._kept[1]
        return plain(more)

    async def file(self, session: int) -> None:
        """The one-on-one was stored under that number."""
        self._kept, self.plan = ("", Plan()), Plan()
        if self._book is not None:
            try:
                await self._book.file(self._agent, session)
            except StoreError as error:
                await self._give_up(error)

    async def _give_up(self, error: StoreError) -> None:
        if self._book is not None:
            book, self._book = self._book, None
            self._tell(str(error))
            await book.close()

    async def close(self) -> None:
        """End the file's thread after what it was given is written."""
        if self._book is not None:
            book, self._book = self._book, None
            await book.close()
