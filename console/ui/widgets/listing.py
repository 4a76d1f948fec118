"""The rows a list shows: read around a key, held by the screenful, with the cursor on a key and never on a row number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic

from textual.message import Message

from console.ui.widgets.cells import Column
from console.ui.widgets.lines import Lines
from console.ui.widgets.loaded import Loaded
from console.ui.widgets.painter import Painter
from console.ui.widgets.source import Page, RowT, Source
from console.ui.widgets.supply import Sight, Supply

HEADING = 1  # lines above the rows
NEAR = 8  # rows below the cursor that one may want to come back to


class Listing(Lines, Generic[RowT], can_focus=True, inherit_bindings=False):
    """A list of any length that holds only the rows around what is seen; `Grid` gives it keys and paints it."""

    class Highlighted(Message, namespace="grid"):
        """The cursor stands on another row, or the row under it was read anew."""

        def __init__(self, key: int | None) -> None:
            super().__init__()
            self.key = key

    class Left(Message, namespace="grid"):
        """The row under the cursor is no longer in this list; the cursor stays at the nearest row."""

        def __init__(self, key: int) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._held: Loaded[RowT] = Loaded()
        self._cursor = 0
        self._key: int | None = None
        self._supply: Supply[RowT] = Supply(self, self._sight, lambda: self._held, self._take)
        self._news = False  # what is in view may read differently: the next reading tells it
        self._fell: tuple[int | None, int | None] = (None, None)  # the last key gone under the cursor, and its heir
        self._painter: Painter[RowT] = Painter()
        self.empty = ""  # what to say where there is no row; a loading list says nothing
        self.ready = False

    # What others ask and tell -------------------------------------------------------------------

    @property
    def key(self) -> int | None:
        """The key under the cursor, None where the list is empty or not there yet."""
        return self._key

    @property
    def row(self) -> RowT | None:
        """The row under the cursor, as last read and shown."""
        row = self._held.row(self._cursor)
        return row if row is not None and row.key == self._key else None

    def stands_for(self, key: int) -> bool:
        """Whether the cursor is on this key, or still where it came to stand when that key left the list."""
        return self._key == key or self._fell == (key, self._key)

    @property
    def below(self) -> tuple[int, ...]:
        """The keys of the rows below the cursor, the nearest first, as far as they are held."""
        first = self._cursor + 1 - self._held.start
        return tuple(row.key for row in self._held.rows[max(0, first) : first + NEAR])

    @property
    def asked(self) -> int:
        """Readings begun so far."""
        return self._supply.asked

    @property
    def shown(self) -> int:
        """Which of them is on the screen."""
        return self._supply.shown

    @property
    def place(self) -> tuple[int, int]:
        """The cursor's position, from 0, and the number of rows."""
        return self._cursor, self._held.total

    def show(
        self, source: Source[RowT], columns: Sequence[Column[RowT]], first: Page[RowT] | None = None,
        order: tuple[str, bool] = ("", False),
    ) -> None:  # fmt: skip
        """Another list: from its top, with `first` as its rows where they were read already; marks stay."""
        self._supply.use(source)
        self._held, self._cursor, self._key, self.ready = Loaded(), 0, None, False
        self._painter.use(columns, order)
        self.scroll_top(0)
        self._news = True
        if first is not None:
            self._take(Loaded.of(first))
        else:
            self._look()

    def reload(self) -> None:
        """Something changed: read again what is in view; calls during a reading collapse into one more."""
        self._supply.changed()
        self._look()

    def _look(self) -> None:
        self._news = True
        self._supply.ask()

    async def read_now(self) -> None:
        """Read what is in view and wait for it."""
        self._supply.changed()
        self._news = True
        await self._supply.read()

    def put(self, row: RowT) -> None:
        """Show a row as it is now, without reading, wherever it stands until the list is read again."""
        self._supply.changed()
        if row.key in self._held.places:
            self._held = self._held.with_row(row)
            self.repaint()

    def say(self, sentence: str) -> None:
        """Nothing can be shown: this instead."""
        self.empty, self.ready = sentence, True
        self.repaint()

    async def go_to(self, key: int, *, leaving: int | None = None) -> bool:
        """Put the cursor on a key of this list; False if it is not in it.

        `leaving`: only if the cursor still stands for that one when the rows are there; else the person went on.
        """
        page = await self._supply.around(key)
        if page is None:
            return False
        if leaving is not None and not self.stands_for(leaving):
            return True
        self._key, self._news = key, True
        self._take(page)
        self._keep_seen()
        return True

    # Reading ------------------------------------------------------------------------------------

    @property
    def _height(self) -> int:
        return max(1, self.room.height - HEADING)

    def _sight(self) -> Sight:
        return Sight(self._key, self._cursor, self._top_for(self._cursor), self._height, not self._painter.sorted_by)

    def _take(self, page: Loaded[RowT]) -> None:
        """Show what was read: the cursor stays on its key, and its line stays where it is on the screen."""
        if self._key is None and self._held.rows and not page.stands_in(self._cursor):
            return self._supply.ask()  # the cursor jumped on while this was read: what is seen stays until then
        under, line, at_top = self.row, self._cursor - self.top, self.top == 0
        old, self._held = self._held, page
        lost = self._place_cursor(old)
        self.ready = True
        self.length = page.total + HEADING
        if not 0 <= line < self._height:  # a jump
            self._keep_seen()
        elif not (at_top and self._cursor < self._height):
            self.scroll_top(max(0, self._cursor - line))
        self.repaint()
        if lost is not None:
            self.post_message(self.Left(lost))
        if self._news or lost is not None or self.row != under:
            self.post_message(self.Highlighted(self._key))
        self._news = False
        self._fill()
        self._supply.look_ahead()

    def _place_cursor(self, old: Loaded[RowT]) -> int | None:
        """Find the cursor's key in the rows just read; returns the key if it is gone."""
        page, key = self._held, self._key
        if key is not None and key in page.places:
            self._cursor = page.places[key]
            return None
        if not page.stands_in(self._cursor):
            return None  # it moved on while this was read: `_fill` asks for its rows
        heir = old.heir(key, page) if key is not None else None
        self._cursor = max(0, min(self._cursor if heir is None else heir, page.total - 1))
        row = page.row(self._cursor)
        self._key = row.key if row is not None else None
        self._fell = key, self._key
        return key

    def _fill(self) -> None:
        """Ask for more rows before the seen ones run out; not before what is there is painted, which it would delay."""
        spare = self._height // 2
        if self.ready and not self._held.holds(self.top - spare, self.top + self._height + spare):
            self.call_after_refresh(self._supply.ask)

    # Moving -------------------------------------------------------------------------------------

    def move_to(self, position: int) -> None:
        """Put the cursor on a position. A row not held yet is read first: until it comes there is no key, and what is
        seen stays."""
        position = max(0, min(position, self._held.total - 1))
        if position == self._cursor or not self._held.total:
            return
        before, self._cursor = self._cursor, position
        row = self._held.row(position)
        self._key = row.key if row is not None else None
        if row is None:
            self._jump()
            return
        self._keep_seen()
        self._line_changed(before)
        self._line_changed(position)
        self.post_message(self.Highlighted(self._key))

    def _jump(self) -> None:
        """The cursor's row is not held: it stands near an end, which was read ahead, or it is read now."""
        page = self._supply.end_at(self._cursor)
        if page is None:
            self._look()
            return
        self._news = True
        self._take(page)

    def _line_changed(self, position: int) -> None:
        self.repaint_line(position - self.top + HEADING)

    def _keep_seen(self) -> None:
        self.scroll_top(self._top_for(self._cursor))

    def _top_for(self, position: int) -> int:
        """What is seen first where a position is to be seen. One step beyond an edge half a screen comes along, since
        every line of a scrolled list has to be painted."""
        above, below = self.top - position, position - self.top - self._height + 1
        if above == 1 or below == 1:
            return max(0, position - self._height // 2)
        return position if above > 0 else self.top + max(0, below)
