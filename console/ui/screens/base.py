"""What every screen of the console has in common: it tells why a key is dead, in words."""

from __future__ import annotations

from typing import ClassVar

from textual.screen import Screen

from console.domain.text import one_line
from console.ui.commands import Command
from console.ui.widgets.cells import measurable


class DeskScreen(Screen[None], inherit_bindings=False):
    """A screen of the console. `SCOPES` are the table's scopes that its key bar and palette show."""

    SCOPES: ClassVar[tuple[str, ...]] = ()

    def why_not(self, command: Command) -> str | None:
        """Why a command can't act now, as a sentence; None if it can."""
        return None

    def tell(self, sentence: str, *, wrong: bool = False) -> None:
        """One sentence in the corner; text from data is shown as it is, on one line."""
        self.notify(
            measurable(one_line(sentence, 300)), severity="warning" if wrong else "information", markup=False, timeout=4
        )
