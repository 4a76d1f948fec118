"""The console and its terminal: looks, sentences, clipboard, keys in their turn; which screens there are is its heir's."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter
from textual.notifications import Notify, SeverityLevel

from console.domain.text import one_line
from console.store.desk import Desk
from console.ui.commands import find
from console.ui.guard import Guard
from console.ui.in_turn import InTurn
from console.ui.keys import settle
from console.ui.messages import TakesKeys
from console.ui.parting import mind_the_line, repaint, suspend
from console.ui.private import Private, few
from console.ui.screens.leaving import LeftOnce
from console.ui.theme import DARK, LIGHT, dress, fallbacks
from console.ui.told import Told, displaced
from console.ui.widgets.cells import measurable


class Shell(App[None], inherit_bindings=False):
    """Everything between the screens and the terminal, as the person's settings want it."""

    def __init__(self, desk: Desk, private: Private, mouse: bool) -> None:
        super().__init__()
        self._desk, self._private, self._mouse = desk, private, mouse
        self._guard = Guard()
        self._keys = InTurn(self, super().on_event, self._takes_keys)
        self.animation_level = "none"
        dress(self, private.preferences.theme)
        self.keys_in_force, self._refused = settle(private.preferences.keys)
        self.set_keymap(self.keys_in_force.keymap())

    def complain(self) -> None:
        """Say what of the settings does not hold."""
        for sentence in few(self._private.complaints, [one.words for one in self._refused]):
            self.notify(one_line(sentence, 400), severity="warning", timeout=12, markup=False)

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

    async def show(self) -> None:
        """Run in the terminal until the person quits."""
        await self.run_async(mouse=self._mouse)

    def notify(
        self, message: str, *, title: str = "", severity: SeverityLevel = "information", timeout: float | None = None,
        markup: bool = True,
    ) -> None:  # fmt: skip
        """A sentence in the corner, which always goes again; the same one twice stands there once.

        Before an audience it names nobody.
        """
        message, title = measurable(self._desk.told(message)), measurable(self._desk.told(title))
        lasts = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        told = Told(message, title, severity, lasts, markup=markup)
        for old in displaced(self._notifications, told):
            self._unnotify(old, refresh=False)
        self.post_message(Notify(told))

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
        return all(screen.takes_keys for screen in self.screen_stack if isinstance(screen, LeftOnce))

    @on(TakesKeys)
    def go_on(self) -> None:
        """Keys that waited go on."""
        self._keys.go_on()

    # Commands ------------------------------------------------------------------------------------

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
