"""The dialog that asks one Question, by keyboard alone: digits choose, Enter sends, esc keeps a draft."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from console.ui.commands import bindings
from console.ui.question import Answer, Question
from console.ui.widgets.choice import Choice
from console.ui.widgets.words_field import WordsField


class Dialog(ModalScreen[Answer], inherit_bindings=False):
    """Answers with what was typed, given or as a draft; never with nothing."""

    CSS_PATH = "../styles/dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("dialog")]

    def __init__(self, question: Question, draft: Answer | None = None) -> None:
        super().__init__()
        self._question = question
        self._draft = draft or Answer()

    def compose(self) -> ComposeResult:
        question, draft = self._question, self._draft
        with Vertical(id="box"):
            yield _line(Content.assemble((question.title, "bold $accent"), "  ", (question.about, "$muted")))
            if question.choices:
                yield Choice(question.choices, draft.choice)
            for note in question.notes:
                yield _line(Content.styled(note, "$warn"), "note")
            yield _line(Content.styled(question.text_label, "$muted"), "label-line")
            yield WordsField(draft.text)
            if question.asks_channel:
                yield _line(Content.styled("Channel (optional)", "$muted"), "label-line")
                yield Input(draft.channel, max_length=60)
            yield Static("", id="problem", markup=False)
            digits = f"1–{len(question.choices)} choose · " if question.choices else ""
            yield _line(Content.styled(f"{digits}tab next field · enter save · esc keeps it as a draft", "$muted"))

    def _answer(self) -> Answer:
        choices, fields = self.query(Choice), self.query(Input)
        return Answer(
            choices.first().picked if choices else "",
            self.query_one(WordsField).text,
            fields.first().value if fields else "",
        )

    @on(Choice.Picked)
    def picked(self) -> None:
        """On to the words."""
        self.query_one(WordsField).focus()

    @on(Choice.Submitted)
    @on(WordsField.Submitted)
    @on(Input.Submitted)
    def submit(self) -> None:
        """Answer, or say what is missing."""
        answer = self._answer()
        missing = self._question.check(answer)
        if missing is None:
            self.dismiss(answer)
            return
        for note in self.query(".note").results(Static):
            note.display = str(note.content) != missing  # said once, below
        self.query_one("#problem", Static).update(Content.styled(missing, "bold $bad"))

    def action_cancel(self) -> None:
        self.dismiss(self._answer().as_draft())

    def action_next_field(self) -> None:
        self.focus_next()

    def action_previous_field(self) -> None:
        self.focus_previous()


def _line(content: Content, classes: str = "") -> Static:
    return Static(content, classes=classes, markup=False)
