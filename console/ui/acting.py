"""From a pressed key to a done deed: asks what has to be asked, carries it out, and says how it ended."""

from __future__ import annotations

from collections.abc import Awaitable

from console.store.desk import Desk
from console.store.errors import Refused, StoreError
from console.store.records import Case, Done, QueueRow
from console.ui.deeds import Deed
from console.ui.question import QUESTIONS, Answer
from console.ui.screens.base import DeskScreen


class Acting:
    """The acts of one screen. Drafts of what was typed are kept per case until the act is done."""

    def __init__(self, screen: DeskScreen, desk: Desk) -> None:
        self._screen, self._desk = screen, desk
        self._drafts: dict[tuple[int, str], Answer] = {}
        self.under_way = 0

    async def work(self, action: str, row: QueueRow, case: Case | None) -> Done | None:
        """Do `action` to the case as it was seen; None where the person left the dialog or the store refused."""
        answer = await self._ask(action, row, case)
        if not answer.given:
            return None
        done = await self.finish(Deed(action, row, answer).carry_out(self._desk))
        if done is not None:
            self._drafts.pop((row.key, action), None)
        return done

    async def finish(self, deed: Awaitable[Done]) -> Done | None:
        """Await a deed and tell its outcome in a sentence."""
        self.under_way += 1
        try:
            done = await deed
        except (Refused, StoreError) as error:
            self._screen.tell(str(error), wrong=True)
            return None
        finally:
            self.under_way -= 1
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
