"""Marking a review: the criteria on one side, the conversation on the other, the score as it will be above them."""

from __future__ import annotations

from collections import defaultdict
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one

from console.domain.text import one_line
from console.store import reviews
from console.store.desk import Desk
from console.store.drafts import Drafts
from console.store.errors import Refused, StoreError
from console.store.reviews_records import Form
from console.ui import chrome
from console.ui.asking import Asking
from console.ui.commands import Command, bindings, find, key_bar
from console.ui.keys import in_force
from console.ui.live import Live
from console.ui.question import Answer, Question
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


class ReviewScreen(DeskScreen):
    """Everything marked is kept as a draft at once; `s` stores it in one act that undo takes back."""

    SCOPES = ("review",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review")]
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

    # Keys ----------------------------------------------------------------------------------------

    def _say(self, problem: str | None) -> None:
        if problem:
            self.tell(problem, wrong=True)
        self._changed()

    def action_mark(self, digit: str) -> None:
        if (key := self._grid.key) is not None:
            self._say(self._marking.digit(key, digit))

    def action_na(self) -> None:
        if (key := self._grid.key) is not None:
            self._say(self._marking.not_applicable(key))

    def _step(self, by: int) -> None:
        if (key := self._grid.key) is not None:
            self._marking.step(key, by)
            self._changed()

    def action_lower(self) -> None:
        self._step(-1)

    def action_higher(self) -> None:
        self._step(1)

    def action_clear(self) -> None:
        if (key := self._grid.key) is not None:
            self._marking.clear(key)
            self._changed()

    def action_quote(self) -> None:
        """From the criteria into the conversation; from there back, with the turn quoted."""
        turn, key = self._talk.turn, self._grid.key
        if turn is None or key is None:
            self.tell(SILENT, wrong=True)
        elif not self._talk.has_focus:
            self._talk.focus()
        else:
            self._marking.quote(key, turn.id)
            self._changed()
            self._grid.focus()

    def action_next_pane(self) -> None:
        (self._grid if self._talk.has_focus else self._talk).focus()

    def action_detail_down(self) -> None:
        self._talk.move(1)

    def action_detail_up(self) -> None:
        self._talk.move(-1)

    def action_note(self) -> None:
        self.begin(self._ask_note)

    async def _ask_note(self, ask: Asking) -> None:
        from console.ui.screens.dialog import Dialog

        async def typed(answer: Answer) -> None:
            self._marking.note = answer.text
            self._kept.soon()

        form = self._marking.form
        question = Question("Note", f"{one_line(form.ref, 60)} of {one_line(form.agent, 60)}",
                            "What the agent should take from it", lambda answer: None)  # fmt: skip
        answer = await ask(Dialog(question, Answer(text=self._marking.note), typed))
        self._marking.note = answer.text
        self._changed()

    def action_save(self) -> None:
        if reason := self._marking.missing:
            self.tell(reason, wrong=True)
        else:
            self.begin(self._save, "save")

    async def _save(self, ask: Asking) -> None:
        """Store it; where that is refused all of it stays, and is kept."""
        ask.nothing_more(moves=True)
        if not self.is_current:
            return
        marking = self._marking
        try:
            done = await self._desk.act(reviews.save, marking.form, marking.answers(), marking.note)
        except (Refused, StoreError) as error:
            self._kept.soon()
            self.tell(str(error), wrong=True)
            return
        self._marking = Marking(marking.form)  # nothing of it is kept any more
        await self._kept.now()
        self.tell(done.sentence)
        self.dismiss()

    async def action_close(self) -> None:
        """One step out: from the conversation to the criteria, then back; what was marked is kept."""
        if self._talk.has_focus:
            self._grid.focus()
            return
        await self._kept.now()
        self.dismiss()

    # What the widgets say ------------------------------------------------------------------------

    @on(Grid.Highlighted)
    def highlighted(self) -> None:
        """Another criterion."""
        self._paint_bars()

    @on(Grid.Chosen)
    def chosen(self) -> None:
        """A double click goes on to the conversation."""
        self.action_quote()

    @on(Bar.Pressed, "#keys")
    async def key_pressed(self, event: Bar.Pressed) -> None:
        """A key of the bar was clicked."""
        await self.run_action(find(event.target).runs_anywhere)
