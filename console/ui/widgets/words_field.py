"""Fields for words: a few sentences in which Enter sends, and a single line that never takes more than it can use."""

from __future__ import annotations

import re

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input, TextArea

from console.store.phrases import expanded

_NAMED = re.compile(r";\w+ $")
LINE = 2000  # characters of a single line


class WordsField(TextArea):
    """A text area in which Enter means done, and `;name ` becomes the person's own phrase."""

    class Submitted(Message):
        """Enter: the whole dialog is meant."""

    def __init__(self, text: str = "", phrases: dict[str, str] | None = None) -> None:
        super().__init__(text, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self._phrases = phrases or {}
        self.move_cursor(self.document.end)

    def on_key(self, event: events.Key) -> None:
        """Enter never becomes a line end."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())

    def on_text_area_changed(self) -> None:
        """A phrase's name and a space were typed: put the phrase in their place."""
        row, column = self.cursor_location
        named = _NAMED.search(self.document.get_line(row)[max(0, column - 60) : column]) if self._phrases else None
        if named is not None and (phrase := expanded(named[0], self._phrases)) != named[0]:
            self.replace(phrase, (row, column - len(named[0])), (row, column))


class LineField(Input):
    """A single line as wide as its place. A longer paste is cut to what fits, and said."""

    virtual_size = Reactive(Size(0, 0))  # without the layout of the whole screen that each letter would cost

    class Cut(Message):
        """Something pasted was too long: how many characters were left out."""

        def __init__(self, left_out: int) -> None:
            super().__init__()
            self.left_out = left_out

    def __init__(self, text: str = "", *, id: str | None = None, placeholder: str = "", longest: int = LINE) -> None:
        super().__init__(text, id=id, placeholder=placeholder, max_length=longest, select_on_focus=False)
        self._longest = longest

    def _on_paste(self, event: events.Paste) -> None:
        """Take the first line of it, as far as there is room; nothing long is ever parsed."""
        event.stop()
        event.prevent_default()
        line = event.text.lstrip("\r\n")[: self._longest].splitlines()[:1]
        words = line[0] if line else ""
        room = max(0, self._longest - len(self.value))
        self.insert_text_at_cursor(words[:room])
        if len(event.text.rstrip()) > len(words[:room]):
            self.post_message(self.Cut(len(event.text) - len(words[:room])))
