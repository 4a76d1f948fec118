"""The keys of every list and of every text, wherever they stand."""

from __future__ import annotations

from console.ui.commands.command import Command

_MARK = "Mark for an act on many"
_MOVE = "Move"

LISTS: tuple[Command, ...] = (
    Command("grid.down", ("j", "down"), "down", "Next row", _MOVE),
    Command("grid.up", ("k", "up"), "up", "Row above", _MOVE),
    Command("grid.page_down", ("pagedown",), "page down", "One page down", _MOVE),
    Command("grid.page_up", ("pageup",), "page up", "One page up", _MOVE),
    Command("grid.top", ("g", "home"), "top", "First row", _MOVE),
    Command("grid.bottom", ("G", "end"), "bottom", "Last row", _MOVE),
    Command("marks.mark", ("space",), "mark", "Mark this case, or take its mark away, and go on to the next", _MARK),
    Command("marks.mark_range", ("v",), "mark range", "Mark everything from the last mark to here", _MARK),
    Command("reader.down", ("j", "down"), "line down", "Scroll the text one line down", _MOVE),
    Command("reader.up", ("k", "up"), "line up", "Scroll the text one line up", _MOVE),
    Command("reader.page_down", ("pagedown", "space"), "text down", "Scroll the text one page down", _MOVE),
    Command("reader.page_up", ("pageup",), "text up", "Scroll the text one page up", _MOVE),
    Command("reader.top", ("g", "home"), "text top", "Beginning of the text", _MOVE),
    Command("reader.bottom", ("G", "end"), "text end", "End of the text", _MOVE),
)
