"""What a person can do to a case: whether it can be done, what has to be asked first, and the doing of it."""

from __future__ import annotations

from console.domain import recovery as rule
from console.domain.text import one_line
from console.store import recovery
from console.store.desk import Desk
from console.store.records import Case, Done, QueueRow
from console.ui.case_page import safe_link
from console.ui.question import Answer

WORK = frozenset({"claim", "tried", "fix", "close"})
JOURNAL = frozenset({"undo", "redo"})
ON_A_ROW = WORK | {"copy_ref", "copy_summary", "link", "into"}


def why_not(action: str, desk: Desk, row: QueueRow | None, case: Case | None) -> str | None:
    """Why `action` can't be done to this row now, as a sentence; None if it can. The store's own rules, its words."""
    if action in WORK | JOURNAL and desk.read_only:
        return f"This store is open read-only ({desk.why_read_only}), so nothing can be changed."
    if action in ON_A_ROW and row is None:
        return "There is no case here."
    if row is None:
        return None
    if action == "claim":
        me = desk.me.name if desk.me else ""
        owner = row.owner if row.owner is None or row.owner == me else one_line(row.owner, 60)
        return rule.why_not_claim(row.status, owner, me)
    if action in ("tried", "fix"):
        return rule.why_not_work(row.status)
    if action == "close":
        return rule.why_not_close(row.status, None, False, False)
    if action == "link" and case is not None and not case.url:
        return "The source gives no link for this ticket."
    if action == "link" and case is not None and not safe_link(case.url):
        return "The link of this ticket is not an http or https address, so it is not offered."
    return None


async def carry_out(desk: Desk, action: str, row: QueueRow, said: Answer) -> Done:
    """Do `action` to a case as the person saw it. Raises Refused, StaleCase or StoreError, each with a sentence."""
    key, seen = row.key, (row.status, row.owner)
    match action:
        case "claim":
            return await desk.act(recovery.claim, key, seen=seen)
        case "tried":
            return await desk.act(recovery.tried, key, said.choice, channel=said.channel, note=said.text, seen=seen)
        case "fix":
            return await desk.act(recovery.fix, key, said.text, seen=seen)
        case "close":
            return await desk.act(recovery.close, key, said.choice, said.text, seen=seen)
    raise ValueError(action)
