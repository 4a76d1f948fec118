"""A one-on-one: what each key does. The store learns of it when it ends; what is typed is kept until then."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from console.reports.one_on_one import pack_page
from console.reports.page import page_text
from console.store import sessions
from console.ui.asking import Asking
from console.ui.coaching.opening import open_ticket
from console.ui.coaching.stepping import do, step, why_not_change
from console.ui.commands import Command, bindings, find
from console.ui.meeting import packing
from console.ui.question import Answer, Question
from console.ui.screens.base import DeskScreen
from console.ui.screens.meeting_page import MeetingPage

NO_COMMITMENT = "There is no commitment under the cursor: go to one on the agenda, or add one."
NO_TICKET = "No single ticket stands behind this line: j and k change the line."
NO_NOTES = "Your notes are hidden while you present, since others see this screen: P ends it."
READING = "The agenda is still being read."
_SETTLES = ("kept", "missed", "dropped")


class MeetingScreen(MeetingPage):
    """Agenda, notes, commitments."""

    SCOPES = ("meeting",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("meeting")]

    def anew(self) -> Callable[[], DeskScreen]:
        """With the same agent, whose name is read again; notes and plan are kept, and loaded from where they are."""
        desk, live, agent, private = self._desk, self._live, self._agent, self._private
        return lambda: MeetingScreen(desk, live, agent, "", private)

    def why_not(self, command: Command) -> str | None:
        """Why a key is dead."""
        if command.scope != "meeting":
            return None
        if command.action in ("end", "undo", "redo", *_SETTLES) and (reason := why_not_change(self._desk)):
            return None if command.action == "dropped" and self._fresh is not None else reason
        if command.action in ("promise", "end", "pack", "copy", *_SETTLES) and self._pack is None:
            return READING
        if command.action == "next_pane":
            return NO_NOTES if self._hidden else None
        if command.action in _SETTLES:
            return self._why_not_settle(command.action)
        row = self._grid.row
        return NO_TICKET if command.action == "into" and (row is None or row.ticket is None) else None

    def _why_not_settle(self, state: str) -> str | None:
        promise = self._promise
        if promise is None and self._fresh is None:
            return NO_COMMITMENT
        if promise is None and state != "dropped":
            return "It was agreed just now: next time it is kept or missed; until then it can be dropped."
        return None if promise is None or promise.state == "open" else f"This commitment is {promise.state} already."

    def _ready(self, name: str) -> bool:
        """Whether a command can act; else the reason is told."""
        if reason := self.why_not(find(f"meeting.{name}")):
            self.tell(reason, wrong=True)
        return not reason

    # Commitments ---------------------------------------------------------------------------------

    def action_promise(self) -> None:
        if self._ready("promise"):
            self.begin(self._ask_promise)

    async def _ask_promise(self, ask: Asking) -> None:
        from console.ui.screens.promise import PromiseForm

        assert self._pack is not None, "it is read before anything is promised"
        form = PromiseForm(
            f"of {self._called}", self._pack.criteria, self._desk.now, self._zone, self._own.plan.begun, self._begun
        )
        if (agreed := await ask(form)) is not None:
            self.take(self._own.plan._replace(promises=(*self._own.plan.promises, agreed), begun=None))

    def action_kept(self) -> None:
        self._settle("kept")

    def action_missed(self) -> None:
        self._settle("missed")

    def action_dropped(self) -> None:
        fresh = self._fresh
        if fresh is None:
            self._settle("dropped")
            return
        kept = tuple(one for place, one in enumerate(self._own.plan.promises) if place != fresh)
        self.tell(f"Taken out: {self._own.plan.promises[fresh].text}.")
        self.take(self._own.plan._replace(promises=kept))

    def _settle(self, state: str) -> None:
        if self._ready(state) and (promise := self._promise) is not None:
            self.begin(partial(self._settled, promise.id, state))

    async def _settled(self, commitment: int, state: str, ask: Asking) -> None:
        await do(self, self._desk, self._news.now, sessions.settle, commitment, state)

    # The end -------------------------------------------------------------------------------------

    def action_end(self) -> None:
        if self._ready("end"):
            self.begin(self._end)

    async def _end(self, ask: Asking) -> None:
        """Asks for what is shared and what the agent says; esc at either leaves all as it is, as a draft."""
        agreed = len(self._own.plan.promises)
        about = f"{self._called} · {agreed} commitment{'' if agreed == 1 else 's'} agreed"
        shared = await self._words(ask, Question("What you share (optional)", about,
                                   "Stays in the store for all who coach; your notes do not"), "shared")  # fmt: skip
        if not shared.given:
            return
        comment = await self._words(ask, Question("What the agent says (optional)", about, "In their words"), "comment")
        if not comment.given:
            return
        ask.nothing_more(moves=True)
        assert self._pack is not None, "it is read before it ends"
        plan = self._own.plan
        done = await do(
            self, self._desk, self._news.now, sessions.hold, self._agent, plan.promises,
            shared=shared.text, comment=comment.text, seen=self._pack.seen,
        )  # fmt: skip
        if done is not None:
            await self.filed(done.key)

    async def _words(self, ask: Asking, question: Question, part: str) -> Answer:
        """What is typed in answer; kept in the plan while it is."""
        from console.ui.screens.dialog import Dialog

        async def keep(answer: Answer) -> None:
            plan = self._own.plan
            self.take(plan._replace(shared=answer.text) if part == "shared" else plan._replace(comment=answer.text))

        begun = self._own.plan.shared if part == "shared" else self._own.plan.comment
        draft = Answer(text=begun, given=False)
        answer = await ask(Dialog(question, draft, keep))
        await keep(answer)
        return answer

    def action_undo(self) -> None:
        if self._ready("undo"):
            self.begin(partial(self._step, True))

    def action_redo(self) -> None:
        if self._ready("redo"):
            self.begin(partial(self._step, False))

    async def _step(self, back: bool, ask: Asking) -> None:
        await step(self, self._desk, back, self._news.now)

    # The pack ------------------------------------------------------------------------------------

    def action_copy(self) -> None:
        if self._ready("copy") and self._pack is not None:
            self.app.copy_to_clipboard(page_text(pack_page(self._pack, self._desk.zone)))
            self.tell("The pack sent to the terminal's clipboard.")

    def action_pack(self) -> None:
        if not self._ready("pack"):
            return
        if self._private.exports is None:
            self.tell("There is no folder for files here: csat report one-on-one --out FILE writes one.", wrong=True)
        else:
            self.begin(partial(self._ask_form, self._private.exports))

    async def _ask_form(self, folder: Path, ask: Asking) -> None:
        answer = await ask(packing.pick())
        if answer.given and self._pack is not None:
            ask.nothing_more()
            sentence, wrong = await packing.write(self._desk, self._pack, folder, answer.choice)
            self.tell(sentence, wrong=wrong)

    # Looking -------------------------------------------------------------------------------------

    def action_into(self) -> None:
        row = self._grid.row
        if self._ready("into") and row is not None and row.ticket is not None:
            self.run_worker(open_ticket(self, self._desk, self._live, row.ticket, self._times()), group="open")

    def action_next_pane(self) -> None:
        if self._ready("next_pane"):
            (self._grid if self._notes.has_focus else self._notes).focus()

    def action_detail_down(self) -> None:
        self._item.action_page_down()

    def action_detail_up(self) -> None:
        self._item.action_page_up()

    def action_refresh(self) -> None:
        self._news.now()
        self.tell("Read again.")

    async def action_close(self) -> None:
        """One step out: from the notes to the agenda, then back with everything kept."""
        if self._notes.has_focus:
            self._grid.focus()
        else:
            await self.keep()
            self.dismiss()
