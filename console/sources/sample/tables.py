"""Interactions, hands and surveys as rows of the store."""

from __future__ import annotations

from collections.abc import Sequence

from console.sources.sample.moments import AS_OF, CONSOLE_START, DAY
from console.sources.sample.plot import Plot
from console.sources.sample.records import Table, Touch, Value

#: The help desk closes a solved ticket for good after this long.
AUTO_CLOSE = 5 * DAY
_TOUCH = (
    "id", "source", "external_id", "kind", "url", "subject", "channel", "issue", "issue_detail", "product", "status",
    "customer_id", "account_id", "agent_id", "team_id", "opened_at", "first_reply_at", "resolved_at", "closed_at",
    "auto_close_at", "handle_seconds", "contacts", "reopens",
)  # fmt: skip


def interaction_tables(plot: Plot) -> list[Table]:
    """interaction, involvement and survey."""
    low = {answer.touch for answer in plot.answers if answer.metric == "csat" and answer.value < 3}
    rows = [_touch(touch, touch in low) for touch in plot.touches]
    rated = {answer.touch for answer in plot.answers}
    hands = [row for touch in plot.touches for row in _hands(touch, touch in rated)]
    asked = sorted(plot.surveys, key=lambda survey: (survey.touch.id, survey.metric))
    surveys = [(s.touch.id, s.metric, s.due, s.sent, s.held_back) for s in asked]
    return [
        Table("interaction", _TOUCH, rows),
        Table("involvement", ("interaction_id", "role", "agent_id", "team_id", "since"), hands),
        Table("survey", ("interaction_id", "metric", "due_at", "sent_at", "held_back"), surveys),
    ]


def _touch(touch: Touch, low: bool) -> tuple[Value, ...]:
    customer = touch.customer
    return (
        touch.id, "desk", touch.ref, touch.kind, f"https://desk.example/{touch.ref}", touch.subject, touch.channel,
        touch.issue, touch.detail, touch.product, _status(touch), customer.id if customer else None,
        customer.account if customer else None, touch.agent.id, touch.team, touch.opened, touch.first_reply,
        touch.closed, touch.closed, _auto_close(touch, low), touch.handle, touch.contacts, int(touch.reopens),
    )  # fmt: skip


def _status(touch: Touch) -> str:
    if touch.closed is None:
        return "Open" if touch.first_reply is None else "Pending"
    return "Closed" if touch.closed + AUTO_CLOSE < AS_OF else "Solved"


def _auto_close(touch: Touch, low: bool) -> int | None:
    """When the help desk will close it for good; kept for older ones only where a low rating stopped the clock."""
    if touch.closed is None or not (
        (low and touch.closed >= CONSOLE_START - 30 * DAY) or touch.closed + AUTO_CLOSE >= AS_OF
    ):
        return None
    return touch.closed + AUTO_CLOSE


def _hands(touch: Touch, rated: bool) -> Sequence[tuple[Value, ...]]:
    """The attribution ledger of what was rated or changed hands: who had it first, who closed it, who wrote last."""
    rows: list[tuple[Value, ...]] = []
    if touch.before is not None:
        rows.append((touch.id, "assignee", touch.before.id, touch.team, touch.opened))
    if touch.closed is not None and (rated or touch.before or touch.last):
        rows.append((touch.id, "assignee at close", touch.agent.id, touch.team, touch.closed))
        last = touch.last or touch.agent
        rows.append((touch.id, "last reply", last.id, touch.team, touch.closed - 60))
    return rows
