"""The peer of the console: the smallest Textual app with forty static rows and a cursor that moves."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

ROWS = [f"B-{number:04d}  Customer {number}  ●●○○○ 2/5  the parcel never came" for number in range(1, 41)]


class BareApp(App[None]):
    """Forty rows; up and down move the mark."""

    CSS = "Static.here { background: $primary; }"
    BINDINGS: ClassVar[list[BindingType]] = [("down", "step(1)", "Down"), ("up", "step(-1)", "Up")]
    here = 0

    def compose(self) -> ComposeResult:
        """One Static per row."""
        for number, row in enumerate(ROWS):
            yield Static(self._text(number, row), markup=False, classes="here" if number == self.here else "")

    def _text(self, number: int, row: str) -> str:
        return ("▸ " if number == self.here else "  ") + row

    def action_step(self, by: int) -> None:
        """Move the mark by one row."""
        before, self.here = self.here, max(0, min(self.here + by, len(ROWS) - 1))
        rows = self.query(Static)
        for number in {before, self.here}:
            rows[number].set_class(number == self.here, "here")
            rows[number].update(self._text(number, ROWS[number]))


if __name__ == "__main__":
    BareApp(ansi_color=False).run()
