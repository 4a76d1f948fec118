"""Opens the form of a ticket over a screen, going on from its draft."""

from __future__ import annotations

from console.store import reviews_draw
from console.store.desk import Desk
from console.store.errors import Refused, StoreError
from console.ui.drafting import file_of
from console.ui.live import Live
from console.ui.private import Private
from console.ui.screens.base import DeskScreen


async def open_form(screen: DeskScreen, desk: Desk, live: Live, private: Private, ticket: int, drawn: str) -> None:
    """A sentence where the ticket can't be reviewed; `drawn` "" lets the store say why it is."""
    if desk.read_only:
        screen.tell(f"This store is open read-only ({desk.why_read_only}), so no review can be stored.", wrong=True)
        return
    try:
        form = await desk.read(reviews_draw.opened, ticket, drawn, desk.now(), desk.me.id if desk.me else None)
    except (Refused, StoreError) as error:
        screen.tell(str(error), wrong=True)
        return
    from console.ui.screens.review import ReviewScreen

    if screen.app.screen is screen:  # not over what was opened meanwhile
        await screen.app.push_screen(ReviewScreen(desk, live, file_of(desk, private), form))
