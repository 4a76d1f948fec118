"""Reads again when the store changes, at most once a minute, and only while its screen is seen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from console.ui.screens.base import DeskScreen
from console.ui.seldom import Seldom

REST = 60.0  # seconds between two readings that nobody asked for


class News:
    """`read` is the screen's reading; what is missed while another screen lies over it is read when it is seen again."""

    def __init__(self, screen: DeskScreen, read: Callable[[], Awaitable[None]]) -> None:
        self._screen, self._read = screen, read
        self._missed = False
        self.now()

    def now(self) -> None:
        """Read at once: somebody asked, or looks at something else."""
        self._reading = Seldom(self._screen, "coaching", self._read, rest=REST)
        self._reading.ask()

    def came(self) -> None:
        """Something changed."""
        if self._screen.is_current:
            self._reading.ask()
        else:
            self._missed = True

    def seen_again(self) -> None:
        """The screen is on top again."""
        if self._missed:
            self._missed = False
            self._reading.ask()
