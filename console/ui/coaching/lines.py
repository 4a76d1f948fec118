"""A team's agents as rows: by what makes a conversation worth having, or by name; never by their score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from console.domain.text import one_line
from console.store.coaching import AgentLine
from console.ui.coaching import cells
from console.ui.widgets.cells import Column
from console.ui.widgets.held import Held
from console.ui.widgets.roles import Span

ORDERS = ("worth", "name")  # the store's order is the first of them


class LineRow(NamedTuple):
    """An agent with the key of their row; `called` tells two of one name apart."""

    key: int
    called: str
    line: AgentLine


class LineRows(Held[LineRow]):
    """The rows as a Grid asks for them."""

    def take(self, found: Sequence[AgentLine], order: str) -> None:
        """Lines as the store sorted them, in one of ORDERS."""
        many = Counter(line.name.casefold() for line in found)
        rows = [LineRow(line.id, _called(line, many[line.name.casefold()] > 1), line) for line in found]
        self.rows = rows if order == "worth" else sorted(rows, key=lambda row: (row.called.casefold(), row.key))

    def row(self, key: int | None) -> LineRow | None:
        """The row with a key."""
        return next((row for row in self.rows if row.key == key), None)


def _called(line: AgentLine, is_shared: bool) -> str:
    name = one_line(line.name, 60).strip() or "(no name)"
    left = ", left" if line.agent.left_at is not None else ""
    return f"{name} · {one_line(line.agent.ref, 20)}{left}" if is_shared else name + left


def columns() -> list[Column[LineRow]]:
    """What leaves first on a narrow screen has the highest rank; all of it stands below the list too."""
    return [
        Column("Agent", lambda row: (row.called, "strong"), least=14, good=16, most=30, weight=1, sort="name"),
        Column("CSAT % (95 %) n", lambda row: cells.csat(row.line.fair.csat), least=19, most=20, weight=1),
        Column("± expected", lambda row: cells.gap(row.line.fair), least=19),
        Column("QA mean", lambda row: cells.quality(row.line.qa), least=9, right=True),
        Column("Promised", lambda row: cells.promises(row.line), least=9, rank=3, extra=True, right=True),
        Column("Last 1:1", lambda row: cells.since(row.line.days), least=8, rank=5, extra=True, right=True),
        Column("Feedback", lambda row: cells.latency(row.line.latency), least=8, rank=4, extra=True, right=True),
        Column("Shrunken", lambda row: cells.shrunken(row.line.fair), least=8, rank=6, extra=True, right=True),
        Column("Worth a conversation", _reasons, least=8, good=30, weight=6, rank=1, sort="worth"),
    ]


def _reasons(row: LineRow) -> Span:
    role = "warn" if row.line.overdue or row.line.fair.outside or len(row.line.reasons) > 1 else "muted"
    return "; ".join(row.line.reasons), role
