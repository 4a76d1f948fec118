"""What scores are grouped by: how a rating, a ticket and a case each know their group, and what a group is called."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from string import ascii_lowercase, ascii_uppercase
from typing import Final, NamedTuple

from console.domain.text import plain

Ident = int | str | None  # an id, or a text's folded spelling; None where it is not known
TOTAL: Final = -1  # the key of all groups together; no id is negative, and a text is no number

_FOLD = str.maketrans(ascii_uppercase, ascii_lowercase)


class Group(NamedTuple):
    """`own`: the column that ratings and cases carry themselves, as it was then; `ticket`: SQL over interaction i."""

    own: str | None
    ticket: str
    table: str | None = None  # where the names of ids stand

    def of(self, row: str) -> str:
        """The SQL of a row's group; `row` is r (rating), v (case) or i (interaction, which r and v need joined)."""
        return self.ticket if row == "i" or self.own is None else f"{row}.{self.own}"


#: A ticket's team is its agent's where it names none, as for the ratings (trigger rating_credits).
_TEAM = "coalesce(i.team_id, (SELECT team_id FROM agent WHERE id = i.agent_id))"
_ACCOUNT = "coalesce(i.account_id, (SELECT account_id FROM customer WHERE id = i.customer_id))"

GROUPS = {
    "team": Group("team_id", _TEAM, "team"),
    "agent": Group("agent_id", "i.agent_id", "agent"),
    "channel": Group(None, "i.channel"),
    "issue": Group(None, "i.issue"),
    "product": Group(None, "i.product"),
    "kind": Group(None, "i.kind"),
    "account": Group(None, _ACCOUNT, "account"),
    "customer": Group(None, "i.customer_id", "customer"),
}
#: What a score can be split by within a group: finer than what screens list.
WITHIN = {**GROUPS, "detail": Group(None, "i.issue_detail")}


def folded(ident: Ident) -> Ident:
    """Spellings that the store takes for one ("Chat", "chat") as one key."""
    return ident.translate(_FOLD) if isinstance(ident, str) else ident


def names(conn: sqlite3.Connection, group: Group, found: Iterable[Ident]) -> dict[Ident, str | None]:
    """Folded key → name of each of these values; of several spellings the first. A customer without a name has None."""
    called: dict[Ident, str | None] = {None: None}
    if group.table is None:
        for value in found:
            called.setdefault(folded(value), None if value is None else plain(str(value)))
        return called
    if group.table in ("team", "agent"):  # few: quicker read whole
        return called | {ident: plain(name) for ident, name in conn.execute(f"SELECT id, name FROM {group.table}")}
    ids = [value for value in dict.fromkeys(found) if value is not None]
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        marks = ", ".join("?" * len(part))
        for ident, name in conn.execute(f"SELECT id, name FROM {group.table} WHERE id IN ({marks})", part):
            called[ident] = None if name is None else plain(name)
    return called


def in_order(idents: Iterable[Ident], called: dict[Ident, str | None]) -> list[Ident]:
    """By name, those of one name by id; the unnamed and then the unknown last."""
    return sorted(idents, key=lambda ident: (ident is None, called.get(ident) is None,
                                             (called.get(ident) or "").casefold(), str(ident)))  # fmt: skip
