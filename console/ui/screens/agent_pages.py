"""One agent: an overview, and lists of what stands behind it. It loads, paints and hears."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from zoneinfo import ZoneInfo

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one

from console.domain.text import one_line
from console.store import coaching
from console.store.desk import Desk
from console.store.errors import Refused, StoreError
from console.store.export import Chosen, of_number
from console.store.scorecards import Wanted
from console.ui import chrome
from console.ui.charts import trend as trend_chart
from console.ui.coaching import criteria, integrity, overview, promises, tickets
from console.ui.coaching.news import News
from console.ui.coaching.tabs import Item, Tab, Whole
from console.ui.coaching.windows import quarter
from console.ui.commands import Command, find, key_bar
from console.ui.keys import in_force
from console.ui.live import Live
from console.ui.private import NOWHERE, Private
from console.ui.screens.base import DeskScreen
from console.ui.widgets.bar import Bar, Piece
from console.ui.widgets.chart import Chart
from console.ui.widgets.grid import Grid
from console.ui.widgets.held import Held, Numbers
from console.ui.widgets.reader import Reader, line
from console.ui.words import Times

OVERVIEW = "Overview"
NAMED = 30  # characters of a name in the first line, which shares it with store and clock
LISTS: Sequence[Tab] = (*tickets.TABS, criteria.TAB, promises.TAB, integrity.TAB)
NAMES = (OVERVIEW, *(tab.name for tab in LISTS))


class ItemGrid(Grid[Item]):
    """What stands behind a number, a row each."""


class AgentPages(DeskScreen):
    """What the keys do is its heir's. All is known at one moment, and read again at most once a minute."""

    AUTO_FOCUS = "#whole"
    CSS_PATH = "../styles/coaching.tcss"

    _grid = query_one("#rows", ItemGrid)
    _whole_text = query_one("#whole", Reader)
    _item = query_one("#item", Reader)
    _trend = query_one("#trend", Chart)

    def __init__(
        self, desk: Desk, live: Live, agent: int, called: str = "", private: Private = NOWHERE, tab: str = OVERVIEW
    ) -> None:
        super().__init__()
        self._private = private
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
        self._desk, self._live, self._agent, self._called = desk, live, agent, called
        self._zone = ZoneInfo(desk.zone)
        self._whole: Whole | None = None
        self._numbers = Numbers()
        self._held: Held[Item] = Held()
        self._tab = tab
        self._listed: str | None = None  # the list that is in the grid
        self._painted: int | None = None
        self.set_class(tab == OVERVIEW, "-overview")
        self.set_class(tab != OVERVIEW, "-list")

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Bar(id="tabs")
        yield Bar(id="keys")
        with Horizontal(id="overview"):
            yield Reader(id="whole", labels=overview.LABELS)
            yield Chart(id="trend")
        with Horizontal(id="listed"):
            yield ItemGrid(id="rows")
            yield Reader(id="item", labels=9)

    def on_mount(self) -> None:
        """Read, and read again when the store or its clock moves."""
        self._news = News(self, self._read)
        self._live.changed.subscribe(self, lambda _: self._news.came())
        self._live.minute.subscribe(self, lambda _: self._news.came())
        self._live.state.subscribe(self, lambda _: self._paint_bars())
        self._whole_text.read([line("Reading everybody's answers…", "muted")])
        (self._whole_text if self._tab == OVERVIEW else self._grid).focus()
        self._paint_bars()

    def on_screen_resume(self) -> None:
        """Seen again."""
        if self.is_mounted:
            self._news.seen_again()

    # Loading and painting ------------------------------------------------------------------------

    def _times(self) -> Times:
        return Times(self._desk.now(), self._zone)

    async def _read(self) -> None:
        now = self._desk.now()
        try:
            view, look = await self._desk.read(coaching.whole, self._agent, quarter(now, self._zone), now)
        except (Refused, StoreError) as error:
            if self._whole is None:
                self._whole_text.read([line(str(error), "warn")])
            self.tell(str(error), wrong=True)
            return
        self._whole = Whole(view, look, Times(now, self._zone), self._numbers)
        self._called = self._called or view.line.name
        self._show()

    def _show(self) -> None:
        """The page that is looked at, from what was read last."""
        whole = self._whole
        if whole is None:
            return
        self._whole_text.read(overview.page(whole), same=True)
        found = overview.trend(whole.view, self._zone)
        self._trend.plot(tuple(overview.titled(found)), partial(trend_chart.draw, found), found)
        if self._tab != OVERVIEW:
            self._show_list(whole, next(tab for tab in LISTS if tab.name == self._tab))
        self._paint_bars()

    def _show_list(self, whole: Whole, tab: Tab) -> None:
        self._held.rows = tab.rows(whole)
        self._grid.empty = tab.empty(whole)
        if self._listed != tab.name:
            self._listed, self._painted = tab.name, None
            self._grid.show(self._held, tab.columns, self._held.page)
        else:
            self._grid.reload()
        self._item.display = bool(self._held.rows)

    def _paint_bars(self) -> None:
        status = chrome.status(self._desk, self._live, self._times(), self._whole_at)
        self.query_one("#title", Bar).put(
            chrome.title(self._desk, f"Coaching  {one_line(self._called, NAMED)}"), status
        )
        tabs = [Piece(((f" {name} ", "chosen" if name == self._tab else "muted"), (" ", "")), name) for name in NAMES]
        self.query_one("#tabs", Bar).put(tabs)
        commands = key_bar((*self.SCOPES, "app"))
        self.query_one("#keys", Bar).put(
            chrome.keys(commands, lambda command: self.why_not(command) is not None, in_force(self))
        )

    def why_not(self, command: Command) -> str | None:
        """Why a key is dead for the line under the cursor."""
        return None

    def leaving(self) -> Chosen:
        """The answers credited to the agent in the window."""
        now = self._desk.now()
        period = quarter(now, self._zone)
        return of_number(Wanted("agent", period, period, now), self._agent)

    @property
    def _whole_at(self) -> int:
        return self._desk.now() if self._whole is None else self._whole.times.now

    @property
    def _under(self) -> Item | None:
        """The row under the cursor; None on the overview."""
        return None if self._tab == OVERVIEW else self._grid.row

    # What the widgets say ------------------------------------------------------------------------

    @on(Grid.Highlighted)
    def highlighted(self) -> None:
        """Another row, or another reading of it."""
        row = self._grid.row
        self._item.read([] if row is None else list(row.text), same=self._painted == self._grid.key)
        self._painted = self._grid.key
        self._paint_bars()

    @on(Bar.Pressed, "#keys")
    async def key_pressed(self, event: Bar.Pressed) -> None:
        """A key of the bar was clicked."""
        await self.run_action(find(event.target).runs_anywhere)
