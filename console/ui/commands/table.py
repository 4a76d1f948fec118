"""The one table of actions: bindings, key bar, palette, `?` help and the README's key table are derived from it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

from console.ui.commands.asked import ASKED
from console.ui.commands.cards import CARD, PAGES
from console.ui.commands.coaching import COACHING
from console.ui.commands.command import Command, shown
from console.ui.commands.everywhere import EVERYWHERE
from console.ui.commands.lists import LISTS
from console.ui.commands.meeting import MEETING
from console.ui.commands.recovery import CARDS, LOOK, WORK
from console.ui.commands.reviewing import REVIEWING
from console.ui.commands.scorecards import SCORECARDS

COMMANDS: tuple[Command, ...] = (
    *WORK, *LISTS, *LOOK, *ASKED, *PAGES, *CARDS, *CARD, *SCORECARDS, *COACHING, *MEETING, *REVIEWING,
    *EVERYWHERE,
)  # fmt: skip


#: A key that no terminal sends: an action without a key of its own is bound to it, so that settings can give it one.
UNBOUND = "unbound"


def binding_ids(command: Command) -> list[str]:
    """The ids of a command's bindings, one for each key of the table: its own, then with the key behind it."""
    return [f"{command.id}.{key}" if place else command.id for place, key in enumerate(command.keys or (UNBOUND,))]


def bindings(scope: str) -> list[Binding]:
    """Textual bindings of one scope, each with its id, for a class's BINDINGS."""
    return [
        Binding(key, command.runs.replace("KEY", key), command.label, id=name, show=False, priority=command.priority,
                tooltip=command.help)
        for command in COMMANDS if command.scope == scope
        for name, key in zip(binding_ids(command), command.keys or (UNBOUND,), strict=True)
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
