"""One agent: what each key does to the pages; each line that has a ticket opens its conversation or the ticket."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from console.store.recognition import pass_on
from console.ui.asking import Asking
from console.ui.coaching import tickets
from console.ui.coaching.opening import open_ticket
from console.ui.coaching.stepping import do, step, why_not_change
from console.ui.commands import Command, bindings, find
from console.ui.messages import DrawsWanted, ReviewWanted
from console.ui.screens.agent_pages import NAMES, OVERVIEW, AgentPages
from console.ui.screens.base import DeskScreen
from console.ui.widgets.bar import Bar
from console.ui.widgets.grid import Grid
from console.ui.widgets.reader import Reader

NO_TICKET = "No single ticket stands behind this line: [ and ] change the page, j and k the line."


NO_PRAISE = "There is no praise under the cursor: ] goes on to the page Praise."


class AgentScreen(AgentPages):
    """All of one agent, page by page."""

    SCOPES = ("agent",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("agent")]

    def anew(self) -> Callable[[], DeskScreen]:
        """The same agent and page; the name is read again."""
        desk, live, agent, private, tab = self._desk, self._live, self._agent, self._private, self._tab
        return lambda: AgentScreen(desk, live, agent, "", private, tab)

    def why_not(self, command: Command) -> str | None:
        """Why a key is dead."""
        if command.scope != "agent" or command.action not in ("into", "ticket", "copy", "pass_on", "undo", "redo"):
            return None
        if command.action in ("pass_on", "undo", "redo") and (reason := why_not_change(self._desk)):
            return reason
        if command.action in ("undo", "redo"):
            return None
        if command.action == "pass_on":
            return None if self._tab == tickets.PRAISE and self._under is not None else NO_PRAISE
        if self._tab == OVERVIEW:
            return None if command.action == "copy" else "] goes on to the lists, whose rows open their tickets."
        row = self._under
        return NO_TICKET if row is None or row.ticket is None else None

    def _ready(self, name: str) -> bool:
        """Whether a command can act; else the reason is told."""
        if reason := self.why_not(find(f"agent.{name}")):
            self.tell(reason, wrong=True)
        return not reason

    def _choose(self, name: str) -> None:
        self._tab = name
        self.set_class(name == OVERVIEW, "-overview")
        self.set_class(name != OVERVIEW, "-list")
        (self._whole_text if name == OVERVIEW else self._grid).focus()
        self._show()
        self._paint_bars()

    def _switch(self, steps: int) -> None:
        self._choose(NAMES[(NAMES.index(self._tab) + steps) % len(NAMES)])

    def action_tab_left(self) -> None:
        self._switch(-1)

    def action_tab_right(self) -> None:
        self._switch(1)

    def action_into(self) -> None:
        row = self._under
        if self._ready("into") and row is not None and row.ticket is not None:
            self.run_worker(
                open_ticket(self, self._desk, self._live, row.ticket, self._times(), row.turn), group="open"
            )

    def action_ticket(self) -> None:
        from console.ui.cards.reading import Which
        from console.ui.screens.card import CardScreen

        row = self._under
        if self._ready("ticket") and row is not None and row.ticket is not None:
            self.app.push_screen(CardScreen(self._desk, self._live, Which("ticket", row.ticket)))

    def action_meet(self) -> None:
        from console.ui.screens.meeting import MeetingScreen

        self.app.push_screen(MeetingScreen(self._desk, self._live, self._agent, self._called, self._private))

    def action_pass_on(self) -> None:
        row = self._under
        if self._ready("pass_on") and row is not None and row.ticket is not None:
            self.begin(partial(self._passed_on, row.ticket))

    async def _passed_on(self, ticket: int, ask: Asking) -> None:
        await do(self, self._desk, self._news.now, pass_on, ticket)

    def action_undo(self) -> None:
        self.begin(lambda _: step(self, self._desk, True, self._news.now))

    def action_redo(self) -> None:
        self.begin(lambda _: step(self, self._desk, False, self._news.now))

    def action_review(self) -> None:
        row = self._under
        if row is not None and row.ticket is not None:
            self.post_message(ReviewWanted(row.ticket))
        else:
            self.post_message(DrawsWanted(self._called, agent=self._agent))

    def action_copy(self) -> None:
        row = self._under
        if not self._ready("copy"):
            return
        said = self._whole_text.text if row is None else row.ref
        self.app.copy_to_clipboard(said)
        what = f"The overview of {self._called}" if row is None else row.ref
        self.tell(f"{what} sent to the terminal's clipboard.")

    @property
    def _text(self) -> Reader:
        return self._whole_text if self._tab == OVERVIEW else self._item

    def action_next_pane(self) -> None:
        if self._tab != OVERVIEW:
            (self._grid if self._item.has_focus else self._item).focus()

    def action_detail_down(self) -> None:
        self._text.action_page_down()

    def action_detail_up(self) -> None:
        self._text.action_page_up()

    def action_refresh(self) -> None:
        self._news.now()
        self.tell("Read again.")

    def action_close(self) -> None:
        """One step out: from the text to the list, then back to the agents."""
        if self._item.has_focus:
            self._grid.focus()
        else:
            self.dismiss()

    @on(Grid.Chosen)
    def chosen(self) -> None:
        """A double click opens."""
        self.action_into()

    @on(Bar.Pressed, "#tabs")
    def tab_pressed(self, event: Bar.Pressed) -> None:
        """A page was clicked."""
        self._choose(event.target)
