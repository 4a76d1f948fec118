"""The keys that work here, from the table of actions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from console.ui.commands import Command, bindings, find, groups
from console.ui.keys import TABLE, Keys, in_force
from console.ui.screens.leaving import LeftOnce
from console.ui.widgets.reader import GAP, Block, Reader, heading, line

HERE = {"grid": "The list has the keys", "reader": "The case has the keys"}


def page(scopes: Iterable[str], keys: Keys = TABLE) -> list[Block]:
    """The commands of these scopes by group, with the keys in force; the scope that has the focus is named first."""
    wanted = list(scopes)
    focus = next((HERE[scope] for scope in wanted if scope in HERE), "Keys")
    blocks = [line(f"{focus} · {keys.first(find('help.close'))} closes this", "muted")]
    for group, commands in groups(wanted).items():
        blocks += heading(group)
        blocks += [_row(command, keys) for command in commands]
    return [*blocks, GAP, line("A dim key can't act now: press it to hear why.", "muted")]


def _row(command: Command, keys: Keys) -> Block:
    named = keys.shown(command) or f"{keys.first(find('app.palette'))} {command.label}"
    return Block(((command.help, ""),), named, "strong")


class Help(ModalScreen[None], LeftOnce[None], inherit_bindings=False):
    """A page of keys over the screen."""

    CSS_PATH = "../styles/help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("help")]

    def __init__(self, scopes: Iterable[str]) -> None:
        super().__init__()
        self._scopes = list(scopes)

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Reader(id="keys-page", labels=15)

    def on_mount(self) -> None:
        self.query_one(Reader).read(page(self._scopes, in_force(self)))

    def action_close(self) -> None:
        self.dismiss()
