"""The scorecards screen: what each of its keys does to the numbers that are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from console.domain.benchmarks import Band
from console.domain.filters import parse
from console.store.desk import Desk
from console.store.errors import Refused, StoreError
from console.store.export import Chosen, of_number
from console.store.records import Done
from console.ui.asking import Asking
from console.ui.commands import Command, bindings, find
from console.ui.live import Live
from console.ui.messages import FilterClosed, FilterTyped
from console.ui.scorecards import chrome as scorecards_chrome
from console.ui.scorecards import page as scorecards_page
from console.ui.scorecards.behind import Behind
from console.ui.scorecards.view import START, TABS, Place, View
from console.ui.screens.base import DeskScreen
from console.ui.screens.scores import ALONE, ScoresScreen
from console.ui.widgets.bar import Bar
from console.ui.widgets.grid import Grid

_BY = tuple(TABS)


class ScorecardsScreen(ScoresScreen):
    """What changed, where, and is it real."""

    SCOPES = ("scores",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("scores")]

    def __init__(self, desk: Desk, live: Live, band: Band | None = None, place: Place = START) -> None:
        super().__init__(desk, live, band, place)
        self._behind = Behind(self, desk, live, self._reading, self._zone)

    def anew(self) -> Callable[[], DeskScreen]:
        """The same grouping, window, order and row."""
        desk, live, band, place = self._desk, self._live, self._band, self.place
        return lambda: ScorecardsScreen(desk, live, band, place.before(desk))

    @property
    def _view(self) -> View:
        return self._reading.view

    def why_not(self, command: Command) -> str | None:
        """Why a key is dead here and now."""
        if command.id == "scores.funnel" and self._view.by != "agent":
            return "The funnel compares agents: [ and ] change the grouping."
        if command.action in ("into", "definition", "copy") and self.row is None:
            return "There is no number here yet."
        if command.action in ("undo", "redo") and self._desk.read_only:
            return f"This store is open read-only ({self._desk.why_read_only})."
        return None

    def leaving(self) -> Chosen:
        """The CSAT answers of the window under the filter."""
        return of_number(self._view.wanted(self._desk, self._zone))

    def _ready(self, name: str) -> bool:
        """Whether a command can act; else the reason is told."""
        if reason := self.why_not(find(f"scores.{name}")):
            self.tell(reason, wrong=True)
        return not reason

    # Another view --------------------------------------------------------------------------------

    def _switch(self, steps: int) -> None:
        by = _BY[(_BY.index(self._view.by) + steps) % len(_BY)]
        self._group(by)

    def _group(self, by: str) -> None:
        sort = "name" if by == "agent" and self._view.sort == "csat" else self._view.sort
        self._choose(self._view._replace(by=by, sort=sort))

    def action_group_left(self) -> None:
        self._switch(-1)

    def action_group_right(self) -> None:
        self._switch(1)

    def action_measure_left(self) -> None:
        self._grid.move_measure(-1)

    def action_measure_right(self) -> None:
        self._grid.move_measure(1)

    def action_window(self) -> None:
        self.begin(self._pick_window, "window")

    async def _pick_window(self, ask: Asking) -> None:
        from console.ui.scorecards.windows import picked

        view = await picked(ask, self._view, self._desk.now(), self._zone)
        if view is not None:
            self._choose(view)

    def action_sort(self) -> None:
        order = self._grid.sorts
        if not order:
            self.tell("The numbers are still being read; sort them when they are there.", wrong=True)
            return
        now = self._view.sort
        following = order[(order.index(now) + 1) % len(order)] if now in order else order[0]
        self._choose(self._view._replace(sort=following, reverse=False))

    def action_reverse(self) -> None:
        self._choose(self._view._replace(reverse=not self._view.reverse))

    @on(Grid.Heading)
    def heading_pressed(self, event: Grid.Heading) -> None:
        """A heading was clicked: sort by it; the second time turns it round."""
        again = self._view.sort == event.sort and not self._view.reverse
        self._choose(self._view._replace(sort=event.sort, reverse=again))

    # The filter ----------------------------------------------------------------------------------

    def action_filter(self) -> None:
        from console.ui.widgets.filter_line import FilterLine

        if not self.query(FilterLine):
            self.mount(FilterLine(self._desk.typed(self._view.line)))
        self.query_one(FilterLine).focus()

    def _narrow(self, line: str) -> None:
        if parse(line) != parse(self._view.line) or not line.strip():
            self._choose(self._view._replace(line=line))

    @on(FilterTyped)
    def filter_typed(self, event: FilterTyped) -> None:
        """The filter is being typed."""
        self._narrow(event.line)

    @on(FilterClosed)
    async def filter_closed(self, event: FilterClosed) -> None:
        """The line goes; its filter stays, or goes with it."""
        if not event.kept:
            self._narrow("")
        self._grid.focus()
        await self.query("#filter").remove()

    # Looking about -------------------------------------------------------------------------------

    def action_into(self) -> None:
        if self._ready("into") and (row := self.row) is not None:
            self._behind.tickets(row, self._grid.measure)

    @on(Grid.Chosen)
    def chosen(self) -> None:
        """A double click goes to the tickets."""
        self.action_into()

    def action_definition(self) -> None:
        if self._ready("definition") and (row := self.row) is not None:
            self._behind.definition(row, self._grid.measure)

    def action_alerts(self) -> None:
        self._behind.alerts()

    def action_funnel(self) -> None:
        if self._ready("funnel"):
            self._funnel = not self._funnel
            self._paint_row()

    def action_pane(self) -> None:
        self.toggle_class(ALONE)
        self._grid.focus()
        self._paint_row()

    def action_next_pane(self) -> None:
        if self._about.has_focus:
            self._grid.focus()
        elif self._about.display:
            self._about.focus()

    def action_detail_down(self) -> None:
        self._about.action_page_down()

    def action_detail_up(self) -> None:
        self._about.action_page_up()

    def action_out(self) -> None:
        """One step: into the list, the filter."""
        if self._about.has_focus:
            self._grid.focus()
        else:
            self._narrow("")

    def action_refresh(self) -> None:
        self._reading.refresh()
        self.tell("Read again.")

    def action_copy(self) -> None:
        if self._ready("copy") and (row := self.row) is not None:
            name = scorecards_page.called(row)
            self.app.copy_to_clipboard(f"{name}\n{self._about.text}")
            self.tell(f"The numbers of {name} sent to the terminal's clipboard.")

    def action_undo(self) -> None:
        from console.store.recovery import undo

        self.begin(lambda _: self._step(undo))

    def action_redo(self) -> None:
        from console.store.recovery import redo

        self.begin(lambda _: self._step(redo))

    async def _step(self, deed: Callable[..., Done]) -> None:
        try:
            done = await self._desk.act(deed)
        except (Refused, StoreError) as error:
            self.tell(str(error), wrong=True)
            return
        self.tell(done.sentence)
        self.reload()

    @on(Bar.Pressed, "#groups")
    async def group_pressed(self, event: Bar.Pressed) -> None:
        """A grouping, the window, the filter or the alerts were clicked."""
        if event.target in (scorecards_chrome.ALERTS, scorecards_chrome.WINDOW, scorecards_chrome.FILTER):
            await self.run_action(event.target)
        else:
            self._group(event.target)
