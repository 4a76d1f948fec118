"""A case as blocks of text, from what matters first to its journal; pure, so that it is tested without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from console.domain.rating import wants_comment
from console.domain.recovery import CLOSED, span
from console.domain.text import one_line
from console.store.records import Case
from console.ui.case_story import errands, lessons, others, story
from console.ui.commands import find
from console.ui.keys import TABLE, Keys
from console.ui.next_step import next_step
from console.ui.widgets.reader import GAP, SHORT, Block, heading, line, pairs
from console.ui.widgets.roles import PLAIN, Span
from console.ui.words import Times, rated

if TYPE_CHECKING:
    from console.store.beside import Beside

_DOT: Span = (" · ", "muted")


def page(case: Case, times: Times, me: str, beside: Beside | None = None, keys: Keys = TABLE) -> list[Block]:
    """The whole pane of a case; what stands `beside` it is read after it, so it may come later."""
    return [
        *_top(case, times, me, keys), *_customer(case, beside), *_recovery(case, times), *errands(beside, keys), *_ticket(case, times),
        *_account(case, times), *lessons(beside, times), *story(case, times),
    ]  # fmt: skip


def _top(case: Case, times: Times, me: str, keys: Keys) -> list[Block]:
    row = case.row
    answered = times.when(row.answered_at, row.answered_precision)
    action, step = next_step(case, me)
    key = keys.first(find(action)) if action else ""
    blocks = [
        Block((rated(row.value, row.low, row.high, row.verdict, row.raw), (f"  {row.verdict}", "strong"), _DOT,
               (f"answered {answered}", "muted"))),
        Block(((one_line(row.ref, SHORT), "strong"), _DOT, (one_line(row.customer or "no customer in this source", SHORT), PLAIN))),
        GAP,
        _comment(case),
    ]  # fmt: skip
    if row.why:
        blocks += [GAP, Block(((" · ".join(row.why), PLAIN),), "Why here")]
    else:
        blocks.append(GAP)
    blocks.append(Block((*(((f" {key} ", "key"), (" ", PLAIN)) if key else ()), (step, PLAIN)), "Next"))
    return blocks


def _comment(case: Case) -> Block:
    row = case.row
    if row.comment and row.comment.strip():
        return Block(((f"“{row.comment.strip()}”", PLAIN),))
    asked = wants_comment(row.value, row.low, row.high)
    return line("No comment left: ask what went wrong." if asked else "No comment left.", "warn" if asked else "muted")


def _customer(case: Case, beside: Beside | None) -> list[Block]:
    if not (case.row.customer or case.customer_email or case.customer_phone):
        return [*heading("Customer"), line("No customer in this source: answer in the ticket.", "muted")]
    blocks = heading("Customer")
    if case.do_not_contact:
        blocks.append(line("! asked not to be contacted", "bad"))
    blocks += pairs([
        ("Name", case.row.customer), ("Phone", case.customer_phone), ("E-mail", case.customer_email),
        ("Language", case.customer_language),
    ])  # fmt: skip
    if case.row.siblings:
        count = "1 other open case" if case.row.siblings == 1 else f"{case.row.siblings} other open cases"
        blocks.append(line(f"{count} of this customer", "warn", "Also"))
        blocks += others(beside)
    return blocks


def _recovery(case: Case, times: Times) -> list[Block]:
    row = case.row
    if row.status == "watch":
        return [*heading("Recovery"), line("Watched: neutral, no case. Neutral counts against CSAT.", "muted")]
    claimed = f", claimed {times.ago(case.claimed_at)}" if case.claimed_at and row.owner else ""
    deadline = next((reason for reason in row.why if reason.startswith("contact")), None)
    met = f"contacted {times.when(case.contacted_at)}" if case.contacted_at is not None else deadline
    ended = f"{row.status}, {times.when(case.case_closed_at)}" if case.case_closed_at is not None else None
    blocks = [
        *heading("Recovery"),
        *([line(f"! escalated {times.ago(case.escalated_at)}", "warn")] if case.escalated_at is not None else []),
        *pairs([
            ("Status", ended or row.status),
            ("Owner", f"{row.owner}{claimed}" if row.owner else "nobody yet"),
            ("Handler", " · ".join(filter(None, (row.agent, row.team))) or None),
            ("Contact", met),
            ("Waits", _waits(case, times)), ("Play", case.play), ("Cause", _cause(case)),
        ]),
    ]  # fmt: skip
    for attempt in case.attempts:
        said = filter(None, (one_line(attempt.person, SHORT), one_line(attempt.channel or "", SHORT), attempt.note))
        detail = " · ".join(said)
        when: Span = (times.when(attempt.at), "muted")
        blocks.append(Block(((attempt.how, "strong"), _DOT, when, _DOT, (detail, PLAIN)), "Tried"))
    if not case.attempts and row.status not in CLOSED:
        blocks.append(line("not yet", "muted", "Tried"))
    blocks += [line(text, PLAIN, label) for label, text in (("Fix", case.fix), ("Lesson", case.lesson)) if text]
    for note in case.notes:
        who: Span = (one_line(note.person, SHORT), "strong")
        blocks.append(Block((who, _DOT, (times.when(note.at), "muted"), _DOT, (note.text, PLAIN)), "Note"))
    return blocks


def _waits(case: Case, times: Times) -> str | None:
    """Until when it waits, and who said so."""
    until = case.row.waiting_until
    if until is None or case.row.status in CLOSED:
        return None
    who = next((entry.person for entry in case.journal if entry.action == "wait"), None)
    over = "it is time again: " if until <= times.now else ""
    return f"{over}until {times.when(until)}" + (f", set by {who}" if who else "")


def _cause(case: Case) -> str | None:
    proposed = f"the agent proposes {case.cause_proposed}" if case.cause_proposed else None
    if case.cause is None:
        return f"not said yet; {proposed}" if proposed else None
    return case.cause if case.cause == case.cause_proposed or not proposed else f"{case.cause} ({proposed})"


def _ticket(case: Case, times: Times) -> list[Block]:
    row = case.row
    opened = f"opened {times.when(case.opened_at, case.opened_precision)}" if case.opened_at is not None else None
    closed = f"closed {times.when(case.closed_at, case.closed_precision)}" if case.closed_at is not None else None
    held = f"auto-close held, {span(case.hold_left)} left" if case.hold_left is not None else None
    issue = " › ".join(dict.fromkeys(filter(None, (row.issue, case.issue_detail))))
    link = safe_link(case.url)
    return [
        *heading("Ticket"),
        *pairs([
            ("Ref", " · ".join(filter(None, (row.ref, case.kind, row.channel, row.source)))),
            ("Subject", case.subject), ("Issue", issue), ("Product", case.product),
            ("Source", f"{case.source_status}, as the source says" if case.source_status else None),
            ("Times", ", ".join(filter(None, (opened, closed)))),
            ("Here", " · ".join(filter(None, ("reopened here" if case.reopened_at else None, held)))),
            ("Link", link),
        ]),
        *([line("not an http or https address, so not offered", "muted", "Link")] if case.url and not link else []),
    ]  # fmt: skip


def safe_link(url: str | None) -> str | None:
    """The link where it is an ordinary web address; data may bring anything else."""
    if not url or any(c.isspace() for c in url) or not url.isprintable():
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _account(case: Case, times: Times) -> list[Block]:
    if not case.account:
        return []
    value = f"{case.account_value:,.0f}" if case.account_value is not None else None
    renewal = f"{times.day(case.renewal_at)} ({times.ago(case.renewal_at)})" if case.renewal_at is not None else None
    return heading("Account") + pairs(
        [("Account", case.account), ("Owner", case.account_owner), ("Renewal", renewal), ("Value", value)]
    )


def summary(case: Case, times: Times) -> str:
    """The case in a few lines, to paste into the help desk; without the customer's name, which the ticket has."""
    row = case.row
    lines = [
        f"{row.ref}: rated {rated(row.value, row.low, row.high, row.verdict, row.raw)[0]} ({row.verdict}), "
        f"{times.when(row.answered_at, row.answered_precision)}",
        f"Comment: {row.comment.strip()}" if row.comment and row.comment.strip() else "No comment left.",
        f"Recovery: {row.status}" + (f", owner {row.owner}" if row.owner else ""),
        *(f"Tried {times.when(a.at)}: {a.how}" + (f", {a.note}" if a.note else "") for a in case.attempts),
        *([f"Fix: {case.fix}"] if case.fix else []),
        *([f"Lesson: {case.lesson}"] if case.lesson else []),
    ]
    return "\n".join(lines)
