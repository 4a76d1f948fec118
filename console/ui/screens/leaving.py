"""A screen that takes keys once it is there, and is left once, however often it is asked to go."""

from __future__ import annotations

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType

from console.ui.messages import TakesKeys


class LeftOnce(Screen[ScreenResultType], inherit_bindings=False):
    """Goes when it is on top. Stands last among a class's bases, since the toolkit takes looks from the first alone.

    The toolkit's `dismiss` takes whatever screen is on top away: a second click on “back”, already on its way when the
    first was done, would leave the screen below too, and end the console where there is none.
    """

    @property
    def takes_keys(self) -> bool:
        """Whether what keys act on is there; the toolkit gives them to a screen that has no parts yet."""
        return self.is_mounted

    @on(events.Mount)
    def mounting(self) -> None:
        """Keys that waited for it go on; the message is read once it is mounted."""
        self.keys_may_go_on()

    def keys_may_go_on(self) -> None:
        """What keys waited for is there, or will not come."""
        self.post_message(TakesKeys())

    async def keep_words(self) -> None:
        """Keep what is half typed here, since the console ends."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave it with a result; nothing where it was left already."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()
