"""From a pressed key to a done deed: asks what has to be asked, carries it out, and says how it ended."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from console.store.desk import Desk
from console.store.errors import Refused, StoreError
from console.store.queue import row_of
from console.store.records import Case, Done, QueueRow
from console.ui.deeds import carry_out
from console.ui.question import QUESTIONS, Answer
from console.ui.screens.base import DeskScreen


class Acting:
    """The acts of one screen, in the order asked. Drafts of what was typed are kept per case until the act is done.

    A person who types ahead acts on a row that their own last act has changed already: such a row is replaced by
    what that act left. `shown` and `asked` count the list's readings, so that it is known which rows are older.
    """

    def __init__(self, screen: DeskScreen, desk: Desk, asked: Callable[[], int]) -> None:
        self._screen, self._desk, self._asked = screen, desk, asked
        self._drafts: dict[tuple[int, str], Answer] = {}
        self._left: dict[int, tuple[int, QueueRow]] = {}  # by key: readings begun when our act ended, the row it left
        self._turn = asyncio.Lock()

    async def work(self, action: str, row: QueueRow, case: Case | None, shown: int) -> Done | None:
        """Do `action` to the case as it was seen; None where the person left the dialog or the store refused."""
        answer = await self._ask(action, row, case)
        if not answer.given:
            return None
        async with self._turn:
            begun, left = self._left.get(row.key, (-1, row))
            deed = carry_out(self._desk, action, left if shown <= begun else row, answer)
            done = await self._finish(deed, row.key)
        if done is not None:
            self._drafts.pop((row.key, action), None)
        return done

    async def step(self, deed: Callable[..., Done]) -> Done | None:
        """Undo or redo."""
        async with self._turn:
            return await self._finish(self._desk.act(deed))

    async def _finish(self, deed: Awaitable[Done], key: int | None = None) -> Done | None:
        """Await a deed, tell its outcome in a sentence, and note how it left the case."""
        try:
            done = await deed
            left = await self._desk.read(row_of, done.key, self._desk.now())
        except (Refused, StoreError) as error:
            self._screen.tell(str(error), wrong=True)
            return None
        if left is not None:
            self._left[done.key] = self._left[done.key if key is None else key] = (self._asked(), left)
        self._screen.tell(done.sentence)
        return done

    async def _ask(self, action: str, row: QueueRow, case: Case | None) -> Answer:
        """What the person answers in the action's dialog; an act without one needs no answer."""
        if action not in QUESTIONS:
            return Answer()
        from console.ui.screens.dialog import Dialog  # brings the text area: not before someone types

        place = (row.key, action)
        question = QUESTIONS[action](row, case)
        answer = await self._screen.app.push_screen_wait(Dialog(question, self._drafts.get(place)))
        self._drafts[place] = answer.as_draft()
        return answer
