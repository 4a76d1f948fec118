"""The draft of a review: written to the person's own file soon after each key, so that it outlives the terminal."""

from __future__ import annotations

from collections.abc import Callable

from textual.dom import DOMNode

from console.store.drafts import Drafts
from console.store.errors import StoreError
from console.ui.again import Again

PAUSE = 0.3  # seconds after a key until it is written


class Kept:
    """One draft; `pack` gives it as text, "" for nothing. Where the file can't be used it is said once."""

    def __init__(
        self, node: DOMNode, drafts: Drafts | None, place: tuple[str, str], pack: Callable[[], str],
        tell: Callable[[str], None],
    ) -> None:  # fmt: skip
        self._drafts = drafts
        self._place, self._pack, self._tell = place, pack, tell
        self._writing = Again(node, "draft", self.now, pause=PAUSE)
        self._waits = False  # something changed that is not written yet

    async def load(self) -> str:
        """What was kept last, "" for nothing."""
        try:
            return await self._drafts.load(*self._place) if self._drafts else ""
        except StoreError as error:
            await self._give_up(error)
            return ""

    def soon(self) -> None:
        """Something changed."""
        self._waits = True
        self._writing.ask()

    async def what_waits(self) -> None:
        """Write what changed, if anything did: what was kept before may still be on its way here."""
        if self._waits:
            await self.now()

    async def now(self) -> None:
        """Write it as it stands; nothing keeps nothing."""
        self._waits = False
        if self._drafts is not None:
            words = self._pack()
            try:
                await (self._drafts.keep(*self._place, words) if words else self._drafts.drop(*self._place))
            except StoreError as error:
                await self._give_up(error)

    async def _give_up(self, error: StoreError) -> None:
        await self.close()
        self._tell(str(error))

    async def close(self) -> None:
        """End the file's thread after what it was given is written."""
        if self._drafts is not None:
            drafts, self._drafts = self._drafts, None
            await drafts.close()
