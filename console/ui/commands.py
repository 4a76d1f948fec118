"""The one table of actions: bindings, key bar, palette, `?` help and the README's key table are derived from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding


class Command(NamedTuple):
    """One thing a person can do.

    `id` is `scope.action`: the class bound to that scope has a method `action_<action>`.
    `bar` is its place in the key bar, 0 for none; on a narrow screen the highest leave first.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: str
    bar: int = 0
    priority: bool = False

    @property
    def scope(self) -> str:
        """Where its keys work: app, recovery (the screen), grid (any list), reader (any text)."""
        return self.id.partition(".")[0]

    @property
    def action(self) -> str:
        """The action's name, as Textual's action methods carry it."""
        return self.id.partition(".")[2]


_MOVE, _LOOK, _WORK, _COPY, _APP, _ASKED = "Move", "Look", "Work the case", "Copy", "Console", "In a dialog"

COMMANDS: tuple[Command, ...] = (
    Command("recovery.claim", ("c",), "claim", "Take this case: it is yours until it is closed", _WORK, 1),
    Command("recovery.tried", ("t",), "tried", "Log a try to reach the customer", _WORK, 2),
    Command("recovery.fix", ("f",), "fix", "Log what was done to put it right", _WORK, 3),
    Command("recovery.close", ("x",), "close", "Close the case with its outcome and lesson", _WORK, 4),
    Command("recovery.undo", ("z",), "undo", "Take back the last thing you did", _WORK, 5),
    Command("recovery.redo", ("Z",), "redo", "Do again what you took back", _WORK),
    Command("grid.down", ("j", "down"), "down", "Next row", _MOVE),
    Command("grid.up", ("k", "up"), "up", "Row above", _MOVE),
    Command("grid.page_down", ("pagedown",), "page down", "One page down", _MOVE),
    Command("grid.page_up", ("pageup",), "page up", "One page up", _MOVE),
    Command("grid.top", ("g", "home"), "top", "First row", _MOVE),
    Command("grid.bottom", ("G", "end"), "bottom", "Last row", _MOVE),
    Command("reader.down", ("j", "down"), "line down", "Scroll the text one line down", _MOVE),
    Command("reader.up", ("k", "up"), "line up", "Scroll the text one line up", _MOVE),
    Command("reader.page_down", ("pagedown", "space"), "text down", "Scroll the text one page down", _MOVE),
    Command("reader.page_up", ("pageup",), "text up", "Scroll the text one page up", _MOVE),
    Command("reader.top", ("g", "home"), "text top", "Beginning of the text", _MOVE),
    Command("reader.bottom", ("G", "end"), "text end", "End of the text", _MOVE),
    Command("recovery.lane_left", ("[",), "lane left", "The lane to the left (or click it)", _LOOK),
    Command("recovery.lane_right", ("]",), "lane right", "The lane to the right (or click it)", _LOOK, 7),
    Command("recovery.into", ("enter",), "read case", "Into the case: its pane has the keys", _LOOK),
    Command("recovery.out", ("escape",), "back", "One step out: from the case back to the list", _LOOK),
    Command("recovery.next_pane", ("tab", "shift+tab"), "next pane", "Between the list and the case", _LOOK),
    Command("recovery.pane", ("p",), "case pane", "Show or hide the case beside the list", _LOOK, 8),
    Command("recovery.detail_down", ("ctrl+d",), "scroll case", "Scroll the case from the list, down", _LOOK),
    Command("recovery.detail_up", ("ctrl+u",), "scroll case up", "Scroll the case from the list, up", _LOOK),
    Command("recovery.refresh", ("ctrl+r",), "refresh", "Read everything in view from the store again", _LOOK),
    Command("recovery.copy_ref", ("y",), "copy ref", "Send the ticket's ref to the terminal's clipboard", _COPY, 9),
    Command("recovery.copy_summary", ("Y",), "copy summary", "Send a summary to paste into the help desk", _COPY),
    Command("recovery.link", ("u",), "ticket link", "Show the ticket's link and send it to the clipboard", _COPY, 10),
    Command("choice.next", ("down", "j"), "next", "Next option", _ASKED),
    Command("choice.previous", ("up", "k"), "previous", "Option above", _ASKED),
    Command("choice.submit", ("enter",), "save", "Save what the dialog holds", _ASKED),
    Command("dialog.next_field", ("tab",), "next field", "Next field of the dialog", _ASKED),
    Command("dialog.previous_field", ("shift+tab",), "field before", "Field before", _ASKED),
    Command("dialog.cancel", ("escape",), "leave", "Leave the dialog; what you typed is kept for this case", _ASKED),
    Command("help.close", ("escape", "q", "?"), "close", "Close the help", _ASKED),
    Command("app.recovery", ("1",), "recovery", "The recovery queue", _APP),
    Command("app.palette", (":", "ctrl+p"), "commands", "Every action by name", _APP, 11),
    Command("app.keys", ("?",), "help", "The keys that work here", _APP, 6),
    Command("app.light", (), "light or dark", "Change between the dark and the light theme", _APP),
    Command("app.copy_or_hint", ("ctrl+c",), "copy selection", "Send text selected by mouse to the clipboard", _APP),
    Command("app.leave", ("q", "ctrl+q"), "quit", "Leave the console; everything is stored already", _APP, 6),
)

_SHOWN = {
    "escape": "esc", "pagedown": "pgdn", "pageup": "pgup", "up": "↑", "down": "↓",
}  # fmt: skip


def shown(key: str) -> str:
    """A key as people write it: `esc`, `↓`, `ctrl+d`."""
    return _SHOWN.get(key, key)


def bindings(scope: str) -> list[Binding]:
    """Textual bindings of one scope, each with its id, for a class's BINDINGS."""
    return [
        Binding(key, command.action, command.label, id=f"{command.id}.{key}" if place else command.id, show=False,
                priority=command.priority, tooltip=command.help)
        for command in COMMANDS if command.scope == scope
        for place, key in enumerate(command.keys)
    ]  # fmt: skip


def find(command_id: str) -> Command:
    """The command with this id. A KeyError is a mistake in our own code."""
    return _BY_ID[command_id]


def key_bar(scopes: Iterable[str]) -> list[Command]:
    """The commands of a screen's key bar, most needed first."""
    wanted = set(scopes)
    return sorted((c for c in COMMANDS if c.bar and c.scope in wanted), key=lambda c: c.bar)


def groups(scopes: Iterable[str] | None = None) -> dict[str, list[Command]]:
    """Commands by group, in the table's order; only those of `scopes` where given."""
    wanted = None if scopes is None else set(scopes)
    grouped: dict[str, list[Command]] = {}
    for command in COMMANDS:
        if wanted is None or command.scope in wanted:
            grouped.setdefault(command.group, []).append(command)
    return grouped


def markdown_rows() -> str:
    """The key table of the README, as Markdown."""
    lines = ["| keys | what it does |", "|---|---|"]
    for group, commands in groups().items():
        lines.append(f"| **{group}** | |")
        lines += [f"| {_keys(c)} | {c.help} |" for c in commands if c.keys]
    return "\n".join(lines) + "\n"


def _keys(command: Command) -> str:
    return " ".join(f"`{shown(key)}`" for key in command.keys)


_BY_ID = {command.id: command for command in COMMANDS}
