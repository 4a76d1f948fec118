"""A coach at a real terminal holds a one-on-one by keyboard alone; killed in mid-note; the next begins a week later."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests_support.half_year import SAMPLE
from tests_support.terminal import Terminal

LOST = 2.0  # seconds of typing that a killed terminal may lose at most
TAB, ENTER, ESC, BACKSPACE = "\t", "\r", "\x1b", "\x7f"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A copy of the sample, and a home of the coach's own beside it."""
    path = tmp_path / "sample.db"
    path.write_bytes(SAMPLE.read_bytes())
    return path


def console(store: Path, *more: str, login: str = "ruth") -> Terminal:
    """The console of somebody, on the agents."""
    own = {"XDG_DATA_HOME": str(store.parent / "own"), "LOGNAME": login, "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "console", "--view", "coaching", *more, str(store)]
    return Terminal(command, {**os.environ, **own}, columns=140, lines=40)


def meet(terminal: Terminal) -> None:
    """One key to the one-on-one with the agent most worth a conversation."""
    terminal.wait(lambda screen: screen.has("▸ Lena Hofer"))
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


def test_a_terminal_killed_in_mid_note_loses_less_than_two_seconds_of_typing(store: Path) -> None:
    with console(store) as terminal:
        meet(terminal)
        terminal.press(TAB)
        terminal.press("looks tired, ask why; ")
        terminal.wait(lambda screen: screen.has("looks tired, ask why"))
        waited = wait(terminal, lambda: "looks tired, ask why" in kept(store))
        terminal.press("and then")
        terminal.wait(lambda screen: screen.has("and then"))
        # leaving kills it, while it is typed in
    assert waited < LOST
    with console(store) as terminal:
        meet(terminal)
        terminal.wait(lambda screen: screen.has("looks tired, ask why"))
    with console(store, "--as", "Dana Whitlock") as terminal:
        terminal.wait(lambda screen: screen.has("▸ "))
        meet(terminal)
        assert not terminal.has("looks tired")


def test_a_one_on_one_by_keyboard_alone_and_the_next_a_week_later(store: Path) -> None:
    with console(store) as terminal:
        meet(terminal)
        terminal.press("e")
        terminal.wait(lambda screen: screen.has("Kept: Name the feeling"))
        terminal.press(TAB)
        terminal.press("agreed to try the summary")
        terminal.press(ESC)
        terminal.wait(lambda screen: screen.has("agreed to try the summary"))
        terminal.press("a")
        terminal.wait(lambda screen: screen.has("Until when"))
        terminal.press("Say the date" + TAB + 3 * BACKSPACE + "fri" + TAB + "qa: next step" + TAB + "80")
        terminal.wait(lambda screen: screen.has("Until Fri 3 Jul 09:00"))
        terminal.press(ENTER)
        terminal.wait(lambda screen: screen.has("agreed now"))
        terminal.press("w")
        terminal.wait(lambda screen: screen.has("Markdown"))
        terminal.press(ENTER)
        terminal.wait(lambda screen: screen.has("The pack is in"))
        terminal.press("x")
        terminal.wait(lambda screen: screen.has("What you share"))
        terminal.press("Worked on the summary" + ENTER)
        terminal.wait(lambda screen: screen.has("What the agent says"))
        terminal.press("I will" + ENTER)
        terminal.wait(lambda screen: screen.has("stored: 1 commitment"))
        terminal.press("q")
        terminal.wait_end()
    (pack,) = (store.parent / "own" / "csat-console" / "exports").iterdir()
    assert pack.stat().st_mode & 0o777 == 0o600 and "One-on-one: Lena Hofer" in pack.read_text()

    with console(store, "--as-of", "2026-07-07T10:00") as terminal:
        terminal.wait(lambda screen: screen.has("Lena Hofer"))
        while not terminal.line_of("▸").startswith("▸ Lena Hofer"):
            before = terminal.line_of("▸")
            terminal.press("j")
            terminal.wait(lambda screen, before=before: screen.line_of("▸") not in ("", before))  # type: ignore[misc]
        terminal.press("m")
        terminal.wait(lambda screen: screen.has("talk about"))
        terminal.wait(lambda screen: screen.has("Say the date") and not screen.has("try the summary"))
        first = [line for line in terminal.lines if "overdue" in line]
        assert any("3 Jul 2026" in line and "Say the date" in line for line in first)
    with closing(sqlite3.connect(store)) as conn:
        assert conn.execute("SELECT shared, agent_comment FROM session ORDER BY id DESC LIMIT 1").fetchone() == (
            "Worked on the summary",
            "I will",
        )
