"""Reads the scorecards: the ratings at every change, what stands beside them now and then, slow numbers once a minute.

It watches for changes as often: what it finds becomes an alert.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from textual.dom import DOMNode

from console.domain.peers import Worker
from console.domain.period import Period, weeks
from console.store import scorecards
from console.store.alerts_scan import fresh, keep, look
from console.store.coaching_ground import staffed
from console.store.desk import Desk
from console.store.errors import StoreError
from console.store.scorecards import Cards
from console.store.scorecards_beside import PARTS, Beside, Made, made, made_before
from console.store.scorecards_groups import Ident
from console.store.scorecards_work import Work, work
from console.ui.messages import StoreFailed
from console.ui.scorecards.view import FIRST, View
from console.ui.seldom import Seldom

WEEKS = 26  # of the trend
REST, SLOW = 2.0, 60.0  # seconds between two readings of what stands beside, and of the slow numbers


class Reading:
    """What the store says of a view; `show` is called whenever something of it reads differently.

    An answer to a view that was left meanwhile is dropped.
    """

    def __init__(
        self, screen: DOMNode, desk: Desk, zone: ZoneInfo, show: Callable[[], None], view: View = FIRST
    ) -> None:
        self._screen, self._desk, self._zone, self._show = screen, desk, zone, show
        self.view = view
        self.cards: Cards | None = None
        self.beside = Beside()
        self.made = Made()
        self.work: dict[Ident, Work] = {}
        self.worked_at: int | None = None
        self.workers: dict[int, Worker] | None = None  # of the window, whatever the filter: who is whose peer
        self._light = Seldom(screen, "cards", self._read_cards, times=2)
        self._watch = Seldom(screen, "watch", self._look, rest=SLOW)
        self._begin()

    def _rest_no_more(self) -> None:
        """What stands beside is read at once: there is news, or another view."""
        self._more = Seldom(self._screen, "beside", self._read_beside, rest=REST, times=9)

    def _begin(self) -> None:
        """At once: what was rested for belongs to another view."""
        self._rest_no_more()
        self._slow = Seldom(self._screen, "slow", self._read_slow, rest=SLOW)

    def choose(self, view: View) -> None:
        """Another view: everything is read again, the ratings first. A mere order needs no reading."""
        same, self.view = view.question == self.view.question, view
        if same and self.cards is not None:
            self._show()
            return
        self.cards, self.beside, self.made, self.work, self.worked_at = None, Beside(), Made(), {}, None
        self.workers = None
        self.refresh()

    def refresh(self) -> None:
        """Read everything now, the slow numbers too."""
        self._begin()
        self.changed()

    def changed(self) -> None:
        """The store changed, or its clock: read again what is live, and the rest when its time has come."""
        self._light.ask()
        self._more.ask()
        self._slow.ask()
        self._watch.ask()

    @property
    def periods(self) -> tuple[Period, Period]:
        """The window as it stands now, and the one before."""
        return self.view.periods(self._desk.now(), self._zone)

    async def _read_cards(self) -> None:
        view = self.view
        found = await self._ask(scorecards.cards, view)
        if found is not None and view.question == self.view.question:
            self.cards = found
            self._show()

    async def _read_beside(self) -> None:
        """One question after the other; the first time, what is known is shown at once."""
        view, periods = self.view, weeks(self._desk.now(), self._zone, WEEKS)
        found, first = Beside(), not self.beside.weeks
        for part in PARTS:
            fields = await self._ask(part, view, periods)
            if fields is None or view.question != self.view.question:
                return
            found = found._replace(**fields)
            if first or part is PARTS[-1]:
                self.beside = found
                self._show()

    async def _read_slow(self) -> None:
        """What the answers are made of, then the slow numbers."""
        view, now = self.view, self._desk.now()
        cells = await self._ask(made, view)
        before = await self._ask(made_before, view)
        if cells is not None and before is not None and view.question == self.view.question:
            self.made = cells._replace(cells_before=before)
            self._show()
        if view.by == "agent":
            await self._read_workers(view)
        found = await self._ask(work, view)
        if found is not None and view.question == self.view.question:
            self.work, self.worked_at = found, now
            self._show()

    async def _read_workers(self, view: View) -> None:
        found = await self._ask(staffed, view)
        if found is not None and view.question == self.view.question:
            self.workers = found
            self._show()

    async def _look(self) -> None:
        """Whether anything changed that chance does not explain: it becomes an alert, which a commit then tells of."""
        try:
            found = await self._desk.read_to_keep(look, self._desk.now())
            if not self._desk.read_only and await self._desk.read(fresh, found):
                await self._desk.act(keep, found)
                self._rest_no_more()
                self._more.ask()
        except StoreError as error:
            self._screen.post_message(StoreFailed(str(error)))

    async def _ask(self, question: Callable[..., Any], view: View, *more: Any) -> Any:
        """The store's answer to a view; None, and the reason told, where it has none."""
        try:
            return await self._desk.read(question, view.wanted(self._desk, self._zone), *more)
        except StoreError as error:
            self._screen.post_message(StoreFailed(str(error)))
            return None
