"""A coach's terminal is killed in the middle of a review: a second later everything marked is kept."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Mapping
from pathlib import Path

from tests_support import reviewed
from tests_support.terminal import Terminal
from tests_support.town import Town

LOST = 2.0  # seconds of work that may be lost at most


def kept(path: Path, words: str) -> bool:
    """Whether the draft holds it."""
    if not path.exists():
        return False
    conn = sqlite3.connect(path)
    try:
        return any(words in row[0] for row in conn.execute("SELECT words FROM draft"))
    except sqlite3.OperationalError:  # the table is still to come
        return False
    finally:
        conn.close()


def reviewing(store: Path, home: Mapping[str, str]) -> Terminal:
    """The console on the agents."""
    words = [sys.executable, "-m", "console", "open", str(store), "--as", "Ruth", "--view", "coaching"]
    return Terminal(words, {**os.environ, "TERM": "xterm-256color", **home}, columns=100, lines=30)


def opens(terminal: Terminal, seen: str) -> None:
    """The form of what is drawn first."""
    terminal.wait(lambda screen: screen.has("Sam"))
    terminal.press("R")
    terminal.wait(lambda screen: screen.has("Review next"))
    terminal.press("\r")
    terminal.wait(lambda screen: screen.has(seen))


def test_a_killed_terminal_loses_two_seconds_of_marks_at_most(tmp_path: Path) -> None:
    town = Town(tmp_path / "store.db")
    (sam,) = reviewed.team(town, "Sam")
    reviewed.finished(town, "T-1", sam)
    reviewed.imported(town)
    home = {"XDG_DATA_HOME": str(tmp_path / "data"), "HOME": str(tmp_path)}
    private = tmp_path / "data" / "csat-console" / "private.db"
    with reviewing(town.path, home) as terminal:
        opens(terminal, "0 of 3 marked")
        for key in ("1", "j", "2"):
            terminal.press(key)
        terminal.wait(lambda screen: screen.has("2 of 3 marked"))
        terminal.watch(LOST, lambda _: None)
    assert kept(private, '"Solved": [2.0'), "not kept in time"
    with reviewing(town.path, home) as terminal:  # the first was killed
        opens(terminal, "2 of 3 marked")
        terminal.wait(lambda screen: screen.has("64.3"))
