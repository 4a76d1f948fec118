"""The screen's last gate: no control code point from data reaches the terminal, whatever was composed."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from console.domain.text import strip_banned


class Guard(LineFilter):
    """Deletes banned code points from every painted segment.

    Deletes instead of replacing: they are zero cells wide, and a strip's width is fixed by now.
    `domain.text.plain` is the real defence; this is the net below it.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments; those with a control in their text are rewritten, terminal controls left alone."""
        if all(text.isprintable() for text, _, control in segments if control is None):
            return segments
        return [
            segment if segment.control is not None else Segment(strip_banned(segment.text), segment.style)
            for segment in segments
        ]
