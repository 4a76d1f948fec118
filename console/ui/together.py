"""A key and its answer in one paint: two paints are a frame of the toolkit's apart, which one who types waits for."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack

from textual.dom import DOMNode

AT_MOST = 0.012  # seconds: an answer that takes longer comes after the letter


class Together:
    """Holds painting back from `begin` to `end`, and never longer than AT_MOST."""

    def __init__(self, node: DOMNode) -> None:
        self._node, self._held = node, ExitStack()
        self._late: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """A key came; where something is held already, that goes on."""
        if self._late is None:
            self._held.enter_context(self._node.app.batch_update())
            self._late = asyncio.get_running_loop().call_later(AT_MOST, self._end)

    def end(self) -> None:
        """The answer was given to its widgets: it is painted as soon as each has told its screen that it changed."""
        self._node.call_later(self._node.call_later, self._end)

    def _end(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None
            self._held.close()
