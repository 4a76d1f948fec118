"""The console as a Textual app: its screens, and what leads from one to another. Wiring only."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.screen import ModalScreen

from console.store.desk import Desk
from console.store.records_cards import Found
from console.ui.chrome import PRESENTING
from console.ui.commands import bindings
from console.ui.live import Live
from console.ui.messages import CaseWanted, DrawsWanted, ReviewWanted
from console.ui.opening import Top
from console.ui.parting import leave_on_signals
from console.ui.private import NOWHERE, Private
from console.ui.screens.base import DeskScreen
from console.ui.screens.leaving import LeftOnce
from console.ui.screens.recovery import RecoveryScreen
from console.ui.shell import Shell
from console.ui.widgets.marked_grid import MarkedGrid
from console.ui.widgets.reader import Reader


class ConsoleApp(Shell, inherit_bindings=False):
    """Shows an open desk. `first` is what the first screen shows, being read; `private` says where a person's own files
    lie.

    Without `mouse` the terminal keeps the mouse for itself.
    """

    CSS_PATH = "styles/console.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    ENABLE_COMMAND_PALETTE = False  # its binding; the palette itself is opened by our own command
    TITLE = "csat"
    DEFAULT_MODE = "recovery"

    def __init__(
        self, desk: Desk, *, mouse: bool = True, first: asyncio.Future[Top] | None = None, private: Private = NOWHERE,
    ) -> None:  # fmt: skip
        super().__init__(desk, private, mouse)
        self.to_import: Path | None = None  # what is to be imported behind the console
        self._asked_to_leave = False
        self._live = Live(self, desk)
        self._recovery = RecoveryScreen(desk, self._live, first, private)
        self._made: dict[str, Callable[[], DeskScreen]] = {
            "recovery": lambda: self._recovery, "coaching": self._coaching, "scorecards": self._scorecards,
        }  # fmt: skip
        for name, make in self._made.items():
            self.add_mode(name, make)

    def on_mount(self) -> None:
        """Start to look at the store; what of the settings does not hold is said."""
        self.sub_title = PRESENTING if self._desk.audience else ""
        if not self.is_headless:
            leave_on_signals(self, self.leave_now)
        self.run_worker(self._live.watch(), group="live")
        self.complain()
        if self._private.newcomer:
            from console.ui.screens.welcome import Welcome

            self.push_screen(Welcome(), self._bring)

    def _bring(self, export: Path | None) -> None:
        """Leave the terminal to the import of a file, which asks there what the file leaves open."""
        if export is not None:
            self.to_import = export
            self.exit()

    async def on_unmount(self) -> None:
        """Drafts that are still on their way are written."""
        await self._recovery.working.acting.close()

    def _coaching(self) -> DeskScreen:
        from console.ui.screens.coaching import CoachingScreen

        return CoachingScreen(self._desk, self._live, self._private)

    def _scorecards(self) -> DeskScreen:
        from console.domain.benchmarks import BANDS
        from console.ui.screens.scorecards import ScorecardsScreen

        return ScorecardsScreen(self._desk, self._live, BANDS.get(self._private.preferences.benchmark))

    # Commands of the whole console ---------------------------------------------------------------

    async def action_recovery(self) -> None:
        await self.switch_mode("recovery")

    def action_lookup(self) -> None:
        from console.ui.screens.lookup import Lookup

        if not isinstance(self.screen, ModalScreen):  # a dialog is answered first, and lookup asked once
            self.push_screen(Lookup(self._desk), self._open)

    def _open(self, found: Found | None) -> None:
        from console.ui.cards.reading import Which
        from console.ui.screens.card import CardScreen

        if found is not None:
            self.push_screen(CardScreen(self._desk, self._live, Which.of(found)))

    @on(CaseWanted)
    def show_case(self, event: CaseWanted) -> None:
        """Show a recovery case in the queue, from wherever one is."""
        self._show_case(event.key)

    @work(group="lookup", exclusive=True)
    async def _show_case(self, key: int) -> None:
        await self.switch_mode("recovery")
        while self.screen is not self._recovery:
            await self.pop_screen()
        await self._recovery.show_case(key)

    @on(ReviewWanted)
    def review(self, event: ReviewWanted) -> None:
        """Open the form of a ticket, from wherever one is."""
        from console.ui.reviewing.opening import open_form

        if isinstance(self.screen, DeskScreen):
            here = self.screen
            here.begin(
                lambda _: open_form(here, self._desk, self._live, self._private, event.ticket, event.drawn), "review"
            )

    @on(DrawsWanted)
    def draws(self, event: DrawsWanted) -> None:
        """Show what to review next."""
        from console.ui.screens.draws import Draws

        self.push_screen(Draws(self._desk, self._live, event.called, event.agent, event.team))

    async def action_coaching(self) -> None:
        await self.switch_mode("coaching")

    async def action_scorecards(self) -> None:
        await self.switch_mode("scorecards")

    def action_palette(self) -> None:
        from console.ui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_keys(self) -> None:
        from console.ui.screens.help import Help

        here = self.focused
        focus = (
            ["reader"] if isinstance(here, Reader) else ["grid", *(["marks"] if isinstance(here, MarkedGrid) else [])]
        )
        scopes = self.screen.SCOPES if isinstance(self.screen, DeskScreen) else ()
        self.push_screen(Help([*focus, *scopes, "app"]))

    def action_export(self) -> None:
        from console.ui.exporting import begin

        if isinstance(self.screen, DeskScreen):
            begin(self.screen, self._desk, self._private.exports)

    def action_present(self) -> None:
        from console.ui.presenting import Curtain, Presenting

        if isinstance(self.screen, DeskScreen):
            if "curtain" not in self._modes:
                self.add_mode("curtain", Curtain)
            Presenting(self, self._desk, self._anew).turn(self.screen)

    async def _anew(self, mode: str, stood: Sequence[Callable[[], DeskScreen]]) -> None:
        """All screens new, none of which keeps what was read before; those of the mode as they stood, as far as they can."""
        for name, make in self._made.items():
            if self.current_mode == name:  # what was pressed just before has led there
                await self.switch_mode("curtain")
            await self.remove_mode(name)
            self.add_mode(name, make)
        self.sub_title = PRESENTING if self._desk.audience else ""
        await self._recovery.working.acting.close()
        base, *over = [make() for make in stood]
        queue = base if isinstance(base, RecoveryScreen) else None
        self._recovery = queue or RecoveryScreen(self._desk, self._live, None, self._private)
        await self.remove_mode(mode)
        self.add_mode(mode, lambda: base)
        for coming in [self.switch_mode(mode), *map(self.push_screen, over)]:  # all at once: no key comes in between
            await coming
        self._keys.go_on()

    async def leave_now(self, status: int = 0) -> None:
        """Quit with this exit status; words half typed are kept, wherever: a dialog hands them to the screen below it."""
        for stack in self._screen_stacks.values():
            for screen in reversed(stack):
                if isinstance(screen, LeftOnce) and screen.is_mounted:
                    await screen.keep_words()
        self.exit(return_code=status)

    async def action_leave(self) -> None:
        """Quit when all acts are done; where one still waits for the store, only when asked a second time."""
        acting = self._recovery.working.acting
        if self._asked_to_leave or (not self._live.busy and await acting.settled()):
            await self.leave_now()
            return
        self._asked_to_leave = True
        why = self._live.busy or "the store is busy"
        self.notify(f"{why}: your action is carried out after it. Press {self._quit_key} again to drop it and quit.",
                    severity="warning", markup=False)  # fmt: skip
