"""What every screen of the console has in common: it tells why a key is dead, and lets keys wait for what is asked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar

from console.domain.text import one_line
from console.ui.asking import Asking
from console.ui.commands import Command
from console.ui.screens.leaving import LeftOnce

if TYPE_CHECKING:
    from console.store.export import Chosen


class DeskScreen(LeftOnce[None], inherit_bindings=False):
    """A screen of the console. `SCOPES` are the table's scopes that its key bar and palette show."""

    SCOPES: ClassVar[tuple[str, ...]] = ()

    def __init__(self) -> None:
        super().__init__()
        self._askings: set[Asking] = set()

    def why_not(self, command: Command) -> str | None:
        """Why a command can't act now, as a sentence; None if it can."""
        return None

    def anew(self) -> Callable[[], DeskScreen] | None:
        """What makes this screen again as one stands in it, for another audience; None where that can't be.

        It holds ids and words of ours: nothing that was read, and of what was typed nothing that names somebody then.
        """
        return None

    def leaving(self) -> Chosen | None:
        """The interactions that the screen shows, for an export; None where it shows none."""
        return None

    def tell(self, sentence: str, *, wrong: bool = False) -> None:
        """One sentence in the corner; text from data is shown as it is, on one line."""
        self.notify(one_line(sentence, 300), severity="warning" if wrong else "information", markup=False, timeout=4)

    # Acts that ask -------------------------------------------------------------------------------

    @property
    def takes_keys(self) -> bool:
        """Whether no act here is about to ask something or to move the cursor."""
        return super().takes_keys and all(asking.takes_keys for asking in self._askings)

    def begin(self, act: Callable[[Asking], Awaitable[None]], group: str = "acts") -> None:
        """Run an act that may ask something; keys pressed after it are for what it opens or leaves."""
        asking = Asking(self, self._no_longer, self.keys_may_go_on)
        self._askings.add(asking)
        self.run_worker(self._run(act, asking), group=group)

    async def _run(self, act: Callable[[Asking], Awaitable[None]], asking: Asking) -> None:
        with asking:
            await act(asking)

    def _no_longer(self, asking: Asking) -> None:
        if asking in self._askings:
            self._askings.discard(asking)
            self.keys_may_go_on()
