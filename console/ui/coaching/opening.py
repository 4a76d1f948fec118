"""Opens what stands behind a row: the conversation, or the ticket where none was recorded."""

from __future__ import annotations

from console.store.desk import Desk
from console.store.errors import StoreError
from console.store.talks import place, talk
from console.ui.live import Live
from console.ui.screens.base import DeskScreen
from console.ui.words import Times


async def open_ticket(
    screen: DeskScreen, desk: Desk, live: Live, ticket: int, times: Times, turn: int | None = None
) -> None:
    """Over the screen, at a turn that is quoted; a sentence where the ticket is gone or the store can't be read."""
    try:
        found = await desk.read(talk, ticket)
        quoted = await desk.read(place, turn) if turn is not None else None
    except StoreError as error:
        screen.tell(str(error), wrong=True)
        return
    if not screen.is_current:  # it was left before the answer came
        return
    if found is None:
        screen.tell("This ticket is no longer in the store: refresh to read the agent again.", wrong=True)
    elif found.turns:
        from console.ui.screens.conversation import Conversation

        screen.app.push_screen(Conversation(found, times, quoted))
    else:
        from console.ui.cards.reading import Which
        from console.ui.screens.card import CardScreen

        screen.app.push_screen(CardScreen(desk, live, Which("ticket", ticket)))
