"""Working the queue: acts on the case under the cursor or on the marked ones, and where the cursor goes after them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from console.store.case import case as read_case
from console.store.desk import Desk
from console.store.errors import StoreError
from console.store.records import Case, Done, QueueRow
from console.ui import deeds
from console.ui.acting import Acting
from console.ui.asking import Asking
from console.ui.private import Private
from console.ui.screens.base import DeskScreen
from console.ui.widgets.case_pane import CasePane
from console.ui.widgets.marked_grid import MarkedGrid
from console.ui.words import Times

NO_ERRAND = "Nothing is left to do in the help desk for this ticket."


class Seen(NamedTuple):
    """What an act is done to: what stood under the cursor at its key, whatever the list does meanwhile."""

    row: QueueRow | None
    case: Case | None
    shown: int  # the list's reading it comes from
    below: tuple[int, ...]
    marked: tuple[int, ...]


class Working:
    """Acts on what the list shows, whatever happens to the list meanwhile; `reload` reads it again after them."""

    def __init__(
        self, screen: DeskScreen, desk: Desk, times: Callable[[], Times], parts: Callable[[], tuple[MarkedGrid[QueueRow], CasePane]],
        reload: Callable[[], None], private: Private,
    ) -> None:  # fmt: skip
        self._screen, self._desk, self._parts, self._reload = screen, desk, parts, reload
        self._came_from: tuple[int, tuple[int, ...]] | None = None  # the case in work, and those below when it began
        self._ours: set[int] = set()  # cases our own acts may have taken out of the lane
        self.acting = Acting(screen, desk, times, lambda: parts()[0].asked, private)

    def why_not(self, action: str) -> str | None:
        """Why an action is dead for the case under the cursor, or for the marked ones."""
        grid, pane = self._parts()
        if action == "tick" and pane.beside is not None and not pane.beside.errands:
            return NO_ERRAND
        return deeds.why_not(action, self._desk, grid.row, pane.case_of(grid.row), len(grid.marks))

    def ready_for(self, action: str) -> QueueRow | None:
        """The row under the cursor where the action can be done; else the reason is told."""
        if reason := self.why_not(action):
            self._screen.tell(reason, wrong=True)
            return None
        return self._parts()[0].row

    @property
    def seen(self) -> Seen:
        """What a key pressed now is about."""
        grid, pane = self._parts()
        return Seen(grid.row, pane.case_of(grid.row), grid.shown, grid.below, tuple(grid.marks))

    async def act(self, action: str, seen: Seen, ask: Asking) -> None:
        """Act on what was seen; the marks go when their act is done."""
        grid = self._parts()[0]
        if seen.row is None:  # the cursor jumped to a row that is still being read
            await grid.read_now()
            seen = self.seen
        marked, row = seen.marked, seen.row
        if row is not None and action in deeds.ASKS and not marked:
            row = await self.acting.latest(row, seen.shown)
        reason = deeds.why_not(action, self._desk, row, seen.case, len(marked))
        if reason or row is None:
            self._screen.tell(reason or deeds.GONE, wrong=True)
            return
        if self._came_from is None or self._came_from[0] != row.key:
            self._came_from = row.key, seen.below
        self._ours.update(marked or (row.key,))
        done = await self.acting.work(action, row, seen.shown, ask, marked)
        if done is not None and (left := self.acting.left(done.key)) is not None:
            grid.put(left)  # the list is read again after it
        if done is None:
            self._ours.difference_update(marked or (row.key,))
        elif marked:
            grid.clear_marks()
        elif action in deeds.ENDS and grid.stands_for(row.key):
            await self._go_on(grid, row.key)
        self._reload()

    async def _go_on(self, grid: MarkedGrid[QueueRow], key: int) -> None:
        """To the nearest case that stood below when work on this one began, wherever that work has moved it since.

        Where those are gone too: the list read anew, and the one below if the case still stands in it.
        """
        below = self._came_from[1] if self._came_from is not None and self._came_from[0] == key else ()
        self._came_from = None
        for near in below:
            if await grid.go_to(near, leaving=key):
                return
        await grid.read_now()
        if grid.key == key:
            grid.action_down()

    async def tick(self, ask: Asking) -> None:
        """The oldest errand of this ticket is done in the help desk."""
        from console.store.outbox import of_ticket, tick

        case = await self.case_for("tick")
        ask.nothing_more()
        try:
            errands = await self._desk.read(of_ticket, case.interaction_id) if case is not None else ()
        except StoreError as error:
            self._screen.tell(str(error), wrong=True)
            return
        if errands:
            await self.acting.step(tick, errands[0].id)
            self._reload()
        elif case is not None:
            self._screen.tell(NO_ERRAND, wrong=True)

    async def case_for(self, action: str) -> Case | None:
        """The case under the cursor in full, read where the pane has not yet; None where the action can't be done."""
        if (row := self.ready_for(action)) is None:
            return None
        if (shown := self._parts()[1].case_of(row)) is not None:
            return shown
        try:
            found = await self._desk.read(read_case, row.key, self._desk.now())
        except StoreError as error:
            self._screen.tell(str(error), wrong=True)
            return None
        reason = deeds.why_not(action, self._desk, row, found) if found is not None else deeds.GONE
        if reason:
            self._screen.tell(reason, wrong=True)
        return None if reason else found

    async def step(self, back: bool, ask: Asking) -> None:
        """Undo or redo, and go to the case it was about where this lane has it."""
        if reason := self.why_not("undo"):
            self._screen.tell(reason, wrong=True)
            return
        from console.store.recovery import redo, undo  # not before the first act

        ask.nothing_more(moves=True)
        done: Done | None = await self.acting.step(undo if back else redo)
        if done is not None:
            self._ours.add(done.key)
            await self._parts()[0].go_to(done.key)
        self._reload()

    def was_ours(self, key: int) -> bool:
        """Whether it was our own act that took a case out of the list; told once."""
        ours = key in self._ours
        self._ours.discard(key)
        return ours
