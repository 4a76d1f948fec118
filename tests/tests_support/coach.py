"""A coach at a real terminal: their console on the agents, one key to a one-on-one, and the file of their own."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests_support.terminal import Terminal

TAB, ENTER, ESC, BACKSPACE = "\t", "\r", "\x1b", "\x7f"


def home(store: Path, login: str = "ruth") -> dict[str, str]:
    """Who is logged in, and where their own files lie: beside the store."""
    return {"XDG_DATA_HOME": str(store.parent / "own"), "LOGNAME": login}


def console(store: Path, *more: str) -> Terminal:
    """Ruth's console, on the agents."""
    command = [sys.executable, "-m", "console", "--view", "coaching", *more, str(store)]
    return Terminal(command, {**os.environ, **home(store), "TERM": "xterm-256color"}, columns=140, lines=40)


def goes_to(terminal: Terminal, name: str) -> None:
    """Down the list until the cursor is on that agent."""
    terminal.wait(lambda screen: screen.has(name))
    while not (before := terminal.line_of("▸")).startswith(f"▸ {name}"):
        terminal.press("j")
        terminal.wait(lambda screen, before=before: screen.line_of("▸") not in ("", before))  # type: ignore[misc]


def meet(terminal: Terminal, name: str = "Lena Hofer") -> None:
    """One key to the one-on-one with an agent."""
    goes_to(terminal, name)
    terminal.press("m")
    terminal.wait(lambda screen: screen.has("talk about") and screen.has("Your notes"))


def kept(store: Path) -> str:
    """The notes in the coach's file, "" while there is none."""
    path = store.parent / "own" / "csat-console" / "private.db"
    if not path.exists():
        return ""
    with closing(sqlite3.connect(path)) as conn:
        try:
            return "".join(words for (words,) in conn.execute("SELECT words FROM session_note"))
        except sqlite3.OperationalError:  # the table is still to come
            return ""


def wait(terminal: Terminal, so: Callable[[], bool]) -> float:
    """Until it is so, while the terminal is read; how many seconds that took."""
    begun = time.monotonic()
    while not so():
        assert time.monotonic() - begun < 60, "Waited in vain; the screen was:\n" + terminal.text
        terminal.wait(lambda _: True)
    return time.monotonic() - begun
