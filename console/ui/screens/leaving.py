"""A screen that is left once, however often it is asked to go."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class LeftOnce(Screen[ScreenResultType], inherit_bindings=False):
    """Goes when it is on top. Stands last among a class's bases, since the toolkit takes looks from the first alone.

    The toolkit's `dismiss` takes whatever screen is on top away: a second click on “back”, already on its way when the
    first was done, would leave the screen below too, and end the console where there is none.
    """

    async def keep_words(self) -> None:
        """Keep what is half typed here, since the console ends."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave it with a result; nothing where it was left already."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()
