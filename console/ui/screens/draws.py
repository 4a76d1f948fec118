"""What to review next: calibrations that wait, a ticket of each agent by lot, lows that nobody reviewed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from console.domain.text import one_line
from console.store import reviews_draw
from console.store.desk import Desk
from console.store.errors import Refused, StoreError
from console.store.reviews import CALIBRATION
from console.store.reviews_records import Drawn
from console.ui.coaching.news import News
from console.ui.coaching.stepping import step
from console.ui.commands import Command, bindings, find
from console.ui.live import Live
from console.ui.messages import ReviewWanted
from console.ui.reviewing.draws import columns, page
from console.ui.screens.base import DeskScreen
from console.ui.screens.beside import ListAndText
from console.ui.widgets.grid import Grid
from console.ui.widgets.held import Held
from console.ui.widgets.reader import Block
from console.ui.widgets.roles import Span
from console.ui.words import counted

NOBODY = "Nothing waits for a review: no finished ticket of the last 30 days is without one."


class DrawnGrid(Grid[Drawn]):
    """A ticket a row."""


class Draws(ListAndText):
    """Of one agent, of a team, or of everybody; `called` says whose."""

    SCOPES = ("draws",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("draws")]

    def __init__(self, desk: Desk, live: Live, called: str, agent: int | None, team: str | None) -> None:
        super().__init__(desk, live, "Review next", lambda: DrawnGrid(id="draws"))
        self._whose, self._agent, self._team = called, agent, team
        self._held: Held[Drawn] = Held()
        self._news: News | None = None
        self._open = False

    def anew(self) -> Callable[[], DeskScreen]:
        """Of the same agent or team."""
        desk, live, agent = self._desk, self._live, self._agent
        whose, team = desk.meant(self._whose), self._team and desk.meant(self._team)
        return lambda: Draws(desk, live, desk.shown(whose), agent, team and desk.shown(team))

    def open(self) -> None:
        """Read it; a month of everybody's work is looked through, so at most once a minute by itself."""
        self._news = News(self, self._read)

    def reload(self) -> None:
        """Read it again; nothing while it is not seen."""
        if self._news is not None:
            self._news.came()

    def on_screen_resume(self) -> None:
        """Seen again: what was reviewed meanwhile is gone."""
        self._read_now()

    def _read_now(self) -> None:
        if self._news is not None:
            self._news.now()

    async def _read(self) -> None:
        me = self._desk.me.id if self._desk.me else None
        try:
            found = await self._desk.read(
                reviews_draw.next_up, self._desk.now(), me, team=self._team, agent=self._agent
            )
        except (Refused, StoreError) as error:
            self.tell(str(error), wrong=True)
            return
        grid = self.query_one(DrawnGrid)
        grid.empty, self._held.rows = NOBODY, found
        if self._open:
            grid.reload()
        else:
            self._open = True
            grid.show(self._held, columns(self.times), self._held.page)
        self.paint_bars()

    def about(self) -> tuple[Span, ...]:
        """Whose, and how many of each."""
        kinds = [one.drawn for one in self._held.rows]
        told = " · ".join(f"{counted(kinds.count(kind))} {kind}" for kind in dict.fromkeys(kinds))
        return ((f" {one_line(self._whose, 40)}", "strong"), (f" · {told}" if told else "", "muted"))

    @property
    def _row(self) -> Drawn | None:
        return self.query_one(DrawnGrid).row

    def text(self) -> Sequence[Block]:
        """The ticket in words, without its rating: who marks a conversation should not know it."""
        return () if self._row is None else page(self._row, self.times())

    def why_not(self, command: Command) -> str | None:
        """Why a key is dead."""
        row_needed = ("into", "calibrate", "ticket", "copy_ref")
        return NOBODY if command.scope == "draws" and command.action in row_needed and self._row is None else None

    def action_into(self) -> None:
        if self.ready(find("draws.into")) and self._row is not None:
            self.post_message(ReviewWanted(self._row.interaction, self._row.drawn))

    def action_calibrate(self) -> None:
        if self.ready(find("draws.calibrate")) and self._row is not None:
            self.post_message(ReviewWanted(self._row.interaction, CALIBRATION))

    def action_pairs(self) -> None:
        from console.ui.screens.pairs import Pairs

        self.app.push_screen(Pairs(self._desk, self._live, self._whose, self._agent))

    def action_ticket(self) -> None:
        from console.ui.cards.reading import Which
        from console.ui.screens.card import CardScreen

        if self.ready(find("draws.ticket")) and self._row is not None:
            self.app.push_screen(CardScreen(self._desk, self._live, Which("ticket", self._row.interaction)))

    def action_copy_ref(self) -> None:
        if self.ready(find("draws.copy_ref")) and self._row is not None:
            self.app.copy_to_clipboard(self._row.ref)
            self.tell(f"{self._row.ref} sent to the terminal's clipboard.")

    def action_undo(self) -> None:
        self.begin(lambda _: step(self, self._desk, True, self._read_now))

    def action_redo(self) -> None:
        self.begin(lambda _: step(self, self._desk, False, self._read_now))
