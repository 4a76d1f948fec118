"""The console as a Textual app: wiring only."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.notifications import Notify, SeverityLevel
from textual.screen import ModalScreen

from console.domain.text import one_line
from console.store.desk import Desk
from console.store.records_cards import Found
from console.ui.commands import bindings, find
from console.ui.guard import Guard
from console.ui.in_turn import InTurn
from console.ui.keys import settle
from console.ui.live import Live
from console.ui.messages import CaseWanted, DrawsWanted, ReviewWanted, TakesKeys
from console.ui.opening import Top
from console.ui.parting import leave_on_signals, mind_the_line, repaint, suspend
from console.ui.private import NOWHERE, Private, few
from console.ui.screens.base import DeskScreen
from console.ui.screens.leaving import LeftOnce
from console.ui.screens.recovery import RecoveryScreen
from console.ui.theme import DARK, LIGHT, dress, fallbacks
from console.ui.told import Told
from console.ui.widgets.marked_grid import MarkedGrid
from console.ui.widgets.reader import Reader

TOLD = 3  # sentences seen at once: more would hide the list they speak of


class ConsoleApp(App[None], inherit_bindings=False):
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
        super().__init__()
        self._desk, self._mouse = desk, mouse
        self._private = private
        self.to_import: Path | None = None  # what is to be imported behind the console
        self._guard = Guard()
        self._asked_to_leave = False
        self._keys = InTurn(self, super().on_event, self._takes_keys)
        self._live = Live(self, desk)
        self.animation_level = "none"
        self._recovery = RecoveryScreen(desk, self._live, first, private)
        self._made: dict[str, Callable[[], DeskScreen]] = {
            "recovery": lambda: self._recovery, "coaching": self._coaching, "scorecards": self._scorecards,
        }  # fmt: skip
        for name, make in self._made.items():
            self.add_mode(name, make)
        dress(self, private.preferences.theme)
        self.keys_in_force, self._refused = settle(private.preferences.keys)
        self.set_keymap(self.keys_in_force.keymap())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables for themes that do not bring them."""
        return fallbacks(self.current_theme.dark)

    def refresh_css(self, animate: bool = True) -> None:
        """Read the stylesheet again: not for the first screen, since it has just been read with this theme."""
        if any(screen.is_mounted for screen in self.screen_stack):
            super().refresh_css(animate)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and ours as the last gate."""
        return [*super().get_line_filters(), self._guard]

    def _build_driver(self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None) -> Driver:
        """The toolkit's way to the terminal, which may go away."""
        return mind_the_line(super()._build_driver(headless, inline, mouse, size))

    def on_mount(self) -> None:
        """Start to look at the store; what of the settings does not hold is said."""
        if not self.is_headless:
            leave_on_signals(self, self.leave_now)
        self.run_worker(self._live.watch(), group="live")
        for sentence in few(self._private.complaints, [one.words for one in self._refused]):
            self.notify(one_line(sentence, 400), severity="warning", timeout=12, markup=False)
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

    async def show(self) -> None:
        """Run in the terminal until the person quits."""
        await self.run_async(mouse=self._mouse)

    def notify(
        self, message: str, *, title: str = "", severity: SeverityLevel = "information", timeout: float | None = None,
        markup: bool = True,
    ) -> None:  # fmt: skip
        """A sentence in the corner, which always goes again; of those that warn of nothing the newest few stay.

        Before an audience it names nobody.
        """
        message, title = self._desk.told(message), self._desk.told(title)
        for old in [told for told in self._notifications if told.severity == "information"][: 1 - TOLD]:
            self._unnotify(old, refresh=False)
        lasts = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        self.post_message(Notify(Told(message, title, severity, lasts, markup=markup)))

    @property
    def _quit_key(self) -> str:
        return self.keys_in_force.first(find("app.leave"))

    def copy_to_clipboard(self, text: str) -> None:
        """Send text to the terminal's clipboard; before an audience it names nobody."""
        super().copy_to_clipboard(self._desk.told(text))

    # Keys ----------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Keys from the terminal take their turn; those sent to a widget, and all else, go the toolkit's way."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self._keys.take(event)
        elif not (isinstance(event, events.MouseDown) and self._goes(event.x, event.y)):
            await super().on_event(event)

    def _goes(self, x: int, y: int) -> bool:
        """Whether what is pressed there is being taken away: the toolkit would look for a selection's place in it."""
        pressed, _ = self.screen.get_widget_and_offset_at(x, y)
        return pressed is not None and pressed is not self.screen and pressed.parent is None

    def _takes_keys(self) -> bool:
        return all(screen.takes_keys for screen in self.screen_stack if isinstance(screen, DeskScreen))

    @on(TakesKeys)
    def go_on(self) -> None:
        """Keys that waited go on."""
        self._keys.go_on()

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
            opened = open_form(self.screen, self._desk, self._live, self._private.drafts, event.ticket, event.drawn)
            self.run_worker(opened, group="review", exclusive=True)

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

    async def _anew(self, mode: str) -> None:
        """All screens from their beginning, none of which keeps what was read before."""
        for name, make in self._made.items():
            if self.current_mode == name:  # what was pressed just before has led there
                await self.switch_mode("curtain")
            await self.remove_mode(name)
            self.add_mode(name, make)
        await self._recovery.working.acting.close()
        self._recovery = RecoveryScreen(self._desk, self._live, None, self._private)
        await self.switch_mode(mode)
        self._keys.go_on()

    def action_light(self) -> None:
        self.theme = LIGHT.name if self.current_theme.dark else DARK.name

    def action_copy_or_hint(self) -> None:
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
            self.notify("Selection sent to the terminal's clipboard.", markup=False, timeout=4)
        else:
            self.notify(f"Nothing is selected to copy. {self._quit_key} quits.", markup=False, timeout=4)

    @on(Driver.SignalResume)
    def came_back(self) -> None:
        """From the shell, which painted over it."""
        repaint(self.screen)

    def action_suspend(self) -> None:
        if why_not := suspend(self):
            self.notify(why_not, severity="warning", markup=False, timeout=4)

    async def leave_now(self, status: int = 0) -> None:
        """Quit with this exit status; words half typed are kept."""
        for screen in self.screen_stack:
            if isinstance(screen, LeftOnce):
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
