"""Keys one at a time: each meets the screen that the one before it left, however fast they come."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

ROUNDS = 2  # a key goes up from the focus to the app, and what came of it goes up after it


class InTurn:
    """Gives keys and pastes to whoever has the focus when their turn comes; none is given while `may` is False.

    The toolkit sends a burst of keys to the widget that has the focus at its first key. So a key is followed here by
    a call through the same queues: once that is through, all came of the key that comes of it, and the next is given.
    """

    def __init__(self, app: App[Any], give: Callable[[events.Event], Awaitable[None]], may: Callable[[], bool]) -> None:
        self._app, self._give, self._may = app, give, may
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._on_its_way = False

    async def take(self, event: events.Key | events.Paste) -> None:
        """One more; it is given at once where none is before it."""
        self._waiting.append(event)
        if not self._on_its_way:
            await self._next()

    def go_on(self) -> None:
        """What keys waited for may have come."""
        if not self._on_its_way:
            self._on_its_way = True
            self._app.call_later(self._next)

    async def _next(self) -> None:
        self._on_its_way = bool(self._waiting) and self._may()
        if self._on_its_way:
            focus = self._app.focused or self._app.screen
            await self._give(self._waiting.popleft())
            self._follow([*focus.ancestors_with_self] * ROUNDS)

    def _follow(self, queues: Sequence[MessagePump]) -> None:
        """Through these queues, one after the other; one that closes takes no more calls, so it is left out."""
        for index, queue in enumerate(queues):
            if queue.call_later(self._follow, queues[index + 1 :]):
                return
        self._app.call_later(self._next)
