"""What a person can do to a case, and why it can't be done now: the store's own rules, in its words."""

from __future__ import annotations

from console.domain import recovery as rule
from console.domain.text import one_line
from console.store.desk import Desk
from console.store.records import Case, QueueRow
from console.ui.case_page import safe_link

ASKS = frozenset({"tried", "fix", "close", "delegate", "wait", "note", "cause", "play"})  # acts that open a dialog
WORK = ASKS | {"claim", "escalate"}
MANY = frozenset({"claim", "delegate", "wait", "cause", "escalate", "note"})  # what can be done to all marked cases
GROUPED = frozenset({"claim", "delegate", "wait", "cause"})  # what can be done to all open cases of a customer
ENDS = frozenset({"close", "wait", "delegate"})  # acts after which the cursor goes on to the next case
GONE = "That case is gone: its ticket was deleted, or its rating was replaced by an import."
JOURNAL = frozenset({"undo", "redo"})
ON_A_ROW = WORK | {
    "copy_ref",
    "copy_summary",
    "link",
    "into",
    "tick",
    "conversation",
    "ticket",
    "customer",
    "account",
    "agent",
}


def why_not(action: str, desk: Desk, row: QueueRow | None, case: Case | None, marked: int = 0) -> str | None:
    """Why `action` can't be done to this row, or to the marked ones, as a sentence; None if it can."""
    if action in WORK | JOURNAL | {"tick"} and desk.read_only:
        return f"This store is open read-only ({desk.why_read_only}), so nothing can be changed."
    if action in ON_A_ROW and row is None:
        return "There is no case here."
    if row is None:
        return None
    if marked and action in WORK:
        return None if action in MANY else (
            f"{marked:,} cases are marked, and this is done one by one: take the marks away first."
        )  # fmt: skip
    if action in WORK:
        return _why_not_work(action, desk, row, case)
    if action == "link" and case is not None and not case.url:
        return "The source gives no link for this ticket."
    if action == "link" and case is not None and not safe_link(case.url):
        return "The link of this ticket is not an http or https address, so it is not offered."
    if action == "conversation" and case is not None and not case.turns:
        return "The source brought no conversation of this ticket."
    return None


def _why_not_work(action: str, desk: Desk, row: QueueRow, case: Case | None) -> str | None:
    if action == "claim":
        me = desk.me.name if desk.me else ""
        owner = row.owner if row.owner is None or row.owner == me else one_line(row.owner, 60)
        return rule.why_not_claim(row.status, owner, me)
    if action == "close":
        return rule.why_not_close(row.status, None, False, False)
    if action == "cause" and row.status != "watch":
        return None
    if reason := rule.why_not_work(row.status):
        return reason
    if action == "escalate" and case is not None and case.escalated_at is not None:
        return f"{one_line(row.ref, 60)} was escalated {rule.span(desk.now() - case.escalated_at)} ago."
    return None
