"""The scorecards as they are shown: groupings, the list, the chart and the text of one row. It loads, paints and hears."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one

from console.domain.benchmarks import Band
from console.store import alerts
from console.store.alerts_records import Intervention
from console.store.desk import Desk
from console.store.errors import StoreError
from console.store.scorecards_groups import TOTAL
from console.ui import chrome
from console.ui.again import Again
from console.ui.commands import Command, find, key_bar
from console.ui.keys import in_force
from console.ui.live import Live
from console.ui.messages import StoreFailed
from console.ui.scorecards import chrome as scorecards_chrome
from console.ui.scorecards import page as scorecards_page
from console.ui.scorecards.grid import CardGrid
from console.ui.scorecards.reading import Reading
from console.ui.scorecards.rows import CardRows, Row
from console.ui.scorecards.view import START, Place, View
from console.ui.screens.base import DeskScreen
from console.ui.widgets.bar import Bar
from console.ui.widgets.chart import Chart
from console.ui.widgets.grid import Grid
from console.ui.widgets.reader import Reader
from console.ui.words import Times

ROOM = 0.5  # of the screen's height the list takes at most
LEAST = 5  # rows it has room for at least
ALONE = "-no-pane"  # class: the list without what stands below it


class ScoresScreen(DeskScreen):
    """What the keys do is its heir's."""

    AUTO_FOCUS = "#cards"
    CSS_PATH = "../styles/scorecards.tcss"

    _title = query_one("#title", Bar)
    _groups = query_one("#groups", Bar)
    _grid = query_one("#cards", CardGrid)
    _chart = query_one("#chart", Chart)
    _about = query_one("#about", Reader)
    _keys = query_one("#keys", Bar)

    def __init__(self, desk: Desk, live: Live, band: Band | None = None, place: Place = START) -> None:
        super().__init__()
        self._desk, self._live, self._band = desk, live, band
        self._zone = ZoneInfo(desk.zone)
        self._rows = CardRows()
        self._place = place  # to begin at
        self._reading = Reading(self, desk, self._zone, self._shown, place.view)
        self._following = Again(self, "deeds", self._follow)
        self._deeds: tuple[int | None, Sequence[Intervention]] = (None, ())  # of the row with that key
        self._painted: int | None = None  # the row whose chart and text are shown
        self._followed: object = None  # what was known when its deeds were read
        self._funnel = place.funnel
        self.set_class(place.alone, ALONE)
        self._refreshed = desk.now()

    def _told(self, view: View) -> View:
        """The view as an audience may see its filter."""
        return view._replace(line=self._desk.shown(view.line))

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Bar(id="groups")
        yield Bar(id="keys")
        yield CardGrid(id="cards")
        with Horizontal(id="below"):
            yield Chart(id="chart")
            yield Reader(id="about", labels=12)

    def on_mount(self) -> None:
        """Read, and read again when the store or its clock moves."""
        self._live.changed.subscribe(self, lambda _: self.reload())
        self._live.minute.subscribe(self, lambda _: self.reload())
        self._live.state.subscribe(self, lambda _: self._paint_bars())
        self._grid.measure = self._place.measure or self._grid.measure
        self._paint_bars()
        self._reading.refresh()

    def _times(self) -> Times:
        return Times(self._desk.now(), self._zone)

    # Loading and painting ------------------------------------------------------------------------

    def reload(self) -> None:
        """Something changed."""
        self._refreshed = self._desk.now()
        self._reading.changed()
        self._paint_bars()

    def _choose(self, view: View) -> None:
        """Another grouping, window, filter or order."""
        if view.by != self._reading.view.by:
            self._rows.forget()
            self._deeds, self._painted, self._funnel = (None, ()), None, False
        self._reading.choose(view)
        self._paint_bars()

    def _shown(self) -> None:
        """Something of the view was read."""
        reading = self._reading
        if reading.cards is None:
            return
        self._rows.take(reading.cards, reading.view, reading.beside, reading.work)
        self._grid.empty = scorecards_chrome.nothing(self._told(reading.view), reading.periods)
        self._grid.fill(self._rows, reading.view)
        self._begin()
        self._make_room()
        self._paint_row()
        self._paint_bars()
        if self._followed is not reading.beside:
            self._followed = reading.beside
            self._following.ask()

    def _begin(self) -> None:
        """The first numbers are there: on to the place to begin at."""
        place, self._place = self._place, START
        if place.told:
            self.tell(place.told)
        if at := self._rows.place(place.ident) if place is not START else None:
            self._grid.move_to(at)

    @property
    def place(self) -> Place:
        """Where one stands, in words that hold for any audience."""
        view, row = self._reading.view, self.row
        return Place(
            view._replace(line=self._desk.meant(view.line)), row.card.ident if row else TOTAL, self._grid.measure,
            self._funnel, self.has_class(ALONE),
        )  # fmt: skip

    def _make_room(self) -> None:
        """The list takes what its rows need, up to half of the screen."""
        rows = max(LEAST, min(len(self._rows.rows), int(self.size.height * ROOM) - 1))
        if self._grid.styles.height is None or self._grid.styles.height.value != rows + 1:
            self._grid.styles.height = rows + 1

    @property
    def row(self) -> Row | None:
        """The row under the cursor, as it reads now."""
        return self._rows.row(self._grid.key)

    def _paint_row(self) -> None:
        """The chart and the text of the row under the cursor; while another view is being read, those painted stay."""
        row, key = self.row, self._grid.key
        if self._reading.cards is None:
            return
        self.query_one("#below").display = row is not None and not self.has_class(ALONE)
        if row is None:
            return
        deeds = self._deeds[1] if self._deeds[0] == key else ()
        drawn = (
            scorecards_page.plot_agents(self._reading, self._rows.rows, row)
            if self._funnel
            else scorecards_page.plot(self._reading, row, deeds, self._zone)
        )
        self._chart.plot(*drawn)
        said = scorecards_page.text(self._reading, row, deeds, self._times(), self._band)
        self._about.read(said, same=self._painted == key)
        self._painted = key

    async def _follow(self) -> None:
        """What was done about the row under the cursor."""
        row, by = self.row, self._reading.view.by
        if row is None or row.card.name is None or row.key == 0 or by not in alerts.SCOPES:
            return
        try:
            found = await self._desk.read(alerts.interventions, by, row.card.name, self._desk.now())
        except StoreError as error:
            self._trouble(str(error))
            return
        differs, self._deeds = self._deeds != (row.key, found), (row.key, found)
        if differs:
            self._paint_row()

    def _trouble(self, sentence: str) -> None:
        """The store can't be read: what is on the screen stays, with a sentence that says what to do."""
        if not self._grid.ready:
            self._grid.say(sentence)
        self.tell(sentence, wrong=True)

    def _paint_bars(self) -> None:
        reading = self._reading
        status = chrome.status(self._desk, self._live, self._times(), self._refreshed)
        self._title.put(chrome.title(self._desk, "Scorecards"), status)
        standing = scorecards_chrome.standing(self._told(reading.view), reading.periods, reading.beside.waiting)
        self._groups.put(scorecards_chrome.groups(reading.view.by, self.size.width), standing)
        commands = key_bar((*self.SCOPES, "app"))
        self._keys.put(chrome.keys(commands, lambda command: self.why_not(command) is not None, in_force(self)))

    def why_not(self, command: Command) -> str | None:
        """Why a key is dead for the row under the cursor."""
        return None

    # What the widgets say ------------------------------------------------------------------------

    @on(Grid.Highlighted)
    def highlighted(self) -> None:
        """The cursor stands on another row; one that reads differently was painted when it was read."""
        if self._painted != self._grid.key:
            self._paint_row()
            self._following.ask()

    @on(Grid.Left)
    def left(self) -> None:
        """The row under the cursor has no answers any more in these windows."""
        self.tell("That row has no answer in these windows any more; the cursor is on the one next to it.")

    @on(StoreFailed)
    def failed(self, event: StoreFailed) -> None:
        """Something could not be read."""
        self._trouble(event.reason)

    @on(Bar.Pressed, "#keys")
    async def key_pressed(self, event: Bar.Pressed) -> None:
        """A key of the bar was clicked."""
        await self.run_action(find(event.target).runs_anywhere)
