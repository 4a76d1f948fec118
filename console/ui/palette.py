"""Every action by name, in Textual's command palette; names and reasons are Content, never markup."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.command import CommandInput, CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider, SearchIcon
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import LoadingIndicator

from console.domain.text import one_line
from console.ui.commands import Command, groups
from console.ui.keys import in_force
from console.ui.screens.base import DeskScreen
from console.ui.screens.leaving import LeftOnce

ASKED = "An action by name …"


class Actions(CommandList):
    """What is found."""

    def on_click(self, event: events.Click) -> None:
        """A click on what is painted and no longer listed is for nothing; the toolkit would look for it in the list."""
        clicked = event.style.meta.get("option")
        if clicked is not None and clicked >= self.option_count:
            event.prevent_default()


class Palette(CommandPalette, LeftOnce[None]):
    """Textual's palette with our commands, as wide as they need."""

    CSS_PATH = "styles/palette.tcss"

    def __init__(self) -> None:
        super().__init__([Commands], placeholder=ASKED)

    def compose(self) -> ComposeResult:
        """The toolkit's parts, but for the list."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield SearchIcon()
                yield CommandInput(placeholder=ASKED, select_on_focus=False)
            with Vertical(id="--results"):
                yield Actions()
                yield LoadingIndicator()

    def _action_command_list(self, action: str) -> None:
        """Moves in the list; one that has no room has no pages, which the toolkit doesn't ask."""
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)


class Commands(Provider):
    """The commands of the screen below the palette. One that can't act says why, and says it again when chosen."""

    def _here(self) -> Iterator[tuple[Command, Content]]:
        screen = self.screen
        assert isinstance(screen, DeskScreen)
        for commands in groups((*screen.SCOPES, "app")).values():
            for command in commands:
                why = screen.why_not(command)
                keys = in_force(screen).shown(command)
                told = command.help if why is None else f"not now: {one_line(why)}"
                quiet = "not bold $muted"
                yield command, Content.assemble((command.label, "bold"), (f"  {keys}\n", quiet), (told, quiet))

    async def discover(self) -> Hits:
        """Everything, in the table's order."""
        for command, told in self._here():
            yield DiscoveryHit(told, partial(self._run, command), command.label)

    async def search(self, query: str) -> Hits:
        """What matches by label or help."""
        matcher = self.matcher(query)
        for command, told in self._here():
            told_of = 0.5 if query.casefold() in command.help.casefold() else 0.0
            score = max(matcher.match(command.label), told_of)
            if score > 0:
                yield Hit(score, told, partial(self._run, command), command.label)

    async def _run(self, command: Command) -> None:
        if self.screen.is_current:  # a command of a screen that was left meanwhile is for nobody
            await self.screen.run_action(command.runs_anywhere)
