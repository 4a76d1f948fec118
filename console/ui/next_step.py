"""The next sensible step of a case, in one line: what the pane proposes, never what it forbids."""

from __future__ import annotations

from console.domain.recovery import CLOSED, CONTACTED
from console.domain.text import one_line
from console.store.records import Case


def next_step(case: Case, me: str) -> tuple[str, str]:
    """The id of an action ("" for none) and what to do with it."""
    row = case.row
    if row.status in CLOSED:
        return "", _over(case)
    if row.status == "watch":
        return "recovery.claim", "claim it to ask what was missing; that opens a case"
    if row.owner is None:
        return "recovery.claim", "claim it, so that nobody else calls the same customer"
    contacted = any(attempt.how in CONTACTED for attempt in case.attempts)
    helper = "" if row.owner == me else f" ({one_line(row.owner, 60)} works on it)"
    if not contacted:
        return "recovery.tried", _reach(case) + helper
    if not case.fix:
        return "recovery.fix", "say what was done to put it right" + helper
    return "recovery.close", "close it with its outcome and what was learned" + helper


def _over(case: Case) -> str:
    if case.row.status == "withdrawn":
        return "nothing: the customer raised the rating before anyone acted"
    by = "the customer's better rating" if case.closed_by == "customer" else one_line(case.row.owner or "a lead", 60)
    return f"nothing: closed as {case.row.status} by {by}"


def _reach(case: Case) -> str:
    if case.do_not_contact:
        return "this customer asked not to be contacted: put it right without a call, then close it"
    who = one_line(case.row.customer or "the customer", 60)
    if case.customer_phone:
        return f"call {who} and log the try"
    if case.customer_email:
        return f"write to {who} and log it"
    return "reach the customer through the ticket and log the try"
