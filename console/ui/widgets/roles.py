"""What a piece of text is (muted, bad, a label …): named and coloured here, for every widget of ours."""

from __future__ import annotations

from typing import Any

from rich.style import Style as RichStyle
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

#: Text with its role: what every widget of ours paints. Never markup.
Span = tuple[str, str]

PLAIN = ""
NOTHING: Span = ("–", "muted")  # nothing to show: never a nought


def or_nothing(text: str | None, role: str = PLAIN) -> Span:
    """The text, or a dash where there is none."""
    return (text, role) if text else NOTHING


#: Roles in Textual's style words; `$…` are the theme's. Colour is never the only sign of anything.
STYLES = {
    "muted": "$muted",
    "strong": "bold",
    "accent": "bold $accent",
    "good": "$good",
    "warn": "$warn",
    "bad": "$bad",
    "label": "$muted",
    "heading": "bold $accent",
    "headings": "$muted on $bar",
    "key": "bold $accent on $panel",
    "dead": "$dead",
    "chosen": "bold $background on $accent",
    "picked": "bold underline $accent",
    "flash": "bold reverse",
    "cursor": "on $cursor",
    "cursor-quiet": "on $cursor-quiet",
}


class Roles(Widget):
    """A widget that paints spans. Roles are resolved once per widget and theme, not as component classes: that
    would apply the whole stylesheet to each role of each widget at start."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._styles: dict[tuple[str, str], RichStyle] = {}

    @property
    def room(self) -> Size:
        """Cells there are to paint on: without padding, border and scroll bars."""
        return self.scrollable_content_region.size

    def style_of(self, role: str, over: str = PLAIN) -> RichStyle:
        """The style of a role on this widget, over another role (a cursor's background)."""
        known = self._styles.get((role, over))
        if known is None:
            style = self.visual_style
            for name in (over, role):
                if name != PLAIN:
                    style += Style.parse(STYLES[name])
            known = self._styles[role, over] = style.rich_style
        return known

    def notify_style_update(self) -> None:
        """Focus, theme or stylesheet changed: colours are looked up anew."""
        self._styles.clear()
        super().notify_style_update()
