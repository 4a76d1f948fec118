"""An act of a coach carried out and told: its outcome in a sentence, then everything is read again."""

from __future__ import annotations

from collections.abc import Callable

from console.store.desk import Desk
from console.store.errors import Refused, StoreError
from console.store.records import Done
from console.ui.screens.base import DeskScreen


def why_not_change(desk: Desk) -> str | None:
    """Why nothing can be changed here, as a sentence."""
    return (
        f"This store is open read-only ({desk.why_read_only}), so nothing can be changed." if desk.read_only else None
    )


async def do(
    screen: DeskScreen, desk: Desk, again: Callable[[], None], deed: Callable[..., Done], *said: object, **named: object
) -> Done | None:  # fmt: skip
    """Does it and says how it ended; None where it was refused. Either way what is shown is read anew."""
    if reason := why_not_change(desk):
        screen.tell(reason, wrong=True)
        return None
    done = None
    try:
        done = await desk.act(deed, *said, **named)
    except (Refused, StoreError) as error:
        screen.tell(str(error), wrong=True)
    else:
        screen.tell(done.sentence)
    again()
    return done


async def step(screen: DeskScreen, desk: Desk, back: bool, again: Callable[[], None]) -> None:
    """Undo or redo."""
    from console.store.recovery import redo, undo

    await do(screen, desk, again, undo if back else redo)
