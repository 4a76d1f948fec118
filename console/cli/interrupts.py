"""Ctrl-C while a file is imported: heard at once, obeyed as long as everything can still be rolled back."""

from __future__ import annotations

import signal
from types import FrameType
from typing import Any


class Interrupts:
    """Use as a context manager around an import: between two steps it asks, instead of being cut off anywhere.

    Python would raise KeyboardInterrupt even just after the commit, when saying that nothing was stored is wrong.
    """

    def __init__(self) -> None:
        self.asked = False
        self._before: Any = None

    def __enter__(self) -> Interrupts:
        self._before = signal.signal(signal.SIGINT, self._hear)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        self.asked = True

    def check(self) -> None:
        """Raises KeyboardInterrupt if Ctrl-C was pressed."""
        if self.asked:
            raise KeyboardInterrupt
