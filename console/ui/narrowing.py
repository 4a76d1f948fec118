"""What narrows and orders the list: the filter line, one's saved filters, the column it is sorted by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from console.domain.filters import parse
from console.domain.text import one_line
from console.store.desk import Desk
from console.store.errors import Refused, StoreError
from console.ui.asking import Asking
from console.ui.opening import View
from console.ui.screens.base import DeskScreen

if TYPE_CHECKING:
    from console.ui.screens.pick import Offer

_SAVE = "save"  # the choice that keeps the standing filter; a used one comes as its line, which begins with a slash


class Narrowing:
    """Turns what a person does into another View; `show` reads and paints it."""

    def __init__(self, screen: DeskScreen, desk: Desk, view: Callable[[], View], show: Callable[[View], None]) -> None:
        self._screen, self._desk, self._view, self._show = screen, desk, view, show

    def filter(self, line: str) -> None:
        """Filter by a line; what means the same is not read again."""
        view = self._view()
        if parse(line) != parse(view.line) or not line.strip():
            self._show(view._replace(line=line))

    def sort(self, by: str, reverse: bool = False) -> None:
        """Sort by a column; the watch lane keeps its own order."""
        if self._view().lane == "watch":
            self._screen.tell("The watch lane stands by its answers, newest first: S turns it round.", wrong=True)
            return
        self._show(self._view()._replace(sort=by, reverse=reverse))

    def sort_next(self, columns: Sequence[str]) -> None:
        """By the next column from the left; after the last one the lane's own order again."""
        self.sort(self.following(columns).sort)

    def following(self, columns: Sequence[str]) -> View:
        """What is shown once it is sorted by the next column."""
        order = ["", *dict.fromkeys(columns)]
        now = self._view().sort
        by = order[(order.index(now) + 1) % len(order)] if now in order else order[0]
        return self._view()._replace(sort=by, reverse=False)

    def press_heading(self, by: str) -> None:
        """A heading was clicked: sort by it; the second time turns it round."""
        view = self._view()
        self.sort(by, reverse=view.sort == by and not view.reverse)

    def turn(self) -> None:
        """The other way round."""
        self._show(self._view()._replace(reverse=not self._view().reverse))

    async def saved(self, ask: Asking) -> None:
        """Use one of one's filters, or keep the one that stands under a name."""
        from console.ui.screens.pick import Pick

        line = self._view().line.strip()
        shown = self._desk.shown(line)
        about = f"/{one_line(shown, 60)} stands: type a name to save it" if line else "none stands: / types one"
        nothing = "Type a name for it." if line else "None of yours is called that: / types a filter, F then saves it."
        answer = await ask(Pick("Your filters", about, self._find, nothing))
        if not answer.given:
            return
        if answer.choice != _SAVE:
            self._show(self._view()._replace(line=self._desk.meant(answer.choice.removeprefix("/"))))
            return
        from console.store import saved_filters

        try:
            done = await self._desk.act(saved_filters.save, answer.text, line)
        except (Refused, StoreError) as error:
            self._screen.tell(str(error), wrong=True)
            return
        self._screen.tell(done.sentence)

    async def _find(self, words: str) -> Sequence[Offer]:
        """Filters whose name holds the words; the standing one can be saved under what is typed."""
        from console.store import saved_filters
        from console.ui.screens.pick import Offer

        try:
            own = await self._desk.read(saved_filters.of_person, self._desk.me.id if self._desk.me else 0)
        except StoreError as error:
            self._screen.tell(str(error), wrong=True)
            return ()
        found = [
            Offer(f"/{line}", name, f"/{line}") for name, line in own if words.strip().casefold() in name.casefold()
        ]
        line = self._view().line.strip()
        if line and words.strip():
            found.append(
                Offer(_SAVE, f"save this filter as “{one_line(words.strip(), 40)}”", f"/{self._desk.shown(line)}")
            )
        return found
