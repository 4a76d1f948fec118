"""Cards as blocks of text; pure, so that they are tested without a screen."""

from __future__ import annotations

from console.domain.averaging import averaged
from console.domain.proportion import share
from console.domain.recovery import span
from console.domain.text import one_line
from console.store.records_cards import AccountCard, AgentCard, Answer, CustomerCard, Ticket
from console.ui.case_page import safe_link
from console.ui.widgets.reader import GAP, SHORT, Block, heading, line, pairs
from console.ui.widgets.roles import PLAIN, Span
from console.ui.words import Times, counted, rated

Card = CustomerCard | AccountCard | AgentCard | Ticket


def title(card: Card) -> str:
    """What the card is of, on one line."""
    if isinstance(card, Ticket):
        return one_line(" · ".join(filter(None, (card.ref, card.subject or card.issue))), 120)
    named = card.name or (card.email if isinstance(card, CustomerCard) else None)
    return one_line(named or f"customer {card.key}", 120)


def kind(card: Card) -> str:
    """The card's heading: Customer, Account, Agent, Ticket."""
    return type(card).__name__.removesuffix("Card")


def page(card: Card, times: Times) -> list[Block]:
    """All that a card says above its tickets; of a ticket also what was said in it."""
    match card:
        case CustomerCard():
            return _customer(card)
        case AccountCard():
            return _account(card, times)
        case AgentCard():
            return _agent(card, times)
    return _ticket(card, times)


def _name(card: Card) -> Block:
    return Block(((title(card), "strong"), (f"  {kind(card).lower()}", "muted")))


def _csat(satisfied: int, answered: int, of: str) -> list[Block]:
    found = share(satisfied, answered)
    if found.percent is None or found.low is None or found.high is None:
        return [line("– nobody answered yet", "muted", "CSAT")]
    said = f"{found.percent:.0f} % ({found.low:.0f}–{found.high:.0f}) of {counted(answered)} answers{of}"
    return [line(said, PLAIN, "CSAT")]


def _cases(open_cases: int) -> list[Block]:
    said = "1 open recovery case" if open_cases == 1 else f"{counted(open_cases)} open recovery cases"
    return [line(said, "warn", "Recovery")] if open_cases else []


def _customer(card: CustomerCard) -> list[Block]:
    return [
        _name(card),
        *([line("! asked not to be contacted", "bad")] if card.do_not_contact else []),
        *pairs([("Phone", card.phone), ("E-mail", card.email), ("Language", card.language), ("Account", card.account)]),
        *_csat(card.satisfied, card.answered, ""),
        *_cases(card.open_cases),
    ]


def _account(card: AccountCard, times: Times) -> list[Block]:
    renewal = f"{times.day(card.renewal_at)} ({times.ago(card.renewal_at)})" if card.renewal_at is not None else None
    churned = f"left {times.day(card.churned_at)}" if card.churned_at is not None else None
    said = averaged(((one.kind, one.n, one.mean) for one in card.averaged), "this quarter")
    return [
        _name(card),
        *([line(churned, "bad")] if churned else []),
        *pairs([
            ("Owner", card.owner), ("Renewal", renewal),
            ("Value", f"{card.value:,.0f} a year" if card.value is not None else None),
            ("Customers", counted(card.customers)),
        ]),
        line(said or "nothing was rated this quarter", PLAIN if said else "muted", "Quarter"),
        *_csat(card.satisfied, card.answered, ""),
        *_cases(card.open_cases),
    ]  # fmt: skip


def _agent(card: AgentCard, times: Times) -> list[Block]:
    since = f"since {times.full_date(card.started_at)}" if card.started_at is not None else None
    left = f"left {times.full_date(card.left_at)}" if card.left_at is not None else None
    return [
        _name(card),
        *pairs([
            ("Kind", "AI" if card.kind == "ai" else None), ("Team", card.team), ("Manager", card.manager),
            ("Here", ", ".join(filter(None, (since, left))) or None),
        ]),
        *_csat(card.satisfied, card.answered, " in 28 days"),
    ]  # fmt: skip


def _ticket(card: Ticket, times: Times) -> list[Block]:
    issue = " › ".join(dict.fromkeys(filter(None, (card.issue, card.issue_detail))))
    link = safe_link(card.url)
    return [
        Block(((one_line(card.ref, SHORT), "strong"), (f"  {card.kind}", "muted"))),
        *pairs([
            ("Subject", card.subject), ("Customer", card.customer), ("Account", card.account),
            ("Agent", " · ".join(filter(None, (card.agent, card.team))) or None),
            ("Channel", card.channel), ("Issue", issue), ("Product", card.product),
            ("Status", f"{card.status}, as {card.source} says" if card.status else None),
            ("Recovery", f"case {card.case_status}" if card.case_status else None),
            ("Link", link),
        ]),
        *_times(card, times),
        *heading("Answers"),
        *([_answer(one, times) for one in card.answers] or [line("nobody answered a survey", "muted")]),
        *_said(card, times),
    ]  # fmt: skip


def _times(card: Ticket, times: Times) -> list[Block]:
    moments = (
        ("opened", card.opened_at, card.opened_precision), ("first reply", card.first_reply_at, card.first_reply_precision),
        ("resolved", card.resolved_at, card.resolved_precision), ("closed", card.closed_at, card.closed_precision),
    )  # fmt: skip
    told = ", ".join(f"{name} {times.when(at, precision)}" for name, at, precision in moments if at is not None)
    work = (
        f"{span(card.handle_seconds)} of handling" if card.handle_seconds is not None and card.handle_seconds >= 0 else "",
        _times_over(card.contacts, "contact", "contacts") if card.contacts is not None else "",
        f"reopened {_times_over(card.reopens, 'time', 'times')}" if card.reopens else "",
    )  # fmt: skip
    doubt = [line(one_line(card.suspect, SHORT), "warn", "Doubtful")] if card.suspect else []
    return [*pairs([("Times", told), ("Work", ", ".join(filter(None, work)))]), *doubt]


def _times_over(count: int, one: str, many: str) -> str:
    return f"{counted(count)} {one if count == 1 else many}"


def _answer(one: Answer, times: Times) -> Block:
    when: Span = (f"  {times.when(one.answered_at, one.answered_precision)}", "muted")
    over: Span = ("" if one.is_current else "  answered again later", "muted")
    said: Span = (f"  “{one.comment.strip()}”" if one.comment and one.comment.strip() else "", PLAIN)
    return Block((rated(one.value, one.low, one.high, one.verdict, one.raw), when, over, said), one.metric.upper())


def _said(card: Ticket, times: Times) -> list[Block]:
    if not card.turns:
        return []
    blocks = heading("Conversation")
    for turn in card.turns:
        when = f" {times.when(turn.at)}" if turn.at is not None else ""
        role = PLAIN if turn.speaker == "customer" else "muted"
        blocks += [Block(((turn.text, role), (when, "muted")), turn.speaker, "strong")]
    return [*blocks, GAP]
