"""A review being marked: criteria, conversation and the score as it will be; it loads, paints and keeps the draft."""

from __future__ import annotations

from collections import defaultdict

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one

from console.domain.text import one_line
from console.store import reviews
from console.store.desk import Desk
from console.store.drafts import Drafts
from console.store.reviews_records import Form
from console.ui import chrome
from console.ui.commands import Command, find, key_bar
from console.ui.keys import in_force
from console.ui.live import Live
from console.ui.reviewing import criteria
from console.ui.reviewing.criteria import CriterionRow
from console.ui.reviewing.kept import Kept
from console.ui.reviewing.marking import Marking
from console.ui.reviewing.turns import Turns
from console.ui.screens.base import DeskScreen
from console.ui.widgets.bar import Bar, Piece
from console.ui.widgets.grid import Grid
from console.ui.widgets.held import Held
from console.ui.words import Times, zone_called

SILENT = "Nothing was said here that could be quoted."


class CriterionGrid(Grid[CriterionRow]):
    """A criterion a row."""


class ReviewPage(DeskScreen):
    """What the keys do is its heir's. Everything marked is kept as a draft at once."""

    AUTO_FOCUS = "#criteria"
    CSS_PATH = "../styles/reviewing.tcss"

    _grid = query_one("#criteria", CriterionGrid)
    _talk = query_one("#turns", Turns)

    def __init__(self, desk: Desk, live: Live, drafts: Drafts | None, form: Form) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
        self._desk, self._live = desk, live
        self._zone = zone_called(desk.zone)
        self._marking = Marking(form)
        self._held: Held[CriterionRow] = Held()
        place = (form.place, "calibration" if form.drawn == reviews.CALIBRATION else "review")
        self._kept = Kept(self, drafts, place, self._packed, lambda said: self.tell(said, wrong=True))

    def _packed(self) -> str:
        return "" if self._marking.is_empty else self._marking.packed()

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Bar(id="head")
        yield Bar(id="keys")
        with Horizontal(id="form"):
            yield CriterionGrid(id="criteria")
            yield Turns(self._marking.form.turns, id="turns")

    async def on_mount(self) -> None:
        """Go on from what was marked before."""
        self._live.state.subscribe(self, lambda _: self._paint_bars())
        self._held.rows = criteria.rows(self._marking)
        self._grid.show(self._held, criteria.columns(), self._held.page)
        self._changed(keep=False)
        if packed := await self._kept.load():
            self._marking.take(packed)
            self._changed(keep=False)
            self.tell("Going on from your draft.")

    async def on_unmount(self) -> None:
        """What is still on its way to the draft is written."""
        await self._kept.close()

    async def keep_words(self) -> None:
        """The draft, without the pause after a key."""
        await self._kept.what_waits()

    # Painting ------------------------------------------------------------------------------------

    def _changed(self, *, keep: bool = True) -> None:
        """Something was marked: show it, and keep it."""
        self._held.rows = criteria.rows(self._marking)
        self._grid.reload()
        quoted: dict[int, list[str]] = defaultdict(list)
        for key, turn in self._marking.quoted.items():
            quoted[turn].append(self._marking.criteria[key].name)
        self._talk.tell(quoted)
        self._paint_bars()
        if keep:
            self._kept.soon()

    def _paint_bars(self) -> None:
        form, now = self._marking.form, self._desk.now()
        status = chrome.status(self._desk, self._live, Times(now, self._zone), now)
        self.query_one("#title", Bar).put(chrome.title(self._desk, f"Review  {one_line(form.ref, 30)}"), status)
        rubric = f"{one_line(form.rubric.rubric.name, 40)} {form.rubric.version}"
        about = [Piece(((f" {one_line(form.agent, 30)}", "strong"), (f" · {form.drawn}", "accent")))]
        about.append(Piece(((f" · {rubric}", "muted"),)))
        if form.issue:
            about.append(Piece(((f" · {one_line(form.issue, 30)}", "muted"),)))
        self.query_one("#head", Bar).put(about, self._score())
        commands = key_bar((*self.SCOPES, "app"))
        self.query_one("#keys", Bar).put(
            chrome.keys(commands, lambda command: self.why_not(command) is not None, in_force(self))
        )

    def _score(self) -> list[Piece]:
        marking = self._marking
        points, marked, every = marking.points, len(marking.chosen), len(marking.criteria)
        told = "–" if points is None else f"{points:.1f}"
        whole = "warn" if marked < every else "good"
        return [Piece((("QA ", "muted"), (told, "strong"))), Piece(((f" · {marked} of {every} marked ", whole),))]

    def why_not(self, command: Command) -> str | None:
        """Why a key is dead."""
        if command.id == "review.save":
            return self._marking.missing
        if command.id == "review.quote" and not self._marking.form.turns:
            return SILENT
        return None

    # What the widgets say ------------------------------------------------------------------------

    @on(Grid.Highlighted)
    def highlighted(self) -> None:
        """Another criterion."""
        self._paint_bars()

    @on(Bar.Pressed, "#keys")
    async def key_pressed(self, event: Bar.Pressed) -> None:
        """A key of the bar was clicked."""
        await self.run_action(find(event.target).runs_anywhere)
