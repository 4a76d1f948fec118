"""What a coach sees of agents: a team's list by "worth a conversation", and one agent's whole picture (measures §6, §8)."""

from __future__ import annotations

from console.store.coaching_records import (
    Agent,
    AgentLine,
    AgentView,
    Charmed,
    Criterion,
    Held,
    Promise,
    Quote,
    Rated,
    Reviewed,
    Week,
)

__all__ = [
    "Agent", "AgentLine", "AgentView", "Charmed", "Criterion", "Held", "Promise", "Quote", "Rated", "Reviewed", "Week",
]  # fmt: skip
