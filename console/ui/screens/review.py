"""Marking a review: what each key does to the criteria and the conversation, and how it is stored."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from console.domain.text import one_line
from console.store import reviews
from console.store.errors import Refused, StoreError
from console.ui.asking import Asking
from console.ui.commands import bindings
from console.ui.question import Answer, Question
from console.ui.reviewing.marking import Marking
from console.ui.screens.review_page import SILENT, ReviewPage
from console.ui.widgets.grid import Grid


class ReviewScreen(ReviewPage):
    """`s` stores it all in one act that undo takes back."""

    SCOPES = ("review",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review")]

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

    @on(Grid.Chosen)
    def chosen(self) -> None:
        """A double click goes on to the conversation."""
        self.action_quote()
