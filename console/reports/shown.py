"""A card of a ticket, a customer, an account or an agent as text and as JSON (design §9)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from console.domain.averaging import averaged
from console.domain.proportion import share
from console.domain.text import plain
from console.reports.cells import table
from console.reports.moments import iso, local
from console.store.records_cards import AccountCard, AgentCard, Answer, CustomerCard, Ticket, Touch

Card = Ticket | CustomerCard | AccountCard | AgentCard
_MOMENTS = ("opened", "first_reply", "resolved", "closed")
_LABEL = 14  # cells of the column of labels


def shown_json(card: Card, zone: str) -> str:
    """`{"ticket" | "customer" | "account" | "agent": {…}}`: the record's own fields, moments in ISO 8601."""
    return json.dumps({_kind(card): _told(card, zone)}, ensure_ascii=False) + "\n"


def _kind(card: Card) -> str:
    return type(card).__name__.removesuffix("Card").lower()


def _told(record: object, zone: str) -> object:
    """Records as objects, their moments written out; precisions go with them."""
    if isinstance(record, tuple) and hasattr(record, "_asdict"):
        fields = record._asdict()
        told: dict[str, object] = {}
        for name, value in fields.items():
            if name.endswith("_at") and (value is None or isinstance(value, int)):
                precision = fields.get(name.removesuffix("_at") + "_precision", "second")
                told[name] = iso(value, precision, zone)
            elif not name.endswith("_precision"):
                told[name] = _told(value, zone)
        return told
    return [_told(one, zone) for one in record] if isinstance(record, tuple) else record


def shown_text(card: Card, zone: str) -> str:
    """Lines with a label each; below a person or account their newest tickets, below a ticket what was said."""
    match card:
        case Ticket():
            lines = _ticket(card, zone)
        case CustomerCard():
            said = [("Phone", card.phone), ("E-mail", card.email), ("Language", card.language), ("Account", card.account),
                    ("Note", "asked not to be contacted" if card.do_not_contact else None)]  # fmt: skip
            lines = [*_lines("Customer", card.name or card.email, said), *_csat(card, ""), *_cases(card.open_cases)]
        case AccountCard():
            quarter = averaged(((one.kind, one.n, one.mean) for one in card.averaged), "this quarter")
            value = None if card.value is None else f"{card.value:,.0f} a year"
            said = [("Owner", card.owner), ("Renewal", _moment(card.renewal_at, zone)), ("Value", value),
                    ("Left", _moment(card.churned_at, zone)), ("Customers", str(card.customers)),
                    ("Quarter", quarter or "nothing was rated this quarter")]  # fmt: skip
            lines = [*_lines("Account", card.name, said), *_csat(card, ""), *_cases(card.open_cases)]
        case AgentCard():
            said = [("Kind", "AI" if card.kind == "ai" else None), ("Team", card.team), ("Manager", card.manager),
                    ("Here since", _moment(card.started_at, zone)), ("Left", _moment(card.left_at, zone))]  # fmt: skip
            lines = [*_lines("Agent", card.name, said), *_csat(card, " in 28 days")]
    text = "".join(f"{line}\n" for line in lines)
    return text if isinstance(card, Ticket) else f"{text}\n{_touches(card.touches, zone)}"


def _lines(kind: str, name: str | None, pairs: Iterable[tuple[str, str | None]]) -> list[str]:
    """`label  value` for what is known; a value of several lines stands in one column."""
    told = [(kind, name or "–"), *((label, value) for label, value in pairs if value)]
    return [f"{label:<{_LABEL}}" + plain(value).replace("\n", "\n" + " " * _LABEL) for label, value in told]


def _moment(at: int | None, zone: str, precision: str = "day") -> str | None:
    return None if at is None else local(at, precision, zone)


def _csat(card: CustomerCard | AccountCard | AgentCard, of: str) -> list[str]:
    found = share(card.satisfied, card.answered)
    if found.percent is None:
        return [f"{'CSAT':<{_LABEL}}– nobody answered yet"]
    return [
        f"{'CSAT':<{_LABEL}}{found.percent:.1f} % ({found.low:.0f}–{found.high:.0f}) of {card.answered} answers{of}"
    ]


def _cases(count: int) -> list[str]:
    return [f"{'Recovery':<{_LABEL}}{count} open {'case' if count == 1 else 'cases'}"] if count else []


def _ticket(card: Ticket, zone: str) -> list[str]:
    issue = " › ".join(dict.fromkeys(filter(None, (card.issue, card.issue_detail))))
    moments = [(name, getattr(card, f"{name}_at"), getattr(card, f"{name}_precision")) for name in _MOMENTS]
    times = [(name.replace("_", " ").capitalize(), _moment(at, zone, precision)) for name, at, precision in moments]
    facts = [
        ("Subject", card.subject), ("Customer", card.customer), ("Account", card.account),
        ("Agent", " · ".join(filter(None, (card.agent, card.team)))), ("Channel", card.channel), ("Issue", issue),
        ("Product", card.product), ("Status", card.status and f"{card.status}, as {card.source} says"),
        ("Recovery", card.case_status and f"case {card.case_status}"), ("Link", card.url), *times,
        ("Doubtful", card.suspect),
    ]  # fmt: skip
    answers = [_answer(one, zone) for one in card.answers] or [("CSAT", "nobody answered a survey")]
    said = [(turn.speaker, turn.text) for turn in card.turns] or [("Said", "no conversation of it is in the store")]
    return [
        *_lines("Ticket", card.ref, [*facts, *answers]),
        "",
        *_lines("Conversation", f"{len(card.turns)} turns", said),
    ]


def _answer(one: Answer, zone: str) -> tuple[str, str]:
    over = "" if one.is_current else ", answered again later"
    said = f" “{one.comment.strip()}”" if one.comment and one.comment.strip() else ""
    when = local(one.answered_at, one.answered_precision, zone)
    return one.metric.upper(), f"{one.value:g} of {one.low:g}–{one.high:g}, {one.verdict}, {when}{over}{said}"


def _touches(touches: Iterable[Touch], zone: str) -> str:
    rows = [
        (one.ref, "–" if one.value is None else f"{one.value:g}/{one.high:g}", _moment(one.opened_at, zone) or "–",
         one.issue or "–", one.agent or "–", one.customer or "–", one.comment or "")
        for one in touches
    ]  # fmt: skip
    return (
        table(("ticket", "rating", "opened", "issue", "agent", "customer", "comment"), rows)
        if rows
        else "No tickets.\n"
    )
