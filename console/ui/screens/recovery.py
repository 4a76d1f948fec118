"""The recovery screen: what each of its keys does to the queue that is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from console.store import queue
from console.store.errors import StoreError
from console.store.queue import LANES
from console.ui.asking import Asking
from console.ui.case_page import safe_link, summary
from console.ui.commands import bindings
from console.ui.opening import View
from console.ui.screens.base import DeskScreen
from console.ui.screens.queue import NO_PANE, PANE, QueueGrid, QueueScreen

__all__ = ["QueueGrid", "RecoveryScreen"]


class RecoveryScreen(QueueScreen):
    """Which unhappy customers has nobody called, and what to do about each."""

    SCOPES = ("recovery",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("recovery")]

    def anew(self) -> Callable[[], DeskScreen]:
        """In the same lane and order, on the same case."""
        desk, live, private, place = self._desk, self._live, self._private, self.place
        return lambda: RecoveryScreen(desk, live, None, private, place.before(desk))

    # Working a case ------------------------------------------------------------------------------

    def action_work(self, name: str) -> None:
        self.begin(partial(self.working.act, name, self.working.seen))

    def action_tick(self) -> None:
        self.begin(self.working.tick)

    def action_undo(self) -> None:
        self.begin(partial(self.working.step, True))

    def action_redo(self) -> None:
        self.begin(partial(self.working.step, False))

    # Finding -------------------------------------------------------------------------------------

    def action_filter(self) -> None:
        from console.ui.widgets.filter_line import FilterLine

        if not self.query(FilterLine):
            self.mount(FilterLine(self._desk.typed(self._lanes.view.line)))
        self.query_one(FilterLine).focus()

    def action_filters(self) -> None:
        self.begin(self._opening.narrowing.saved, "filters")

    def action_sort(self) -> None:
        self._opening.narrowing.sort_next(self._grid.sorts)

    def action_reverse(self) -> None:
        self._opening.narrowing.turn()

    # Looking about -------------------------------------------------------------------------------

    def _beside(self, steps: int) -> None:
        lane = LANES[(LANES.index(self._lanes.lane) + steps) % len(LANES)]
        self._opening.show(self._lanes.view._replace(lane=lane))

    def action_lane_left(self) -> None:
        self._beside(-1)

    def action_lane_right(self) -> None:
        self._beside(1)

    def action_into(self) -> None:
        if self.working.ready_for("into") is not None:
            self.add_class(PANE)
            self.remove_class(NO_PANE)
            self._pane.focus()

    def action_out(self) -> None:
        """One step: the marks, into the list, the pane, the filter."""
        if self._grid.clear_marks():
            return
        if self._pane.has_focus:
            self._grid.focus()
        elif self.has_class(PANE, "-narrow"):
            self.remove_class(PANE)
        else:
            self._opening.narrowing.filter("")

    def action_next_pane(self) -> None:
        if self._pane.has_focus:
            self._grid.focus()
        elif self._pane.display:
            self._pane.focus()

    def action_pane(self) -> None:
        self.toggle_class(PANE if self.has_class("-narrow") else NO_PANE)
        if not self._pane.display:
            self._grid.focus()

    def action_detail_down(self) -> None:
        self._pane.action_page_down()

    def action_detail_up(self) -> None:
        self._pane.action_page_up()

    def action_conversation(self) -> None:
        self.begin(self._talk, "talk")

    async def _talk(self, asking: Asking) -> None:
        from console.ui.screens.conversation import Conversation

        case = await self.working.case_for("conversation")
        if case is not None:
            await self.app.push_screen(Conversation(case, self._times()))

    # From one to the next -------------------------------------------------------------------------

    async def show_case(self, key: int) -> None:
        """Put the cursor on a case, in the first lane that has it, without a filter that would hide it."""
        for lane in dict.fromkeys((self._lanes.lane, *LANES)):
            if await self._stands_in(lane, key):
                return
        self.tell("That case is in no lane any more.", wrong=True)

    async def _stands_in(self, lane: str, key: int) -> bool:
        """Go to a case in a lane; False where the lane does not have it."""
        view = View(lane)
        try:
            page = await self._desk.read(queue.window, view.wanted(self._desk), self._desk.now(), key, 0, 1)
        except StoreError as error:
            self.tell(str(error), wrong=True)
            return True
        if not any(row.key == key for row in page.rows):
            return False
        if view != self._lanes.view:
            self._opening.show(view)
            await self._opening.done()
        await self._grid.go_to(key)
        return True

    def action_ticket(self) -> None:
        self.begin(lambda _: self._card("ticket"), "card")

    def action_customer(self) -> None:
        self.begin(lambda _: self._card("customer"), "card")

    def action_account(self) -> None:
        self.begin(lambda _: self._card("account"), "card")

    def action_agent(self) -> None:
        self.begin(lambda _: self._card("agent"), "card")

    async def _card(self, kind: str) -> None:
        """The card of something that belongs to the case under the cursor."""
        from console.ui.cards.reading import Which, read, way_to
        from console.ui.screens.card import CardScreen

        case = await self.working.case_for("ticket")
        if case is None:
            return
        which = Which("ticket", case.interaction_id)
        try:
            ticket = await read(self._desk, which)
        except StoreError as error:
            self.tell(str(error), wrong=True)
            return
        way = which if kind == "ticket" or ticket is None else way_to(ticket, kind, (None, None))
        if isinstance(way, str):
            self.tell(f"This ticket names no {kind}.", wrong=True)
        else:
            self.app.push_screen(CardScreen(self._desk, self._live, way))

    def action_loop(self) -> None:
        from console.ui.screens.loop import Loop

        self.app.push_screen(Loop(self._desk, self._live, self._zone))

    def action_refresh(self) -> None:
        self.reload()
        self.tell("Read again.")

    def _copy(self, text: str, what: str) -> None:
        self.app.copy_to_clipboard(text)
        self.tell(f"{what} sent to the terminal's clipboard.")

    def action_copy_ref(self) -> None:
        if (row := self.working.ready_for("copy_ref")) is not None:
            self._copy(row.ref, row.ref)

    def action_copy_summary(self) -> None:
        if (case := self._pane.case_of(self.working.ready_for("copy_summary"))) is not None:
            self._copy(summary(case, self._times()), f"Summary of {case.row.ref}")

    def action_link(self) -> None:
        case = self._pane.case_of(self.working.ready_for("link"))
        if case is not None and (link := safe_link(case.url)):
            self._copy(link, link)
