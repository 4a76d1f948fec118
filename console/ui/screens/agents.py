"""The agents of a team, the one worth a conversation first, and one of them in words below: loads, paints and hears."""

from __future__ import annotations

from typing import NamedTuple
from zoneinfo import ZoneInfo

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from console.store import coaching
from console.store.desk import Desk
from console.store.errors import Refused, StoreError
from console.store.export import Chosen, of_team
from console.store.teams import Teams, teams
from console.ui import chrome
from console.ui.coaching import line_page
from console.ui.coaching.lines import ORDERS, LineRow, LineRows, columns
from console.ui.coaching.news import News
from console.ui.coaching.team_bar import pieces, standing
from console.ui.coaching.windows import quarter
from console.ui.commands import Command, find, key_bar
from console.ui.keys import in_force
from console.ui.live import Live
from console.ui.private import NOWHERE, Private
from console.ui.screens.base import DeskScreen
from console.ui.widgets.bar import Bar
from console.ui.widgets.grid import Grid
from console.ui.widgets.reader import Reader
from console.ui.words import Times

HIGH = 34  # lines from which all that is said of the agent under the cursor has room


class AgentGrid(Grid[LineRow]):
    """An agent a row."""


class Place(NamedTuple):
    """Where one stands among the agents: a team, None for all of them, the order, the agent under the cursor."""

    team: str | None
    order: str
    key: int | None


class AgentsScreen(DeskScreen):
    """What the keys do is its heir's. It is read once a minute at most, since it reads everybody's answers."""

    AUTO_FOCUS = "#agents"
    CSS_PATH = "../styles/coaching.tcss"

    _grid = query_one("#agents", AgentGrid)
    _about = query_one("#line", Reader)

    def __init__(self, desk: Desk, live: Live, private: Private = NOWHERE, place: Place | None = None) -> None:
        super().__init__()
        self._private = private
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (HIGH, "-high")]
        self._desk, self._live = desk, live
        self._zone = ZoneInfo(desk.zone)
        self._teams: Teams | None = None
        self._place = place  # to begin at
        self._team: str | None = place.team if place else None  # None is all of them
        self._order = place.order if place else ORDERS[0]
        self._found: tuple[coaching.AgentLine, ...] = ()
        self._rows = LineRows()
        self._listed: str | None = None  # whose agents are in the list: the team's, once they were read
        self._shown: object = None  # what list is in the grid
        self._painted: int | None = None
        self._refreshed = desk.now()

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Bar(id="teams")
        yield Bar(id="keys")
        yield AgentGrid(id="agents")
        yield Reader(id="line", labels=10)

    def on_mount(self) -> None:
        """Read, and read again when the store or its clock moves."""
        self._news = News(self, self._read)
        self._live.changed.subscribe(self, lambda _: self._news.came())
        self._live.minute.subscribe(self, lambda _: self._news.came())
        self._live.state.subscribe(self, lambda _: self._paint_bars())
        self._paint_bars()

    def on_screen_resume(self) -> None:
        """Seen again."""
        if self.is_mounted:
            self._news.seen_again()

    # Loading and painting ------------------------------------------------------------------------

    async def _read(self) -> None:
        now, me = self._desk.now(), self._desk.me
        try:
            known = await self._desk.read(teams, me.id if me else None, now)
            if self._teams is None and self._place is None:
                self._team = known.own
            self._teams = known
            team = self._team if self._team in known.names else None
            found = await self._desk.read(coaching.agents, team, quarter(now, self._zone), now)
        except (Refused, StoreError) as error:
            self._trouble(str(error))
            return
        self._team = self._listed = team
        self._found, self._refreshed = found, now
        self._show()

    def _show(self) -> None:
        """The lines as they were read last, in the order wanted."""
        self._rows.take(self._found, self._order)
        self._grid.empty = "No agent of this team is in the store." if self._listed else "No agent is in the store yet."
        shown = (self._listed, self._order)
        if shown != self._shown:
            self._shown = shown
            self._grid.show(self._rows, columns(), self._rows.page, (self._order, False))
            self._begin()
        else:
            self._grid.reload()
        self._paint_bars()

    def _begin(self) -> None:
        """The first list is there: on to the agent to begin at."""
        if (place := self._place) is not None:
            self._place = None
            self._grid.move_to(next((at for at, row in enumerate(self._rows.rows) if row.key == place.key), 0))

    def _trouble(self, sentence: str) -> None:
        if not self._grid.ready:
            self._grid.say(sentence)
        self.tell(sentence, wrong=True)

    def _paint_bars(self) -> None:
        now = self._desk.now()
        status = chrome.status(self._desk, self._live, Times(now, self._zone), self._refreshed)
        self.query_one("#title", Bar).put(chrome.title(self._desk, "Coaching"), status)
        names = self._teams.names if self._teams else ()
        right = standing(quarter(now, self._zone), self._order, self.size.width)
        self.query_one("#teams", Bar).put(pieces(names, self._listed, self._team, self.size.width, right), right)
        commands = key_bar((*self.SCOPES, "app"))
        self.query_one("#keys", Bar).put(
            chrome.keys(commands, lambda command: self.why_not(command) is not None, in_force(self))
        )

    def on_resize(self) -> None:
        """Another number of teams has room."""
        self._paint_bars()

    def why_not(self, command: Command) -> str | None:
        """Why a key is dead for the agent under the cursor."""
        return None

    def leaving(self) -> Chosen:
        """The answers credited to the team that is listed."""
        now = self._desk.now()
        return of_team(self._listed and self._desk.meant(self._listed), quarter(now, self._zone), now)

    @property
    def _row(self) -> LineRow | None:
        return self._rows.row(self._grid.key)

    # What the widgets say ------------------------------------------------------------------------

    @on(Grid.Highlighted)
    def highlighted(self) -> None:
        """Another agent, or another reading of this one."""
        row = self._row
        self._about.read([] if row is None else line_page.page(row.line), same=self._painted == self._grid.key)
        self._painted = self._grid.key
        self._paint_bars()

    @on(Grid.Left)
    def left(self) -> None:
        """The agent under the cursor is gone from this list."""
        self.tell("That agent is no longer in this list; the cursor is on the one next to them.")

    @on(Bar.Pressed, "#keys")
    async def key_pressed(self, event: Bar.Pressed) -> None:
        """A key of the bar was clicked."""
        await self.run_action(find(event.target).runs_anywhere)
