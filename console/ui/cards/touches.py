"""The tickets under a card, as the Grid shows them."""

from __future__ import annotations

from collections.abc import Callable

from console.store.records_cards import Touch
from console.ui.widgets.cells import Column
from console.ui.widgets.roles import NOTHING, PLAIN, Span, or_nothing
from console.ui.words import Times, rated


def columns(times: Callable[[], Times]) -> list[Column[Touch]]:
    """Most important first; an unrated ticket has a dash, never a nought."""
    return [
        Column("Rating", _rating, least=9),
        Column("Ticket", lambda row: (row.ref, "strong"), least=9, most=14, weight=1),
        Column("Opened", lambda row: _opened(row, times()), least=10, rank=2),
        Column("Issue", lambda row: or_nothing(row.issue), least=10, most=24, weight=1, rank=3),
        Column("Comment", _comment, least=16, weight=5, rank=1),
        Column("Agent", lambda row: or_nothing(row.agent), least=10, most=18, weight=1, rank=4, extra=True),
        Column("Customer", lambda row: or_nothing(row.customer), least=10, most=20, weight=1, rank=5, extra=True),
        Column("Status", lambda row: or_nothing(row.status), least=8, most=12, rank=6, extra=True),
    ]


def _rating(row: Touch) -> Span:
    if row.value is None or row.low is None or row.high is None:
        return NOTHING
    return rated(row.value, row.low, row.high, row.verdict or "")


def _opened(row: Touch, times: Times) -> Span:
    return NOTHING if row.opened_at is None else (times.day(row.opened_at), "muted")


def _comment(row: Touch) -> Span:
    return (row.comment, PLAIN) if row.comment and row.comment.strip() else NOTHING
