"""The questions of one act, and how long keys wait for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import TracebackType
from typing import Any, TypeVar

from textual.screen import Screen

T = TypeVar("T")
PATIENCE = 2.0  # seconds keys wait for an act that is under way; a store can be busy for longer


class Asking:
    """Called with each dialog of an act; left when the act is over, however it ends.

    Keys pressed before a dialog is on the screen are meant for it, so they wait; those after its answer are meant for
    what the act leaves. `over` is told when no key waits for this act any longer: every act has an Asking of its own,
    so that the end of one never lets go what waits for another.
    """

    def __init__(self, screen: Screen[Any], over: Callable[[Asking], None], shown: Callable[[], None]) -> None:
        self._screen, self._over, self._shown = screen, over, shown
        self._dialog: Screen[Any] | None = None
        self._limit: asyncio.TimerHandle | None = None

    @property
    def takes_keys(self) -> bool:
        """Whether its dialog is there to take them."""
        dialog = self._dialog
        return dialog is not None and dialog.is_mounted and dialog in self._screen.app.screen_stack

    async def __call__(self, dialog: Screen[T]) -> T:
        """Show the dialog, with the keys typed meanwhile, and wait for its answer."""
        self._dialog = dialog
        dialog.call_later(self._shown)
        return await self._screen.app.push_screen_wait(dialog)

    def nothing_more(self, *, moves: bool = False) -> None:
        """All is asked, and keys go on; where the act `moves` the cursor they wait for that, if it does not take long."""
        if not moves:
            self._over(self)
        elif self._limit is None:
            self._limit = asyncio.get_running_loop().call_later(PATIENCE, self._over, self)

    def __enter__(self) -> Asking:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._limit is not None:
            self._limit.cancel()
        self._over(self)
