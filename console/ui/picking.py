"""What can be picked from a list that narrows while typing: somebody to give a case to."""

from __future__ import annotations

from collections.abc import Sequence

from console.domain.text import one_line
from console.store.desk import Desk
from console.store.errors import StoreError
from console.store.people import assignable
from console.store.records import QueueRow
from console.ui.asking import Asking
from console.ui.question import Answer
from console.ui.screens.base import DeskScreen
from console.ui.screens.pick import Offer, Pick


async def somebody(
    ask: Asking, screen: DeskScreen, desk: Desk, row: QueueRow, many: int, draft: Answer | None
) -> Answer:
    """Who is to have the case: its handler and lead first. The answer's choice is a name."""
    case = None if many else row.key

    async def find(words: str) -> Sequence[Offer]:
        try:
            names = await desk.read(assignable, case, words.strip())
        except StoreError as error:
            screen.tell(str(error), wrong=True)
            return ()
        return [Offer(name, name, _hint(name, row, desk) if not many else "") for name in names if name != row.owner]

    about = f"{many:,} cases" if many else one_line(" · ".join(filter(None, (row.ref, row.customer, row.issue))), 120)
    nothing = "Nobody here is called that: a lead, a coach or an agent can have a case."
    return await ask(Pick("Give it to", about, find, nothing, draft.text if draft else ""))


def _hint(name: str, row: QueueRow, desk: Desk) -> str:
    told = ("handled the ticket" if name == row.agent else "", "you" if name == desk.name else "")
    return ", ".join(filter(None, told))
