"""The line at the foot of the screen in which a filter is typed; it tells what is typed and when it is meant."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from console.ui.commands import bindings
from console.ui.messages import FilterClosed, FilterTyped
from console.ui.widgets.words_field import LineField


class FilterLine(LineField):
    """Enter keeps the filter, esc takes it away; what is typed so far is told at once."""

    DEFAULT_CSS = """
    FilterLine { dock: bottom; height: 1; margin-bottom: 1; border: none; padding: 0 1; background: $panel; }
    FilterLine:focus { border: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("filter")]

    def __init__(self, text: str) -> None:
        super().__init__(text, id="filter", placeholder="words, or team:returns -channel:chat … enter keeps it")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed; the queue is narrowed at once."""
        event.stop()
        self.post_message(FilterTyped(event.value))

    def on_line_field_cut(self, event: LineField.Cut) -> None:
        """A paste that no filter needs was cut."""
        self.notify(f"A filter is one line: {event.left_out:,} characters of what was pasted were left out.",
                    severity="warning", markup=False)  # fmt: skip

    async def action_submit(self) -> None:
        self.post_message(FilterClosed(kept=True))

    def action_down(self) -> None:
        self.post_message(FilterClosed(kept=True))

    def action_cancel(self) -> None:
        self.post_message(FilterClosed(kept=False))
