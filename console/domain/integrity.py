"""Signs that a score may not say what it seems to: worth a look, never a verdict (measures §10)."""

from __future__ import annotations

from typing import NamedTuple


class Evidence(NamedTuple):
    """A ticket, and the line or fact that counts; `turn_id` where it was said in a conversation."""

    interaction_id: int
    ref: str
    quote: str
    at: int | None
    turn_id: int | None = None


class Signal(NamedTuple):
    """Something beyond what peers show by chance in 99.9 % of looks, or a fact that needs no comparison.

    Shares are 0–100; `limit` is the share from which it is beyond, None for a fact.
    """

    kind: str  # one of KINDS
    title: str
    said: str
    found: int
    total: int
    peers: float | None  # the share of all the peers together
    limit: float | None
    innocent: tuple[str, ...]  # explanations that blame nobody
    evidence: tuple[Evidence, ...]

    @property
    def percent(self) -> float | None:
        """The agent's share."""
        return 100 * self.found / self.total if self.total else None


class Look(NamedTuple):
    """What was found; what lies within the limits, and why something could not be looked at, both in words.

    `notes` are cautions beside a high CSAT that no limit stands behind.
    """

    signals: tuple[Signal, ...]
    within: tuple[str, ...]
    unmeasured: tuple[str, ...]
    notes: tuple[str, ...]
