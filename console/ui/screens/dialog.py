"""The dialog that asks one Question, by keyboard alone: digits choose, Enter sends, esc keeps a draft."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from console.ui.again import Again
from console.ui.commands import bindings
from console.ui.keys import in_force
from console.ui.question import Answer, Question
from console.ui.screens.leaving import LeftOnce
from console.ui.widgets.cells import measurable
from console.ui.widgets.choice import Choice
from console.ui.widgets.roles import STYLES
from console.ui.widgets.words_field import LineField, WordsField

PAUSE = 0.4  # seconds after typing until the draft is kept; within one it is


class Dialog(ModalScreen[Answer], LeftOnce[Answer], inherit_bindings=False):
    """Answers with what was typed, given or as a draft; never with nothing. `keep` is told what is typed so far."""

    CSS_PATH = "../styles/dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("dialog")]

    def __init__(
        self, question: Question, draft: Answer | None = None, keep: Callable[[Answer], Awaitable[None]] | None = None,
        phrases: dict[str, str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._question, self._phrases = question, phrases
        self._draft = draft or Answer()
        self._keep = keep
        self._keeping = Again(self, "draft", self._keep_draft, pause=PAUSE)

    def compose(self) -> ComposeResult:
        question, draft = self._question, self._draft
        with Vertical(id="box"):
            yield _line(
                Content.assemble((question.title, "bold $accent"), "  ", (measurable(question.about), "$muted"))
            )
            if question.choices:
                yield Choice(question.choices, draft.choice, question.hints)
            for note in question.notes:
                yield _line(Content.styled(measurable(note), "$warn"), "note")
            if question.text_label:
                yield _line(Content.styled(question.text_label, "$muted"), "label-line")
                yield LineField(draft.text, id="line") if question.reads else WordsField(draft.text, self._phrases)
            if question.reads:
                yield Static("", id="reading", markup=False)
            if question.asks_channel:
                yield _line(Content.styled("Channel (optional)", "$muted"), "label-line")
                yield LineField(draft.channel, id="channel", longest=60)
            yield Static("", id="problem", markup=False)
            yield _line(Content.styled(self._hint(), "$muted"))

    def _hint(self) -> str:
        digits = f"1–{len(self._question.choices)} choose" if self._question.choices else ""
        keys = in_force(self)
        saving = (
            ("dialog.next_field", "next field"),
            ("choice.submit", "save"),
            ("dialog.cancel", "keeps it as a draft"),
        )
        typed = keys.says(*saving) if self._question.text_label else keys.says(("dialog.cancel", "leaves"))
        return " · ".join(filter(None, (digits, typed)))

    def on_mount(self) -> None:
        """Start with what was kept."""
        self._show_reading()

    @property
    def _field(self) -> LineField | WordsField:
        """Where words go, in a question that asks for some."""
        return self.query_one("#line", LineField) if self._question.reads else self.query_one(WordsField)

    @property
    def _words(self) -> str:
        lines, areas = self.query("#line").results(LineField), self.query(WordsField)
        return next((line.value for line in lines), areas.first().text if areas else "")

    def _answer(self) -> Answer:
        choices, channels = self.query(Choice), self.query("#channel").results(LineField)
        return Answer(
            choices.first().picked if choices else "", self._words, next((field.value for field in channels), "")
        )

    @on(TextArea.Changed)
    @on(Input.Changed)
    def typed(self) -> None:
        """Say how it is read; keep it soon."""
        self._show_reading()
        self._keeping.ask()

    async def keep_words(self) -> None:
        """The draft, without the pause after typing."""
        await self._keep_draft()

    async def _keep_draft(self) -> None:
        if self._keep is not None:
            await self._keep(self._answer().as_draft())

    def _show_reading(self) -> None:
        if self._question.reads is not None:
            text, role = self._question.reads(self._words)
            self.query_one("#reading", Static).update(Content.styled(measurable(text), STYLES[role]))

    @on(LineField.Cut)
    def cut(self, event: LineField.Cut) -> None:
        """More was pasted than a line takes."""
        self._say(f"{event.left_out:,} characters of what was pasted were left out: this is one line.")

    @on(Choice.Picked)
    def picked(self) -> None:
        """On to the words; where there are none, the digit was the answer."""
        question = self._question
        if not question.text_label:
            self.submit()
        elif question.reads is None:
            self.query_one(WordsField).focus()
        else:
            field = self.query_one("#line", LineField)
            field.value = question.fills[self.query_one(Choice).index]
            field.cursor_position = len(field.value)
            field.focus()

    def on_key(self, event: events.Key) -> None:
        """Words typed on the choices are meant for the field of words."""
        if event.key == "enter":
            event.stop()
            self.submit()
        elif event.is_printable and event.character and self._question.text_label:
            event.stop()
            self._type(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """So are pasted ones."""
        if isinstance(self.focused, Choice) and self._question.text_label:
            event.stop()
            self.set_focus(self._field)
            self._field.post_message(events.Paste(event.text))

    def _type(self, character: str) -> None:
        """Into the field of words, which has the focus from here on."""
        field = self._field
        if isinstance(field, LineField):
            field.insert_text_at_cursor(character)
        else:
            field.insert(character)
        self.set_focus(field)

    @on(Choice.Submitted)
    @on(WordsField.Submitted)
    @on(Input.Submitted)
    def submit(self) -> None:
        """Answer, or say what is missing; a second Enter typed ahead finds the dialog answered."""
        if not self.is_current:
            return
        answer = self._answer()
        missing = self._question.check(answer)
        if missing is None and self._question.choices and not self._question.text_label and not answer.choice:
            missing = f"Choose one: press 1 to {len(self._question.choices)}."
        if missing is None:
            self.dismiss(answer)
            return
        for note in self.query(".note").results(Static):
            note.display = str(note.content) != missing  # said once, below
        if self._question.reads is None or not self._words.strip():
            self._say(missing)  # a line that can't be read says so already

    def _say(self, sentence: str) -> None:
        self.query_one("#problem", Static).update(Content.styled(measurable(sentence), "bold $bad"))

    def action_cancel(self) -> None:
        self.dismiss(self._answer().as_draft())

    def action_next_field(self) -> None:
        self.focus_next()

    def action_previous_field(self) -> None:
        self.focus_previous()


def _line(content: Content, classes: str = "") -> Static:
    return Static(content, classes=classes, markup=False)
