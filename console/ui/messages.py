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


class ReviewWanted(Message):
    """A ticket is to be reviewed; `drawn` says why, "" lets the store say it."""

    def __init__(self, ticket: int, drawn: str = "") -> None:
        super().__init__()
        self.ticket, self.drawn = ticket, drawn


class DrawsWanted(Message):
    """What to review next is to be shown: of one agent, of a team, or of all; `called` says whose."""

    def __init__(self, called: str, *, agent: int | None = None, team: str | None = None) -> None:
        super().__init__()
        self.called, self.agent, self.team = called, agent, team


class TakesKeys(Message):
    """What keys waited for is there, or will not come: they may go on."""
