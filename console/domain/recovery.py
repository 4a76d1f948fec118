"""A recovery case's life: what may be done when, and why a case stands where it stands (design §3a, measures §5)."""

from __future__ import annotations

HOWS = ("no answer", "left message", "wrote", "reached")
PLAYS = ("callback", "manager escalation", "save play")
CAUSES = ("agent", "product", "policy", "delivery", "unclear")
OUTCOMES = ("recovered", "not recovered")
CONTACTED = frozenset({"wrote", "reached"})
CLOSED = frozenset({"recovered", "not recovered", "withdrawn"})
DAY = 86_400


def _is_over(status: str) -> str | None:
    if status == "withdrawn":
        return "The customer raised the rating before anyone acted, so this case is withdrawn."
    return f"This case is closed as {status}." if status in CLOSED else None


def why_not_claim(status: str, owner: str | None, me: str) -> str | None:
    """Why `me` can't claim it; None if they can. A watch row (status "watch") can be claimed: that makes it a case."""
    if over := _is_over(status):
        return over
    if owner == me:
        return "You have claimed this case already."
    return f"{owner} has claimed this case; delegating moves it." if owner else None


def why_not_work(status: str) -> str | None:
    """Why no attempt, fix, note or wait can be logged; None if it can. Anyone may help on a case they don't own."""
    if status == "watch":
        return "A watched rating has no case yet: claim it first."
    return _is_over(status)


def why_not_close(status: str, outcome: str | None, contacted: bool, fixed: bool) -> str | None:
    """Why it can't be closed with `outcome` (None: with any); recovered needs a contact made and a fix."""
    if reason := why_not_work(status):
        return reason
    if outcome != "recovered":
        return None
    if not contacted:
        return "Recovered needs an attempt that reached the customer or wrote to them: log it first."
    return None if fixed else "Recovered needs the fix that was made: log it first."


def status_after_attempt(status: str, how: str) -> str:
    """Reached or wrote moves an open or claimed case to contacted; a case already fixed stays fixed."""
    return "contacted" if how in CONTACTED and status in ("open", "claimed") else status


def span(seconds: int) -> str:
    """A length of time in words a person would say: 40 s, 12 min, 5 h, 3 days."""
    seconds = abs(seconds)
    if seconds < 60:
        return f"{seconds} s"
    if seconds < 3600:
        return f"{seconds // 60} min"
    if seconds < 2 * DAY:
        return f"{seconds // 3600} h"
    return f"{seconds // DAY} days"


def reasons(
    *,
    now: int,
    contact_due_at: int,
    repeat_low: bool,
    renewal_at: int | None,
    contacted: bool = False,
    by_day: bool = False,
) -> tuple[str, ...]:
    """Why a case stands where it stands, the strongest first, in words.

    `by_day`: the rating's moment is a whole day, so no hours are spoken of (measures §0).
    """
    told = []
    left = contact_due_at - now
    due_day = _deadline_in_days(left) if by_day else None
    if left <= 0 and not contacted:
        told.append(due_day or f"contact was due {span(left)} ago")
    if repeat_low:
        told.append("second low in 30 days")
    if renewal_at is not None and 0 <= renewal_at - now <= 30 * DAY:
        told.append(f"renewal in {max(1, (renewal_at - now) // DAY)} days")
    if left > 0 and not contacted:
        told.append(due_day or f"contact due in {span(left)}")
    return tuple(told)


def _deadline_in_days(left: int) -> str:
    """The deadline of a whole-day moment, which ends with its day: today, tomorrow, 3 days ago."""
    if left > 0:
        days = (left - 1) // DAY
        return ("contact due today", "contact due tomorrow")[days] if days < 2 else f"contact due in {days} days"
    days = -left // DAY + 1
    return "contact was due yesterday" if days == 1 else f"contact was due {days} days ago"
