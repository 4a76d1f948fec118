"""What was promised and the one-on-ones so far, as one list to read."""

from __future__ import annotations

from console.domain.text import one_line
from console.store.coaching import Held, Promise
from console.ui.coaching.tabs import Item, Tab, Whole, column
from console.ui.widgets.reader import GAP, Block, line
from console.ui.widgets.roles import PLAIN, Span
from console.ui.words import Times

_ROLES = {"kept": "good", "missed": "bad", "dropped": "muted", "open": PLAIN}


def _rows(whole: Whole) -> list[Item]:
    promised = [_promise(whole, one) for one in whole.view.commitments]
    return promised + [_session(whole, one) for one in whole.view.sessions]


def _promise(whole: Whole, one: Promise) -> Item:
    state: Span = ("overdue", "warn") if one.overdue else (one.state, _ROLES.get(one.state, PLAIN))
    held = next((talk.held_at for talk in whole.view.sessions if talk.id == one.session_id), None)
    facts = [("Due", whole.times.full_date(one.due_at)), ("Measure", measured(one))]
    if one.worked:
        facts.append(("Worked", one.worked))
    if one.done_at is not None:
        facts.append(("Settled", whole.times.full_date(one.done_at)))
    if held is not None:
        facts.append(("Promised", f"in the one-on-one of {whole.times.full_date(held)}"))
    return Item(
        whole.numbers.of(("promise", one.id)),
        (state, (f"due {whole.times.full_date(one.due_at)}", PLAIN), (one_line(one.text), PLAIN)),
        (Block((("Commitment, ", "muted"), state)), GAP, line(one.text), GAP,
         *(line(text, PLAIN, label) for label, text in facts)),
    )  # fmt: skip


def measured(one: Promise) -> str:
    """By what it is seen whether it was kept, and the target."""
    by = f"QA: {one.criterion}" if one.criterion else one.measure or "not said"
    return by if one.target is None else f"{by}, target {one.target:g}"


def _session(whole: Whole, one: Held) -> Item:
    shared, comment = one.shared or "", one.agent_comment or ""
    return Item(
        whole.numbers.of(("session", one.id)),
        (("one-on-one", "accent"), (whole.times.full_date(one.held_at), PLAIN),
         (one_line(shared) or f"with {one.coach}", PLAIN if shared else "muted")),
        (*_held(one, whole.times), GAP, line(shared or "Nothing was shared.", PLAIN if shared else "muted", "Shared"),
         line(comment or "No comment by the agent.", PLAIN if comment else "muted", "Agent")),
    )  # fmt: skip


def _held(one: Held, times: Times) -> tuple[Block, ...]:
    return (
        Block((("One-on-one", "strong"), (f" · {times.full_date(one.held_at)} {times.clock(one.held_at)}", "muted"))),
        line(f"with {one.coach}", "muted"),
    )


TAB = Tab(
    "Promises",
    (column(0, "What", 10), column(1, "When", 16), column(2, "In words", 20, weight=1)),
    _rows,
    lambda whole: "Nothing was promised and no one-on-one was held yet.",
)
