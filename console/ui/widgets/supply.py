"""Where the rows of a list come from: what is in view is read when asked, both ends of the list before anybody asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple

from textual.dom import DOMNode

from console.store.errors import StoreError
from console.ui.again import Again
from console.ui.ahead import LATER, Ahead
from console.ui.messages import StoreFailed
from console.ui.widgets.loaded import Loaded
from console.ui.widgets.source import RowT, Source

SCREENS = 2  # screens of rows held above and below what is seen
_LEAST = 20  # rows that a screen counts as at least


class Sight(NamedTuple):
    """What is in view: the key under the cursor, its position, the first position seen, how many are seen.

    `own`: the list stands in its own order, in which its ends are read without sorting it.
    """

    key: int | None
    cursor: int
    top: int
    height: int
    own: bool

    @property
    def margin(self) -> int:
        """Rows to hold on either side."""
        return SCREENS * max(self.height, _LEAST)


class Supply(Generic[RowT]):
    """Reads a source for one list and hands what it read to `take`; an answer of an older source is dropped."""

    def __init__(
        self, node: DOMNode, sight: Callable[[], Sight], held: Callable[[], Loaded[RowT]],
        take: Callable[[Loaded[RowT]], None],
    ) -> None:  # fmt: skip
        self._node, self._sight, self._held, self._take = node, sight, held, take
        self._generation = 0  # of the source
        self._reading = Again(node, "rows", self.read)
        self._ends = Ahead(node, "ends", self._read_ends)
        self.source: Source[RowT] | None = None
        self.asked = 0  # readings begun so far
        self.shown = 0  # which of them is on the screen

    def use(self, source: Source[RowT]) -> None:
        """Read this source from now on."""
        self.source = source
        self._generation += 1
        self._ends.forget()

    def ask(self) -> None:
        """Read what is in view; calls during a reading collapse into one more."""
        self._reading.ask()

    def look_ahead(self) -> None:
        """Read the ends as soon as things are quiet."""
        self._ends.ask()

    def changed(self) -> None:
        """What was read ahead no longer holds."""
        self._ends.forget(LATER)

    def end_at(self, position: int) -> Loaded[RowT] | None:
        """The end of the list, read ahead, that holds a position; None where none does."""
        total = self._held().total
        ends = (page for page in self._ends.known or () if page.row(position) is not None and page.total == total)
        return next(ends, None)

    async def around(self, key: int) -> Loaded[RowT] | None:
        """The rows around a key; None where it is not in the list, or there is another list by now."""
        source, generation = self.source, self._generation
        if source is None:
            return None
        margin = self._sight().margin
        try:
            page = Loaded.of(await source.around(key, margin, margin))
        except StoreError as error:
            self._node.post_message(StoreFailed(str(error)))
            return None
        return page if generation == self._generation and key in page.places else None

    async def read(self) -> None:
        """Read what is in view once."""
        if self.source is None:
            return
        generation = self._generation
        self.asked += 1
        number = self.asked
        try:
            page = await self._window(self.source)
        except StoreError as error:
            self._node.post_message(StoreFailed(str(error)))
            return
        if generation == self._generation:
            self.shown = number
            self._take(page)

    async def _window(self, source: Source[RowT]) -> Loaded[RowT]:
        """The rows around the cursor's key; where there is none, or it is gone without a trace, what is to be seen."""
        key, margin = self._sight().key, self._sight().margin
        if key is not None:
            page = Loaded.of(await source.around(key, margin, margin))
            if key in page.places or page.stands_in(self._sight().cursor):
                return page
        sight = self._sight()
        return Loaded.of(await source.at(sight.top, sight.height))

    async def _read_ends(self) -> tuple[Loaded[RowT], ...]:
        """The first and the last rows, as many as a jump there has to have. A list in another order than its own may
        have to be sorted for that, which the next key would wait for."""
        held, sight = self._held(), self._sight()
        count = sight.height + sight.height // 2 + 1
        if self.source is None or not sight.own or held.holds(0, held.total):
            return ()
        first = held if held.holds(0, count) else Loaded.of(await self.source.at(0, count))
        return first, Loaded.of(await self.source.at(max(0, held.total - count), count))
