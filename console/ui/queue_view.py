"""The queue as the Grid shows it: where its rows come from, its columns, and what an empty lane says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from console.domain.text import one_line
from console.store import queue
from console.store.desk import Desk
from console.store.records import QueueFilter, QueueRow, Window
from console.ui.widgets.cells import Column
from console.ui.widgets.roles import NOTHING, PLAIN, Span, or_nothing
from console.ui.words import Times, counted, rated


class QueueSource(NamedTuple):
    """Windows of one lane, read through the desk at the store's present time."""

    desk: Desk
    wanted: QueueFilter

    async def around(self, key: int | None, before: int, after: int) -> Window:
        """Rows around a case."""
        return await self.desk.read(queue.window, self.wanted, self.desk.now(), key, before, after)

    async def between(self, first: int, last: int) -> tuple[int, ...]:
        """The keys from one case to another, both included."""
        return await self.desk.read(queue.between, self.wanted, self.desk.now(), first, last)

    async def at(self, position: int, count: int) -> Window:
        """Rows from a position on."""
        return await self.desk.read(queue.at, self.wanted, self.desk.now(), position, count)


_SHORT = (
    (re.compile("^contact was due (.+) ago$"), r"\1 late"),
    (re.compile("^contact was due "), "was due "),
    (re.compile("^contact due "), "due "),
    (re.compile("^second low in 30 days$"), "2nd low"),
)  # fmt: skip


def _why(row: QueueRow) -> Span:
    """The reasons of its rank, shortened for a column; the case pane has them in full."""
    return " · ".join(map(_short, row.why)) or NOTHING[0], PLAIN if row.why else "muted"


def _short(reason: str) -> str:
    for pattern, short in _SHORT:
        if pattern.search(reason):
            return pattern.sub(short, reason)
    return reason


def _owner(row: QueueRow) -> Span:
    """Who has it, and how far it is once it is further than claimed."""
    if row.owner is None:
        return NOTHING
    return (row.owner if row.status == "claimed" else f"{row.owner}, {row.status}"), PLAIN


def _customer(row: QueueRow) -> Span:
    """The name, and how many open cases that customer has where it is more than this one."""
    if not row.customer:
        return NOTHING
    return (f"×{row.siblings + 1} {row.customer}" if row.siblings and row.closed_at is None else row.customer), PLAIN


def _comment(row: QueueRow) -> Span:
    if row.comment and row.comment.strip():
        return row.comment, PLAIN
    return ("no comment left", "muted") if row.verdict != "satisfied" else NOTHING


class Shown(NamedTuple):
    """A column, the lanes that have it, and what a row must have for it to be of use."""

    column: Column[QueueRow]
    lanes: frozenset[str] = frozenset(queue.LANES)
    needs: Callable[[QueueRow], object] = bool


_CASES = frozenset(queue.LANES) - {"watch"}
_URGENT = _CASES - {"waiting", "closed"}  # in order of urgency, so that the list says why


def columns(lane: str, rows: Iterable[QueueRow], times: Callable[[], Times]) -> list[Column[QueueRow]]:
    """The columns of a lane, without those that no row of this source fills."""
    sample = list(rows)
    return [
        one.column for one in _all(times) if lane in one.lanes and (not sample or any(one.needs(row) for row in sample))
    ]


def _all(times: Callable[[], Times]) -> Sequence[Shown]:
    """Every column, in order."""

    def moment(heading: str, get: Callable[[QueueRow], int | None], least: int) -> Column[QueueRow]:
        return Column(heading, lambda row: _moment(times(), get(row)), least=least, rank=1)

    return (
        Shown(Column("Rating", lambda r: rated(r.value, r.low, r.high, r.verdict, r.raw), least=9, sort="rating")),
        Shown(Column("Ticket", lambda r: (r.ref, "strong"), least=9, most=14, weight=1, sort="ticket")),
        Shown(Column("Customer", _customer, least=12, most=24, weight=2, rank=2, sort="customer"), needs=lambda r: r.customer),
        Shown(Column("Why here", _why, least=14, good=30, most=46, weight=4, rank=1, sort="deadline"), _URGENT),
        Shown(moment("Closed", lambda r: r.closed_at, 10), frozenset({"closed"})),
        Shown(Column("Outcome", lambda r: (r.status, PLAIN), least=13, rank=2), frozenset({"closed"})),
        Shown(moment("Waits until", lambda r: r.waiting_until, 12), frozenset({"waiting"})),
        Shown(Column("Owner", _owner, least=7, good=14, most=20, weight=2, rank=3, sort="owner"), _CASES),
        Shown(Column("Comment", _comment, least=16, good=30, weight=6, rank=4)),
        Shown(Column("Issue", lambda r: or_nothing(r.issue, "muted"), least=12, most=22, weight=1, rank=5, extra=True,
                     sort="issue")),
        Shown(Column("Answered", lambda r: _answered(times(), r), least=9, rank=6, extra=True, sort="opened")),
        _name("Agent", lambda r: r.agent, 7, "agent"),
        _name("Team", lambda r: r.team, 8, "team"),
        _name("Channel", lambda r: r.channel, 9, ""),
    )  # fmt: skip


def _name(heading: str, get: Callable[[QueueRow], str | None], rank: int, sort: str) -> Shown:
    column: Column[QueueRow] = Column(
        heading, lambda row: or_nothing(get(row), "muted"), least=9, good=12, most=18, weight=1, rank=rank, extra=True, sort=sort
    )  # fmt: skip
    return Shown(column, needs=get)


def _moment(times: Times, at: int | None) -> Span:
    return NOTHING if at is None else (times.when(at), PLAIN)


def _answered(times: Times, row: QueueRow) -> Span:
    return times.age(row.answered_at, row.answered_precision), "muted"


def empty(lane: str, counts: dict[str, int], line: str = "") -> str:
    """What an empty lane says: what it means, and where to go from here; a filter that hides all is named."""
    if line.strip():
        return f"Nothing here fits /{one_line(line.strip(), 40)}\nesc takes the filter away; the lanes count what fits it elsewhere."
    opened, watched = counted(counts.get("open", 0)), counted(counts.get("watch", 0))
    if not any(counts.values()):
        return "No case yet.\nImport an export of your help desk: csat import FILE"
    return {
        "open": f"Nothing open: 0 of {counted(counts.get('closed', 0))} cases left.\n{watched} in watch: ] goes there.",
        "due": f"Nothing due within 4 hours.\n{opened} open: [ goes there.",
        "mine": "You own no case.\nc on an open one claims it.",
        "waiting": "Nothing is waiting.\nA case set aside until a date stands here.",
        "watch": "No neutral rating in the last 30 days.\nThey stand here until someone claims one.",
        "closed": "No case is closed yet.\nx on a claimed one closes it with its lesson.",
    }.get(lane, "Nothing here.")
