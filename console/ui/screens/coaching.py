"""The coaching screen: what each of its keys does to the list of agents."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from console.ui.coaching.lines import ORDERS
from console.ui.coaching.stepping import step, why_not_change
from console.ui.commands import Command, bindings
from console.ui.messages import DrawsWanted
from console.ui.screens.agents import AgentsScreen, Place
from console.ui.screens.base import DeskScreen
from console.ui.widgets.bar import Bar
from console.ui.widgets.grid import Grid

NOBODY = "There is no agent here."


class CoachingScreen(AgentsScreen):
    """Whom to talk to first, and why."""

    SCOPES = ("coach",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("coach")]

    def anew(self) -> Callable[[], DeskScreen]:
        """The same team, order and agent; before the teams were read, from the beginning."""
        desk, live, private, order, key = self._desk, self._live, self._private, self._order, self._grid.key
        if self._teams is None:
            return lambda: CoachingScreen(desk, live, private)
        team = self._team and desk.meant(self._team)
        return lambda: CoachingScreen(desk, live, private, Place(team and desk.shown(team), order, key))

    def why_not(self, command: Command) -> str | None:
        """Why a key is dead."""
        if command.id in ("coach.undo", "coach.redo"):
            return why_not_change(self._desk)
        return NOBODY if command.id in ("coach.into", "coach.copy", "coach.meet") and self._row is None else None

    def _switch(self, steps: int) -> None:
        choices = (None, *(self._teams.names if self._teams else ()))
        self._choose(choices[(choices.index(self._team) + steps) % len(choices)])

    def _choose(self, team: str | None) -> None:
        if self._teams is not None and team != self._team:
            self._team = team
            self._paint_bars()
            self._news.now()

    def action_team_left(self) -> None:
        self._switch(-1)

    def action_team_right(self) -> None:
        self._switch(1)

    def action_sort(self) -> None:
        self._sort(ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)])

    def _sort(self, order: str) -> None:
        if order != self._order:
            self._order = order
            self._show()

    @on(Grid.Heading)
    def heading_pressed(self, event: Grid.Heading) -> None:
        """A heading was clicked: sort by it."""
        self._sort(event.sort)

    def action_into(self) -> None:
        from console.ui.screens.agent import AgentScreen

        if (row := self._row) is None:
            self.tell(NOBODY, wrong=True)
        else:
            self.app.push_screen(AgentScreen(self._desk, self._live, row.line.id, row.called, self._private))

    def action_meet(self) -> None:
        from console.ui.screens.meeting import MeetingScreen

        if (row := self._row) is None:
            self.tell(NOBODY, wrong=True)
        else:
            self.app.push_screen(MeetingScreen(self._desk, self._live, row.line.id, row.called, self._private))

    def action_undo(self) -> None:
        self.begin(lambda _: step(self, self._desk, True, self._news.now))

    def action_redo(self) -> None:
        self.begin(lambda _: step(self, self._desk, False, self._news.now))

    def action_review(self) -> None:
        self.post_message(DrawsWanted(self._team or "all teams", team=self._team))

    @on(Grid.Chosen)
    def chosen(self) -> None:
        """A double click goes to the agent."""
        self.action_into()

    def action_next_pane(self) -> None:
        (self._grid if self._about.has_focus else self._about).focus()

    def action_detail_down(self) -> None:
        self._about.action_page_down()

    def action_detail_up(self) -> None:
        self._about.action_page_up()

    def action_out(self) -> None:
        """One step: from the text to the list."""
        self._grid.focus()

    def action_refresh(self) -> None:
        self._news.now()
        self.tell("Read again.")

    def action_copy(self) -> None:
        if (row := self._row) is None:
            self.tell(NOBODY, wrong=True)
            return
        self.app.copy_to_clipboard(self._about.text)
        self.tell(f"The numbers of {row.called} sent to the terminal's clipboard.")

    @on(Bar.Pressed, "#teams")
    def team_pressed(self, event: Bar.Pressed) -> None:
        """A team was clicked, or the order."""
        if event.target == "sort":
            self.action_sort()
        elif self._teams is not None:
            self._choose((None, *self._teams.names)[int(event.target)])
