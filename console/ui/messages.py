"""Messages that more than one widget sends."""

from __future__ import annotations

from textual.message import Message


class StoreFailed(Message):
    """The store could not answer: why, in a sentence. What was read before stays on the screen."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class FilterTyped(Message):
    """What stands in the filter line now."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.line = line


class FilterClosed(Message):
    """The filter line is done with: its filter kept, or taken away."""

    def __init__(self, kept: bool) -> None:
        super().__init__()
        self.kept = kept


class CaseWanted(Message):
    """A recovery case is to be shown in the queue."""

    def __init__(self, key: int) -> None:
        super().__init__()
        self.key = key


class TakesKeys(Message):
    """What keys waited for is there, or will not come: they may go on."""
