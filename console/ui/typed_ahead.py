"""Keys pressed while the dialog they are meant for is still being opened: kept, and given to it in their order.

Without this, words typed in a burst after `t` would run as commands on the queue: `s` sorts, `h` ticks, `e` escalates.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.events import Key

LONGEST = 10_000  # keys; a paste into nothing is no reason to run out of memory


class TypedAhead:
    """`begin` when a key opens something to type into; `opened` when it has the focus, `gone` when it never came."""

    def __init__(self, give: Callable[[Key], object]) -> None:
        self._give = give
        self._kept: list[Key] = []
        self.waiting = False

    def begin(self) -> None:
        """From here on keys belong to what is being opened."""
        self.waiting = True

    def keep(self, key: Key) -> None:
        """One key more."""
        if len(self._kept) < LONGEST:
            self._kept.append(key)

    def opened(self) -> None:
        """What they were meant for is there."""
        kept, self._kept, self.waiting = self._kept, [], False
        for key in kept:
            self._give(Key(key.key, key.character))

    def gone(self) -> None:
        """It was refused, or failed: words meant for it must not become commands."""
        self._kept, self.waiting = [], False
