"""The cards as rows of a list: in an order that ranks nobody on few answers, with keys that outlive a reading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from console.domain.plain_rules import FLOOR
from console.domain.proportion import Share, difference, share
from console.store.alerts_records import Alert
from console.store.scorecards import TOTAL, Card, Cards
from console.store.scorecards_beside import Beside
from console.store.scorecards_groups import Ident
from console.store.scorecards_work import Work
from console.ui.scorecards.view import View
from console.ui.widgets.held import HeldPage, Numbers

FIRST = 200  # rows read with another view
NAMELESS = "without a name"
RANKED = 10  # answers from which an agent is ranked (measures §2)
Counts = tuple[tuple[int, int], ...]


class Row(NamedTuple):
    """One card with what is known of it so far; `key` 0 is the sum of all. `notes` are words of the plain rules."""

    key: int
    card: Card
    judged: bool = True  # whether the window has one scale, so that its change may be judged
    ranked: bool = True
    trend: Counts = ()
    work: Work | None = None
    notes: tuple[str, ...] = ()
    alert: Alert | None = None
    floor: int = FLOOR  # per cent below which it needs work

    @property
    def name(self) -> str | None:
        """What it is called; None where nobody knows whose answers these are."""
        nameless = self.card.ident is not None and self.card.name is None
        return NAMELESS if nameless else self.card.name

    @property
    def csat(self) -> Share:
        """Of the window."""
        return share(self.card.now.satisfied, self.card.now.answered)

    @property
    def before(self) -> Share:
        """Of the window it is compared with."""
        return share(self.card.before.satisfied, self.card.before.answered)

    @property
    def change(self) -> tuple[float, float, float] | None:
        """Points against the window before, with their interval; None where one is empty or scales differ."""
        return difference(self.csat, self.before) if self.judged else None


class CardRows:
    """All rows of a grouping, as a Grid asks for them: thousands where they are customers."""

    def __init__(self) -> None:
        self._keys = Numbers()
        self._places: dict[int, int] = {}
        self.rows: list[Row] = []

    def forget(self) -> None:
        """Another grouping: other keys."""
        self._keys, self._places, self.rows = Numbers(), {}, []

    def take(self, cards: Cards, view: View, beside: Beside, work: Mapping[Ident, Work]) -> None:
        """The rows as they read now: the sum of all first, then the others in their order."""
        judged = cards.scales <= 1

        def row(key: int, card: Card) -> Row:
            ranked = card.ident is not None and (view.by != "agent" or card.now.answered >= RANKED)
            return Row(key, card, judged, ranked, beside.trends.get(card.ident, ()), work.get(card.ident),
                       beside.notes.get(card.ident, ()), beside.alerts.get(card.ident), cards.floor)  # fmt: skip

        own = [row(self._keys.of(card.ident), card) for card in cards.rows]
        self.rows = [row(0, cards.total._replace(ident=TOTAL)), *_ordered(own, view)] if own else []
        self._places = {row.key: place for place, row in enumerate(self.rows)}

    def row(self, key: int | None) -> Row | None:
        """The row with that key."""
        place = self._places.get(-1 if key is None else key)
        return None if place is None else self.rows[place]

    def place(self, ident: Ident) -> int | None:
        """Where the row of a group stands, from the top; None where it has no answer here."""
        return next((place for place, row in enumerate(self.rows) if row.card.ident == ident), None)

    def first(self) -> HeldPage[Row]:
        """The rows from the top."""
        return self._page(0, FIRST)

    # As a Grid asks ------------------------------------------------------------------------------

    async def around(self, key: int | None, before: int, after: int) -> HeldPage[Row]:
        """Rows around a key."""
        place = self._places.get(0 if key is None else key, 0)
        return self._page(max(0, place - before), place + after)

    async def at(self, position: int, count: int) -> HeldPage[Row]:
        """Rows from a position on."""
        return self._page(position, position + count)

    def _page(self, start: int, end: int) -> HeldPage[Row]:
        return HeldPage(self.rows[start:end], start, len(self.rows))


def _ordered(rows: list[Row], view: View) -> list[Row]:
    """By what was chosen; who has too few answers to be ranked, and what nobody knows, stands below, by name."""
    rows = sorted(rows, key=_by_name)
    if view.sort == "name":
        known = [row for row in rows if row.card.ident is not None]
        return [*(reversed(known) if view.reverse else known), *(row for row in rows if row.card.ident is None)]
    rank = {"n": _by_n, "change": _by_change, "csat": _by_csat}[view.sort]
    ranked = sorted((row for row in rows if row.ranked), key=rank, reverse=view.reverse)
    return [*ranked, *(row for row in rows if not row.ranked)]


def _by_name(row: Row) -> tuple[bool, bool, str]:
    return row.card.ident is None, row.card.name is None, (row.card.name or "").casefold()


def _by_n(row: Row) -> float:
    return -row.card.now.answered


def _by_change(row: Row) -> float:
    """Falls that clear the noise first, then the rest by how far they fell."""
    change = row.change
    return 0.0 if change is None else change[0] - (1000 if change[2] < 0 else 0)


def _by_csat(row: Row) -> float:
    return 101.0 if row.csat.percent is None else row.csat.percent
