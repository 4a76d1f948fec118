"""The queue's filter as SQL: several teams, agents and channels at once, and words in any column."""

from __future__ import annotations

from console.domain.filters import Term
from console.store.records import QueueFilter


def conditions(wanted: QueueFilter, row: str) -> tuple[str, dict[str, object]]:
    """SQL to append to a WHERE, and its parameters; `row` is the alias of what is scanned, v (cases) or r (ratings)."""
    parts: list[str] = []
    values: dict[str, object] = {}
    for name, chosen in (("team", wanted.teams), ("agent", wanted.agents)):
        if chosen:
            marks = _marks(values, name, chosen)
            parts.append(f"{row}.{name}_id IN (SELECT id FROM {name} WHERE name IN ({marks}))")
    if wanted.channels:
        parts.append(
            f"{row}.interaction_id IN (SELECT id FROM interaction WHERE channel IN ({_marks(values, 'channel', wanted.channels)}))"
        )
    for number, term in enumerate(wanted.terms):
        parts.append(_term(values, row, number, term))
    return "".join(f" AND {part}" for part in parts), values


def _marks(values: dict[str, object], name: str, chosen: tuple[str, ...]) -> str:
    values.update({f"{name}{number}": choice for number, choice in enumerate(chosen)})
    return ", ".join(f":{name}{number}" for number in range(len(chosen)))


_TEXTS = {
    "ref": ("i.external_id",),
    "team": ("t.name",),
    "agent": ("a.name",),
    "channel": ("i.channel",),
    "issue": ("i.issue", "i.issue_detail"),
    "product": ("i.product",),
    "customer": ("c.name", "c.email", "c.phone"),
    "account": ("ac.name",),
    "owner": ("p.name",),
    "status": ("{status}",),
    "comment": ("f.comment",),
    "source": ("i.source",),
    "": ("i.external_id", "i.subject", "i.channel", "i.issue", "i.issue_detail", "i.product", "c.name", "a.name", "t.name",
         "ac.name", "p.name", "f.comment"),
}  # fmt: skip


def _term(values: dict[str, object], row: str, number: int, term: Term) -> str:
    """One condition: a value found anywhere in the texts of its column; letters' case does not matter."""
    rating, status, owner = (
        (f"{row}.id", "'watch'", "NULL")
        if row == "r"
        else (f"{row}.latest_rating_id", f"{row}.status", f"{row}.owner_id")
    )
    found = []
    for place, value in enumerate(term.values):
        name = f"term{number}_{place}"
        values[name] = "%" + value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        texts = (text.format(status=status) for text in _TEXTS[term.field])
        found += [f"{text} LIKE :{name} ESCAPE char(92)" for text in texts]
    return (
        f"{'NOT ' if term.negated else ''}EXISTS (SELECT 1 FROM rating f JOIN interaction i ON i.id = f.interaction_id"
        f" LEFT JOIN customer c ON c.id = i.customer_id LEFT JOIN account ac ON ac.id = coalesce(i.account_id, c.account_id)"
        f" LEFT JOIN agent a ON a.id = {row}.agent_id LEFT JOIN team t ON t.id = {row}.team_id"
        f" LEFT JOIN person p ON p.id = {owner} WHERE f.id = {rating} AND ({' OR '.join(found)}))"
    )
