"""From a pressed key to a done deed: asks what has to be asked, carries it out, and says how it ended."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from console.store.case import case as read_case
from console.store.desk import Desk
from console.store.errors import Refused, StoreError
from console.store.queue import row_of, siblings
from console.store.records import Case, Done, QueueRow
from console.ui.asking import Asking
from console.ui.deeds import ASKS, ENDS, GROUPED
from console.ui.private import Private
from console.ui.question import Answer, Question
from console.ui.screens.base import DeskScreen
from console.ui.words import Times

if TYPE_CHECKING:
    from console.ui.drafting import Drafting, Place


MANY = 500  # cases from which an act takes long enough to be announced
PATIENCE = 2.0  # seconds a question, or quitting, waits for the acts before it; a store can be busy for longer


class Acting:
    """The acts of one screen, in the order asked. Drafts of what was typed are kept per case until the act is done.

    A person who types ahead acts on a row that their own last act has changed already: such a row is replaced by
    what that act left. `shown` and `asked` count the list's readings, so that it is known which rows are older.
    """

    def __init__(
        self, screen: DeskScreen, desk: Desk, times: Callable[[], Times], asked: Callable[[], int],
        private: Private,
    ) -> None:  # fmt: skip
        self._screen, self._desk, self._times, self._asked = screen, desk, times, asked
        self._private = private
        self._drafting: Drafting | None = None
        self._left: dict[int, tuple[int, QueueRow]] = {}  # by key: readings begun when our act ended, the row it left
        self._turn = asyncio.Lock()

    async def latest(self, row: QueueRow, shown: int) -> QueueRow:
        """The row as our own last act left it, where the list has not been read since; that act is waited for."""
        if not await self.settled():
            return row
        begun, left = self._left.get(row.key, (-1, row))
        return left if shown <= begun else row

    async def settled(self) -> bool:
        """Whether the acts asked so far are done; they are waited for, but not for long."""
        try:
            async with asyncio.timeout(PATIENCE), self._turn:
                return True
        except TimeoutError:
            return False

    async def work(
        self, action: str, row: QueueRow, shown: int, ask: Asking, marked: Sequence[int] = ()
    ) -> Done | None:
        """Do `action` to the case as it was seen, or to all marked ones; None where it was left or refused."""
        from console.ui import doing

        keys = marked or await self._which(action, row, ask)
        if keys is None:
            return None
        answer = await self._answer(action, row, len(keys), ask)
        if not answer.given:
            return None
        ask.nothing_more(moves=bool(keys) or action in ENDS)
        async with self._turn:
            begun, left = self._left.get(row.key, (-1, row))
            try:
                what = doing.deed(action, answer, self._times())
            except Refused as error:
                self._screen.tell(str(error), wrong=True)
                return None
            seen = left if shown <= begun else row
            if len(keys) > MANY:
                self._screen.tell(f"Working on {len(keys):,} cases …")
            deed = doing.to_many(self._desk, what, keys) if keys else doing.to_one(self._desk, what, seen)
            done = await self._finish(deed, None if keys else row.key)
        if done is not None and action in ASKS:
            await self.drafting.drop(_place(action, row, len(keys)))
        return done

    def left(self, key: int) -> QueueRow | None:
        """How our own last act left a case; None where none touched it."""
        found = self._left.get(key)
        return None if found is None else found[1]

    async def step(self, deed: Callable[..., Done], *args: int) -> Done | None:
        """Undo, redo, or another deed that is no act on the case under the cursor."""
        async with self._turn:
            return await self._finish(self._desk.act(deed, *args))

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

    # Asking --------------------------------------------------------------------------------------

    async def _which(self, action: str, row: QueueRow, ask: Asking) -> Sequence[int] | None:
        """() for this case alone, the keys of all open ones of its customer, or None where esc left the question."""
        if action not in GROUPED or not row.siblings:
            return ()
        from console.ui.questions import which

        try:
            others = await self._desk.read(siblings, row.key)
        except StoreError as error:
            self._screen.tell(str(error), wrong=True)
            return None
        if not others:
            return ()
        question = which(row, len(others) + 1)
        answer = await self._dialog(ask, question)
        if not answer.given:
            return None
        return () if answer.choice == question.choices[0] else (row.key, *others)

    async def _answer(self, action: str, row: QueueRow, many: int, ask: Asking) -> Answer:
        """What the person answers in the action's dialog; an act without one needs no answer."""
        if action not in ASKS:
            return Answer()
        place = _place(action, row, many)
        draft = await self.drafting.load(place)
        if action == "delegate":
            from console.ui.picking import somebody

            answer = await somebody(ask, self._screen, self._desk, row, many, draft)
        else:
            from console.ui.questions import QUESTIONS, Scene

            case = await self._read(row.key) if not many else None
            question = QUESTIONS[action](Scene(row, case, self._times(), many))
            answer = await self._dialog(ask, question, draft, place)
        await self.drafting.keep(place, answer)
        return answer

    async def _read(self, key: int) -> Case | None:
        """The case as it is now; None, and the store decides, where an act of ours still waits or it can't be read."""
        if self._turn.locked():
            return None
        try:
            return await self._desk.read(read_case, key, self._desk.now())
        except StoreError:
            return None

    async def _dialog(
        self, ask: Asking, question: Question, draft: Answer | None = None, place: Place | None = None
    ) -> Answer:
        from console.ui.screens.dialog import Dialog  # brings the text area: not before someone types

        async def keep(answer: Answer) -> None:
            if place is not None:
                await self.drafting.keep(place, answer)

        words = self.drafting.phrases() if question.text_label and not question.reads else {}
        return await ask(Dialog(question, draft, keep, words))

    @property
    def drafting(self) -> Drafting:
        """The drafts; their file is opened when the first dialog is."""
        if self._drafting is None:
            from console.ui.drafting import Drafting

            self._drafting = Drafting(
                self._desk, self._private, lambda sentence: self._screen.tell(sentence, wrong=True)
            )
        return self._drafting

    async def close(self) -> None:
        """Write what is still to be written."""
        if self._drafting is not None:
            await self._drafting.close()


def _place(action: str, row: QueueRow, many: int) -> Place:
    return ("marked" if many else f"{row.source}/{row.ref}"), action
