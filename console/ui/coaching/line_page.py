"""One line of the list in words: all its numbers, whatever of them the list has room for."""

from __future__ import annotations

from console.domain.coaching import RANKED
from console.domain.fair import explained
from console.reports.agent import csat_lines, latency_line, quality_line
from console.store.coaching import AgentLine
from console.ui.widgets.reader import Block, line
from console.ui.widgets.roles import PLAIN

FEW = f"Under {RANKED} ratings nobody is compared or ranked."


def page(one: AgentLine) -> list[Block]:
    """Reasons first, then what a narrow list has no column for, then CSAT."""
    csat = FEW if one.fair.csat.total < RANKED else explained(one.fair)
    return [
        Block(((one.name, "strong"), (f" · {who(one)}", "muted"))),
        line("; ".join(one.reasons), PLAIN, "Worth it"),
        *([line(csat, "accent", "Fair")] if csat else []),
        line(quality_line(one.qa), PLAIN, "QA"),
        line(f"{promised(one)}. {talked(one.days)}.", PLAIN, "Promised"),
        line(latency_line(one.latency), PLAIN, "Feedback"),
        line(" ".join(csat_lines(one.fair)), PLAIN, "CSAT"),
    ]


def who(one: AgentLine) -> str:
    """Team, kind and manager."""
    agent = one.agent
    facts = (agent.team or "no team", "AI" if agent.kind == "ai" else "", agent.manager and f"manager {agent.manager}",
             "left" if agent.left_at is not None else "")  # fmt: skip
    return " · ".join(fact for fact in facts if fact)


def promised(one: AgentLine) -> str:
    """Open and overdue commitments."""
    if not one.open_commitments:
        return "nothing open"
    return f"{one.open_commitments} open" + (f", {one.overdue} of them overdue" if one.overdue else "")


def talked(days: int | None) -> str:
    """The last one-on-one."""
    if days is None:
        return "No one-on-one yet"
    ago = {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
    return f"Last one-on-one {ago}"
