"""What a reviewer gets from the store and gives back."""

from __future__ import annotations

from typing import NamedTuple

from console.store.rubrics import Version


class Said(NamedTuple):
    """One turn of a conversation; `id` is what evidence points to."""

    id: int
    seq: int
    at: int | None
    speaker: str
    text: str


class Form(NamedTuple):
    """A ticket to review, with its rubric and conversation. `seen` are the reviews that stood there when it was read."""

    interaction: int
    place: str  # source/ref: where a draft is kept, which outlives the ticket
    ref: str
    subject: str | None
    channel: str | None
    issue: str | None
    agent_id: int
    agent: str
    rubric: Version
    turns: tuple[Said, ...]
    drawn: str  # random, low rating, calibration, chosen
    seen: tuple[int, ...]


class Chosen(NamedTuple):
    """What was chosen for one criterion: `mark` None is N/A; evidence is a turn, or words where there is none."""

    mark: float | None
    turn: int | None = None
    quote: str | None = None


class Drawn(NamedTuple):
    """A ticket that waits for a review, and why it is this one."""

    interaction: int
    ref: str
    agent_id: int
    agent: str
    team: str | None
    channel: str | None
    issue: str | None
    at: int
    drawn: str  # random, low rating, calibration
    why: str

    @property
    def key(self) -> int:
        """What a list knows it by."""
        return self.interaction


class Written(NamedTuple):
    """A review in a list; `score` is None where nothing applied, and where it is `blind`: the second is still out."""

    id: int
    ref: str
    agent: str
    reviewer: str
    rubric: str
    version: int
    drawn: str
    at: int
    score: float | None
    blind: bool
    note: str | None
