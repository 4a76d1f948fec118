"""The list of scorecards: besides the row, one number of it is under the cursor; numbers that changed flash once."""

from __future__ import annotations

from collections.abc import Sequence

from console.ui.scorecards.measures import MEASURES, Filled, Look, changed, columns, filled
from console.ui.scorecards.rows import CardRows, Row
from console.ui.scorecards.view import FIRST, View
from console.ui.widgets.grid import Grid

FLASH = 0.8  # seconds a changed number stands out


class CardGrid(Grid[Row]):
    """A team, agent, channel … a row, their sum at the top."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.measure = MEASURES[0]
        self._flashing: frozenset[tuple[int, str]] = frozenset()
        self._before: Sequence[Row] = ()
        self._question = ""
        self._numbers = Filled()
        self._view = FIRST

    def look(self) -> Look:
        """What stands out now."""
        return Look(self.key, self.measure, self._flashing)

    def fill(self, rows: CardRows, view: View) -> None:
        """The rows as they read now. Another view begins at its top; else cursor and scroll stay, and changes flash."""
        question, numbers, self._view = repr(view), filled(rows.rows), view
        if question != self._question:
            self._question, self._numbers, self._flashing = question, numbers, frozenset()
            self.show(rows, columns(view.by, self.look, numbers), rows.first(), (view.sort, view.reverse))
        else:
            self._flash(changed(self._before, rows.rows))
            if numbers != self._numbers:
                self._numbers = numbers
                self._use_columns()
            self.reload()
        self._before = list(rows.rows)

    def _use_columns(self) -> None:
        self._painter.use(columns(self._view.by, self.look, self._numbers), (self._view.sort, self._view.reverse))

    def _flash(self, numbers: frozenset[tuple[int, str]]) -> None:
        if numbers:
            self._flashing |= numbers
            self.set_timer(FLASH, lambda: self._calm(numbers))

    def _calm(self, numbers: frozenset[tuple[int, str]]) -> None:
        self._flashing -= numbers
        self.repaint()

    def repaint(self) -> None:
        """The same rows, painted anew."""
        self._painter.forget()
        self.refresh()

    def move_measure(self, steps: int) -> None:
        """The number to the left or right; a column that did not fit comes in for it."""
        place = MEASURES.index(self.measure) + steps
        self.measure = MEASURES[max(0, min(place, len(MEASURES) - 1))]
        self._use_columns()
        self.refresh()
