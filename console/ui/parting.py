"""Ends and pauses that come from outside: a dropped connection, a `kill`, Ctrl-Z."""

from __future__ import annotations

import asyncio
import io
import os
import signal
from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import IO, Any, cast

from textual.app import App
from textual.driver import Driver
from textual.screen import Screen

Leave = Callable[[int], Coroutine[Any, Any, None]]  # with the exit status
KILLED = 128  # and the signal's number: the exit status of who is ended by one


def leave_on_signals(app: App[Any], leave: Leave) -> None:
    """A hang-up or a `kill` leaves the console as `q` does: words are kept, the terminal is as it was."""
    loop = asyncio.get_running_loop()
    for name, act in (("SIGTERM", _asked), ("SIGHUP", _hung_up)):  # Windows has neither
        number = getattr(signal, name, None)
        if number is not None and os.name == "posix":
            loop.add_signal_handler(number, partial(act, app, partial(leave, KILLED + number)))


class Outlet:
    """A terminal that may go away: what it no longer takes is dropped.

    An error would end the toolkit's writing thread, and the console would wait for ever for room in its queue.
    """

    def __init__(self, terminal: IO[str]) -> None:
        self._terminal = terminal

    def write(self, text: str) -> int:
        """Print it; how many characters were taken."""
        with suppress(OSError):  # the connection dropped: nobody is there to be told
            self._terminal.write(text)
        return len(text)

    def flush(self) -> None:
        """All that was printed so far."""
        with suppress(OSError):
            self._terminal.flush()

    def fileno(self) -> int:
        """The terminal's."""
        return self._terminal.fileno()


def _asked(app: App[Any], leave: Callable[[], Coroutine[Any, Any, None]]) -> None:
    app.run_worker(leave(), group="leaving")


def _hung_up(app: App[Any], leave: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Nobody is there to read: what is still printed goes nowhere, instead of failing."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    app.run_worker(leave(), group="leaving")


def mind_the_line(driver: Driver) -> Driver:
    """Let what a driver prints go nowhere where its terminal is gone."""
    if isinstance(out := getattr(driver, "_file", None), io.TextIOBase):
        driver._file = cast(IO[str], Outlet(cast(IO[str], out)))  # type: ignore[attr-defined]
    return driver


def suspend(app: App[Any]) -> str:
    """Give the terminal back to the shell until `fg`; a sentence where no shell waits for it.

    All that belong to the shell's job are stopped, as the terminal would do it: else a script or a launcher that
    started the console would keep the terminal.
    """
    driver = app._driver
    if driver is None or not driver.can_suspend or os.getpgrp() == os.getsid(0):
        return "No shell waits here that could take over; quit the console instead."
    app._suspend_signal()
    os.killpg(os.getpgrp(), signal.SIGTSTP)
    return ""


def repaint(screen: Screen[Any]) -> None:
    """Everything anew, since a shell painted over it: the toolkit prints only what it thinks has changed."""
    for widget in screen.walk_children(with_self=True):
        widget.refresh()
