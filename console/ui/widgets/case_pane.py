"""The case under the cursor in full: follows a key, reads it from the store, keeps the reader's place in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from console.store.case import case as read_case
from console.store.desk import Desk
from console.store.errors import StoreError
from console.store.records import Case, QueueRow
from console.ui.again import Again
from console.ui.case_page import page
from console.ui.keys import in_force
from console.ui.messages import StoreFailed
from console.ui.widgets.reader import Reader, line
from console.ui.words import Times

if TYPE_CHECKING:
    from console.store.beside import Beside

SETTLE = 0.02  # seconds the pane waits for the cursor to rest
REST = 0.15  # seconds it rests before what stands beside a case is read


class CasePane(Reader):
    """Shows one case; `follow` points it at another, or at the same one that reads differently now."""

    class Loaded(Message):
        """A case was read, or there is none."""

    def __init__(self, desk: Desk, times: Callable[[], Times], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._desk, self._times = desk, times
        self._key: int | None = None
        self._case: Case | None = None
        self._given: Case | None = None  # shown without being read here
        self._beside: Beside | None = None
        self._reading = Again(self, "case", self._load, pause=SETTLE)
        self._looking = Again(self, "beside", self._look_beside, pause=REST)

    def show(self, case: Case | None) -> None:
        """Show a case that was read with the rows; following it for the first time does not read it again."""
        if case is not None:
            self._key, self._given = case.row.key, case
            self._put(case)

    def follow(self, key: int | None) -> None:
        """Show the case with this key as it is now."""
        given, self._given, self._key = self._given, None, key
        if given is None or given.row.key != key:
            self._reading.ask()

    def case_of(self, row: QueueRow | None) -> Case | None:
        """The case shown, if it is this row's."""
        shown = self._case
        return shown if row is not None and shown is not None and shown.row.key == row.key else None

    @property
    def beside(self) -> Beside | None:
        """What stands beside the case shown; None until it is read."""
        return self._beside

    async def _load(self) -> None:
        key = self._key
        try:
            found = await self._desk.read(read_case, key, self._desk.now()) if key is not None else None
        except StoreError as error:
            self.post_message(StoreFailed(str(error)))
            return
        self._put(found)

    def _put(self, found: Case | None) -> None:
        same = found is not None and self._case is not None and found.row.key == self._case.row.key
        differs, self._case = found != self._case, found
        if not same:
            self._beside = None
        self._paint(same)
        self.post_message(self.Loaded())
        if differs or self._beside is None:
            self._looking.ask()  # not at every commit of others: lessons are searched among thousands

    def _paint(self, same: bool) -> None:
        me, case = self._desk.me.name if self._desk.me else "", self._case
        if case is None:
            self.read([line("No case here.", "muted")], same=same)
        else:
            self.read(page(case, self._times(), me, self._beside, in_force(self)), same=same)

    async def _look_beside(self) -> None:
        """Lessons, errands and the customer's other cases, once the cursor rests; told only of the case still shown."""
        case = self._case
        if case is None:
            return
        from console.store.beside import beside  # not before the first paint

        try:
            found = await self._desk.read(beside, case, self._desk.now())
        except StoreError as error:
            self.post_message(StoreFailed(str(error)))
            return
        if self._case is not None and self._case.row.key == case.row.key and found != self._beside:
            self._beside = found
            self._paint(same=True)
            self.post_message(self.Loaded())
