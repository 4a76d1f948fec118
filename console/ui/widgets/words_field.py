"""A field for a few sentences: wraps as it is typed, Enter sends, pasted line ends are kept."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import TextArea


class WordsField(TextArea):
    """A text area in which Enter means done."""

    class Submitted(Message):
        """Enter: the whole dialog is meant."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self.move_cursor(self.document.end)

    def on_key(self, event: events.Key) -> None:
        """Enter never becomes a line end."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())
