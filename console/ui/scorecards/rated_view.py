"""The interactions behind a number as the Grid shows them, and one of them in full."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from console.domain.text import one_line
from console.store import scorecards_tickets as tickets
from console.store.desk import Desk
from console.store.scorecards import Wanted
from console.store.scorecards_groups import Ident
from console.store.scorecards_tickets import Answered, Page
from console.ui.widgets.cells import Column
from console.ui.widgets.reader import GAP, Block, line
from console.ui.widgets.roles import NOTHING, PLAIN, Span
from console.ui.words import Times, rated

SHORT = 300  # characters of a name or another single line


class TicketSource(NamedTuple):
    """What a row's number counts, newest first, read through the desk; `wanted` is asked anew each time."""

    desk: Desk
    wanted: Callable[[], Wanted]
    ident: Ident
    measure: str

    async def around(self, key: int | None, before: int, after: int) -> Page:
        """Rows around an interaction."""
        return await self.desk.read(tickets.around, self.wanted(), self.ident, key, before, after, self.measure)

    async def at(self, position: int, count: int) -> Page:
        """Rows from a position on."""
        return await self.desk.read(tickets.interactions, self.wanted(), self.ident, position, count, self.measure)


def rating(row: Answered) -> Span:
    """The meter, or a dash where nobody answered."""
    if row.value is None or row.low is None or row.high is None:
        return NOTHING
    return rated(row.value, row.low, row.high, row.verdict or "", row.raw)


def columns(times: Callable[[], Times]) -> list[Column[Answered]]:
    """What tells interactions apart, most telling first."""

    def named(heading: str, get: Callable[[Answered], str | None], least: int, rank: int) -> Column[Answered]:
        return Column(heading, lambda row: (get(row) or "–", "muted"), least=least, most=22, weight=1, rank=rank)

    return [
        Column("Rating", rating, least=9),
        Column("Ticket", lambda row: (row.ref, "strong"), least=9, most=14, weight=1),
        Column("Answered", lambda row: (times().when(row.answered_at, row.precision), PLAIN), least=16, rank=1),
        Column("Comment", lambda row: (row.comment or "–", PLAIN if row.comment else "muted"), least=16, weight=6, rank=2),
        named("Issue", lambda row: row.issue, 10, 3),
        named("Agent", lambda row: row.agent, 10, 4),
        named("Channel", lambda row: row.channel, 8, 5),
        named("Customer", lambda row: row.customer, 12, 6),
        named("Team", lambda row: row.team, 10, 7),
    ]  # fmt: skip


def page(row: Answered, times: Times) -> list[Block]:
    """One interaction beside the list."""
    when = times.when(row.answered_at, row.precision)
    if row.value is None:
        top = Block((("not answered", "muted"), (f" · {when}", "muted")))
    else:
        top = Block((rating(row), (f"  {row.verdict}", "strong"), (f" · answered {when}", "muted")))
    comment = f"“{row.comment.strip()}”" if row.comment and row.comment.strip() else ""
    facts = {"Customer": row.customer, "Agent": row.agent, "Team": row.team, "Channel": row.channel, "Issue": row.issue,
             "Source": row.source}  # fmt: skip
    return [
        top, line(one_line(row.ref, SHORT), "strong"), GAP,
        line(comment or "No comment left.", PLAIN if comment else "muted"), GAP,
        *(line(one_line(text, SHORT), PLAIN, label) for label, text in facts.items() if text),
    ]  # fmt: skip
