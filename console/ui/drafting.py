"""Half-written words: kept while the console runs, and in the person's own file so that they outlive it."""

from __future__ import annotations

from collections.abc import Callable

from console.store.desk import Desk
from console.store.drafts import Drafts
from console.store.errors import StoreError
from console.store.phrases import phrases
from console.ui.private import Private
from console.ui.question import Answer

Place = tuple[str, str]  # the ticket (source/ref, or "marked") and the act


def file_of(desk: Desk, private: Private) -> Drafts | None:
    """The drafts of the two together: who is logged in and who is worked for. No audience reads what was written before."""
    writer = f"{desk.writer} ({private.login})" if private.login else desk.writer
    file = None if desk.audience else private.drafts
    return None if file is None else Drafts(file, desk.own, writer)


class Drafting:
    """Drafts by place. Where the file can't be used it is said once, and they are kept in memory alone."""

    def __init__(self, desk: Desk, private: Private, tell: Callable[[str], None]) -> None:
        self._memory: dict[Place, Answer] = {}
        self._file = file_of(desk, private)
        self._words = private.phrases
        self._tell = tell

    async def load(self, place: Place) -> Answer | None:
        """What was typed last, None for nothing."""
        if place in self._memory or self._file is None:
            return self._memory.get(place)
        try:
            packed = await self._file.load(*place)
        except StoreError as error:
            await self._give_up(error)
            return None
        return Answer.unpacked(packed) if packed else None

    async def keep(self, place: Place, answer: Answer) -> None:
        """Keep what is typed so far; nothing typed keeps nothing."""
        if answer.is_empty:
            await self.drop(place)
            return
        self._memory[place] = answer.as_draft()
        if self._file is not None:
            try:
                await self._file.keep(*place, answer.packed())
            except StoreError as error:
                await self._give_up(error)

    async def drop(self, place: Place) -> None:
        """The words were saved, or taken away."""
        self._memory.pop(place, None)
        if self._file is not None:
            try:
                await self._file.drop(*place)
            except StoreError as error:
                await self._give_up(error)

    async def _give_up(self, error: StoreError) -> None:
        if self._file is not None:
            file, self._file = self._file, None
            self._tell(str(error))
            await file.close()

    def phrases(self) -> dict[str, str]:
        """The person's own phrases, read anew so that an edited file counts; a broken one is said."""
        if self._words is None:
            return {}
        try:
            return phrases(self._words)
        except StoreError as error:
            self._tell(str(error))
            return {}

    async def close(self) -> None:
        """End the file's thread after what it was given is written."""
        if self._file is not None:
            await self._file.close()
