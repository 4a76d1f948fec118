"""The keys of what asks for something: dialogs, lists to pick from, the filter line, the lookup, the help."""

from __future__ import annotations

from console.ui.commands.command import FIND, Command

_ASKED = "In a dialog"

ASKED: tuple[Command, ...] = (
    Command("choice.next", ("down",), "next", "Next option", _ASKED),
    Command("choice.previous", ("up",), "previous", "Option above", _ASKED),
    Command("choice.submit", ("enter",), "save", "Save what the dialog holds", _ASKED),
    Command("dialog.next_field", ("tab",), "next field", "Next field of the dialog", _ASKED),
    Command("dialog.previous_field", ("shift+tab",), "field before", "Field before", _ASKED),
    Command("dialog.cancel", ("escape",), "leave", "Leave the dialog; what you typed is kept for this case", _ASKED),
    Command("pick.next", ("down",), "next", "Next name", _ASKED),
    Command("pick.previous", ("up",), "previous", "Name above", _ASKED),
    Command("pick.cancel", ("escape",), "leave", "Leave the list", _ASKED),
    Command("filter.cancel", ("escape",), "clear", "Take the filter away", FIND),
    Command("filter.down", ("down",), "to the list", "Keep the filter and go to the list", FIND),
    Command("lookup.next", ("down",), "next", "Next of what was found", _ASKED),
    Command("lookup.previous", ("up",), "previous", "The one above", _ASKED),
    Command("lookup.copy", ("ctrl+y",), "copy", "Send its ref to the terminal's clipboard", _ASKED),
    Command("lookup.cancel", ("escape",), "leave", "Back to where you were", _ASKED),
    Command("welcome.sample", ("enter", "escape"), "the sample", "The sample, on a copy of your own", _ASKED),
    Command("welcome.bring", ("i",), "import", "Name an export of your own to import", _ASKED),
    Command("help.close", ("escape", "q", "?"), "close", "Close the help", _ASKED),
)
