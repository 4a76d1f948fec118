"""A filter line as SQL over ratings, tickets or cases: the same grammar as the queue's, and several values at once."""

from __future__ import annotations

from console.domain.filters import Term, parse

_TEXTS = {
    "ref": ("w.external_id",),
    "channel": ("w.channel",),
    "issue": ("w.issue", "w.issue_detail"),
    "product": ("w.product",),
    "customer": ("c.name", "c.email", "c.phone"),
    "account": ("ac.name",),
    "source": ("w.source",),
}
_SUBJECT = ("w.subject",)
#: Where a row's own columns stand: its ticket, team, agent, and the comment that is meant.
_TICKET = {"r": "r.interaction_id", "v": "v.interaction_id", "i": "i.id"}
_TEAM = {
    "r": "r.team_id",
    "v": "v.team_id",
    "i": "coalesce(i.team_id, (SELECT team_id FROM agent WHERE id = i.agent_id))",
}
_AGENT = {"r": "r.agent_id", "v": "v.agent_id", "i": "i.agent_id"}
_COMMENT = {
    "r": "r.comment LIKE {mark}",
    "v": "EXISTS (SELECT 1 FROM rating f WHERE f.id = v.latest_rating_id AND f.comment LIKE {mark})",
    "i": "EXISTS (SELECT 1 FROM rating f WHERE f.interaction_id = i.id AND f.superseded_at IS NULL AND f.comment LIKE {mark})",
}


def conditions(line: str, row: str) -> tuple[str, dict[str, object]]:
    """SQL to append to a WHERE, and its parameters; `row` is the alias of what is counted: r, v or i."""
    parts: list[str] = []
    values: dict[str, object] = {}
    for number, term in enumerate(parse(line)):
        found = " OR ".join(
            _value(values, row, term, f"term{number}_{n}", value) for n, value in enumerate(term.values)
        )
        parts.append(f" AND ({found}) IS {'NOT TRUE' if term.negated else 'TRUE'}")
    return "".join(parts), values


def _value(values: dict[str, object], row: str, term: Term, name: str, value: str) -> str:
    """A value found anywhere in the texts of its column, or of all columns; letters' case does not matter."""
    values[name] = "%" + value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    mark = f":{name} ESCAPE char(92)"
    if term.field:
        return _in_field(row, term.field, mark)
    texts = _in_ticket(row, (*(text for field in _TEXTS.values() for text in field), *_SUBJECT), mark)
    return " OR ".join([texts, *(_in_field(row, field, mark) for field in ("team", "agent", "owner", "comment"))])


def _in_field(row: str, field: str, mark: str) -> str:
    ticket = _TICKET[row]
    if field in ("team", "agent"):
        own = (_TEAM if field == "team" else _AGENT)[row]
        return f"{own} IN (SELECT id FROM {field} WHERE name LIKE {mark})"
    if field == "comment":
        return _COMMENT[row].format(mark=mark)
    if field == "owner":
        return (
            f"EXISTS (SELECT 1 FROM recovery o JOIN person p ON p.id = o.owner_id WHERE o.interaction_id = {ticket}"
            f" AND p.name LIKE {mark})"
        )
    if field == "status":
        return f"EXISTS (SELECT 1 FROM recovery o WHERE o.interaction_id = {ticket} AND o.status LIKE {mark})"
    return _in_ticket(row, _TEXTS[field], mark)


def _in_ticket(row: str, texts: tuple[str, ...], mark: str) -> str:
    found = " OR ".join(f"{text} LIKE {mark}" for text in texts)
    return (
        "EXISTS (SELECT 1 FROM interaction w LEFT JOIN customer c ON c.id = w.customer_id"
        f" LEFT JOIN account ac ON ac.id = coalesce(w.account_id, c.account_id) WHERE w.id = {_TICKET[row]} AND ({found}))"
    )
