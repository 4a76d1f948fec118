"""Messages that more than one widget sends."""

from __future__ import annotations

from textual.message import Message


class StoreFailed(Message):
    """The store could not answer: why, in a sentence. What was read before stays on the screen."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason
