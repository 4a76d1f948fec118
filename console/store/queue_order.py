"""The lanes of the queue and what they are ordered by, as SQL."""

from __future__ import annotations

from typing import NamedTuple

from console.store.queue_filter import conditions
from console.store.records import QueueFilter

LANES = ("open", "due", "mine", "waiting", "watch", "closed")

WHERE = {
    "open": "v.closed_at IS NULL AND coalesce(v.waiting_until, 0) <= :now",
    "due": "v.closed_at IS NULL AND coalesce(v.waiting_until, 0) <= :now AND v.contacted_at IS NULL"
    " AND v.contact_due_at <= :now + 14400",
    "mine": "v.closed_at IS NULL AND v.owner_id IS :me",
    "waiting": "v.closed_at IS NULL AND v.waiting_until > :now",
    "closed": "v.closed_at IS NOT NULL",
    "watch": "r.metric = 'csat' AND r.verdict = 'neutral' AND r.superseded_at IS NULL AND r.answered_at >= :now - 86400 * ("
    "SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'horizon_days') AND NOT EXISTS ("
    "SELECT 1 FROM recovery o WHERE o.rating_id = r.id)",
}
#: Urgency: past deadline, then repeat low, then renewal soon; each either way, so eight parts, the most urgent first.
#: Within a part the order is that of an index, so that the top of a part is read and not sorted.
_LATE = (
    "v.contacted_at IS NULL AND v.contact_due_at <= :now",
    "(v.contacted_at IS NOT NULL OR v.contact_due_at > :now)",
)
_REPEAT = ("v.repeat_low = 1", "v.repeat_low = 0")
_RENEWS = (
    "v.renewal_at >= :now AND v.renewal_at <= :now + 2592000",
    "coalesce(v.renewal_at NOT BETWEEN :now AND :now + 2592000, 1)",
)
_FEW = " INDEXED BY recovery_renewing"  # the planner would look for the few that renew among all
#: What belongs to each part, and how the table is read for it.
PARTS = tuple(
    (f"{late} AND {repeat} AND {renews}", hint)
    for late in _LATE for repeat in _REPEAT for renews, hint in zip(_RENEWS, (_FEW, ""), strict=True)
)  # fmt: skip
#: The number of a row's part, in SQL; then lower position, deadline. What a lane is ordered by ends with the id.
_PART = f"({_LATE[1]}) * 4 + ({_REPEAT[1]}) * 2 + {_RENEWS[1]}"
URGENCY = (_PART, "v.position", "v.contact_due_at", "v.id")
_ORDER = {
    "open": URGENCY,
    "due": URGENCY,
    "mine": URGENCY,
    "waiting": ("v.waiting_until", "v.id"),
    "closed": ("-v.closed_at", "-v.id"),
    "watch": ("-r.answered_at", "-r.id"),
}


class Sort(NamedTuple):
    """What else a lane of cases can be sorted by, ascending, before the id.

    `join` says what the key needs, as `s`; `apart`: it is not in the index of open cases. `walk` is a key of `s` that
    an index holds in order, for `queue_walk`.
    """

    keys: tuple[str, ...]
    join: str = ""
    walk: str = ""
    apart: bool = False


NAMELESS = chr(0x10FFFD)  # stands for a name that is missing: after all others
_NAMELESS = f"char({ord(NAMELESS)})"
_TICKET = "interaction s ON s.id = v.interaction_id"
_CUSTOMER = "customer s ON s.id = v.customer_id"
#: The same in every lane of cases. Few people, teams and agents have many cases: their names stay at hand.
SORTS = {
    "rating": Sort(("v.position", "v.contact_due_at")),
    "deadline": Sort(("v.contact_due_at",)),
    "opened": Sort(("v.opened_at",), apart=True),
    **{
        name: Sort((f"coalesce((SELECT name FROM {table} WHERE id = v.{name}_id), {_NAMELESS}) COLLATE NOCASE",))
        for name, table in (("owner", "person"), ("team", "team"), ("agent", "agent"))
    },
    "customer": Sort((f"coalesce(s.name, {_NAMELESS}) COLLATE NOCASE",), _CUSTOMER, "s.name COLLATE NOCASE", True),
    "issue": Sort((f"coalesce(s.issue, {_NAMELESS}) COLLATE NOCASE",), _TICKET, apart=True),
    "ticket": Sort(("s.external_id",), _TICKET, "s.external_id", True),
}


class Lane(NamedTuple):
    """A lane's SQL: what is scanned (as `v` or `r`), what belongs, in what order, and the parameters of all three."""

    table: str
    where: str
    order: tuple[str, ...]
    values: dict[str, object]
    reverse: bool = False
    sort: Sort = Sort(())
    hint: str = ""  # on how the table is read to be sorted

    @property
    def down(self) -> str:
        """The direction the list runs in; `up` is the other."""
        return "DESC" if self.reverse else "ASC"

    @property
    def up(self) -> str:
        """The direction back to the top of the list."""
        return "ASC" if self.reverse else "DESC"

    @property
    def above(self) -> str:
        """Compares a row above an anchor with it."""
        return ">" if self.reverse else "<"

    @property
    def keys(self) -> str:
        """The order as a row value, to compare with an anchor's."""
        return f"({', '.join(self.order)})"

    @property
    def id(self) -> str:
        """The column of a row's id."""
        return self.order[-1].lstrip("-")

    @property
    def joined(self) -> str:
        """What is scanned, with what the order needs."""
        return self.table + self.hint + (f" LEFT JOIN {self.sort.join}" if self.sort.join else "")


def lane_of(wanted: QueueFilter, now: int) -> Lane:
    """The SQL of what is wanted, at a time of the store's clock."""
    params: dict[str, object] = {"now": now, "me": wanted.me}
    if wanted.lane == "watch":
        where, values = conditions(wanted, "r")
        return Lane("rating r", WHERE["watch"] + where, _ORDER["watch"], params | values, wanted.reverse)
    where, values = conditions(wanted, "v")
    sort = SORTS[wanted.sort] if wanted.sort else Sort(())
    order = (*sort.keys, "v.id") if wanted.sort else _ORDER[wanted.lane]
    return Lane("recovery v", WHERE[wanted.lane] + where, order, params | values, wanted.reverse, sort)
