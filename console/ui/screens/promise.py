"""The form of a commitment: what, until when, by what it is seen, the target; read while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from console.store.criteria import PREFIX, Measurable
from console.store.errors import Refused
from console.store.promises import DUE, Written, read
from console.store.sessions import Agreed
from console.ui.commands import bindings
from console.ui.keys import in_force
from console.ui.questions import absolute
from console.ui.screens.leaving import LeftOnce
from console.ui.widgets.cells import measurable
from console.ui.widgets.roles import STYLES
from console.ui.widgets.words_field import LineField
from console.ui.words import Times

_FIELDS = ("text", "due", "measure", "target")
_LABELS = (
    "What is promised", "Until when: fri · 2w · next monday · 2026-07-31",
    "By what it is seen (optional; QA: and a criterion, → completes it)", "Target (optional): a number",
)  # fmt: skip


class PromiseForm(ModalScreen[Agreed | None], LeftOnce[Agreed | None], inherit_bindings=False):
    """Answers with the commitment, or None where it was left; `keep` is told what is typed so far."""

    CSS_PATH = "../styles/dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("dialog")]

    def __init__(
        self, about: str, known: Sequence[Measurable], now: Callable[[], int], zone: tzinfo, begun: Written | None,
        keep: Callable[[Written | None], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self._about, self._known, self._now, self._zone = about, known, now, zone
        self._begun, self._keep = begun or Written("", DUE), keep

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            title = Content.assemble(("Commitment", "bold $accent"), "  ", (measurable(self._about), "$muted"))
            yield Static(title, markup=False)
            for field, label, words in zip(_FIELDS, _LABELS, self._begun, strict=True):
                yield Static(Content.styled(label, "$muted"), classes="label-line", markup=False)
                yield LineField(words, id=field)
            yield Static("", id="reading", markup=False)
            hint = in_force(self).says(
                ("dialog.next_field", "next field"), ("choice.submit", "save"), ("dialog.cancel", "keeps it as a draft")
            )
            yield Static(Content.styled(hint, "$muted"), markup=False)

    def on_mount(self) -> None:
        """Offer the criteria, and begin with what was kept."""
        names = [f"{PREFIX}{one.name}" for one in self._known]
        self.query_one("#measure", LineField).suggester = SuggestFromList(names, case_sensitive=False)
        self._show()

    @property
    def _written(self) -> Written:
        return Written(*(self.query_one(f"#{field}", LineField).value for field in _FIELDS))

    def _read(self) -> Agreed | str:
        """The commitment, or what is missing."""
        try:
            return read(self._written, self._now(), self._zone, self._known)
        except Refused as error:
            return str(error)

    @on(Input.Changed)
    def typed(self) -> None:
        """Say how it is read; keep it."""
        self._hand_over()
        self._show()

    def _hand_over(self) -> None:
        self._keep(self._written if self._written != Written("") else None)

    async def keep_words(self) -> None:
        """As they stand, to the one-on-one below, which writes them."""
        self._hand_over()

    def _show(self) -> None:
        found = self._read()
        if isinstance(found, str):
            said, role = found, "warn" if self._written.text.strip() else "muted"
        else:
            times = Times(self._now(), self._zone)
            by = f", seen by {found.measure}" if found.measure else ""
            target = "" if found.target is None else f", target {found.target:g}"
            said, role = f"Until {absolute(found.due_at, times)}, {times.ago(found.due_at)}{by}{target}.", "good"
        self.query_one("#reading", Static).update(Content.styled(measurable(said), STYLES[role]))

    @on(Input.Submitted)
    def submit(self) -> None:
        """Answer, or say what is missing."""
        found = self._read()
        if isinstance(found, str):
            self.query_one("#reading", Static).update(Content.styled(measurable(found), "bold $bad"))
        elif self.is_current:
            self._keep(None)
            self.dismiss(found)

    def action_cancel(self) -> None:
        """Leave it; what was typed is kept."""
        self.dismiss(None)

    def action_next_field(self) -> None:
        """On."""
        self.focus_next()

    def action_previous_field(self) -> None:
        """Back."""
        self.focus_previous()
