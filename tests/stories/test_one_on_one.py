"""A coach at a real terminal is killed in mid-note: what was typed is there again, for nobody else."""

from __future__ import annotations

import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from tests_support.coach import ENTER, ESC, TAB, console, kept, meet, wait
from tests_support.half_year import SAMPLE

LOST = 2.0  # seconds of typing that a killed terminal may lose at most


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A copy of the sample, and a home of the coach's own beside it."""
    path = tmp_path / "sample.db"
    path.write_bytes(SAMPLE.read_bytes())
    return path


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


def test_whoever_types_on_and_on_is_kept_up_with(store: Path) -> None:
    words = "looks tired and says that the nights are long since the rota changed in May, twice"
    with console(store) as terminal:
        meet(terminal)
        terminal.press(TAB)
        typed = []
        for letter in words:
            terminal.press(letter)
            typed.append(time.monotonic())
            terminal.watch(0.05, lambda _: None)
        found, now = kept(store), time.monotonic()
    assert words.startswith(found) and len(found) >= sum(moment < now - LOST for moment in typed) > 20


def everything_kept(store: Path) -> str:
    """Notes and plan in the coach's file."""
    with closing(sqlite3.connect(store.parent / "own" / "csat-console" / "private.db")) as conn:
        return "".join(f"{words} {plan}" for words, plan in conn.execute("SELECT words, plan FROM session_note"))


#: Keys from the agenda, what is seen after them, and what then is typed.
TYPED = {
    "notes": ((TAB,), "Your notes"),
    "a commitment": (("a",), "Until when"),
    "what is shared": (("x",), "What you share"),
    "what the agent says": (("x", "Worked on it" + ENTER), "What the agent says"),
}


@pytest.mark.parametrize("where", TYPED)
def test_a_connection_that_drops_in_mid_word_loses_none_of_a_one_on_one(store: Path, where: str) -> None:
    keys, seen = TYPED[where]
    with console(store) as terminal:
        meet(terminal)
        for key in keys:
            terminal.press(key)
        terminal.wait(lambda screen: screen.has(seen))
        terminal.press("looks tired")
        terminal.wait(lambda screen: screen.has("looks tired"))
        terminal.press(", ask why")
        terminal.wait(lambda screen: screen.has("looks tired, ask why"))
        terminal.hang_up()
        assert terminal.status() == 128 + signal.SIGHUP
    assert "looks tired, ask why" in everything_kept(store)
    with console(store) as terminal:
        meet(terminal)
        for key in keys:
            terminal.press(key)
        terminal.wait(lambda screen: screen.has("looks tired, ask why"))


def test_notes_that_lie_under_another_screen_are_kept_too(store: Path) -> None:
    with console(store) as terminal:
        meet(terminal)
        terminal.press(TAB)
        terminal.press("looks tired, ask why")
        terminal.wait(lambda screen: screen.has("looks tired, ask why"))
        terminal.press(ESC)
        terminal.watch(0.5, lambda _: None)  # else the terminal's next key is one with alt
        terminal.press("1")
        terminal.wait(lambda screen: screen.has("Recovery"))
        terminal.hang_up()
        assert terminal.status() == 128 + signal.SIGHUP
    assert "looks tired, ask why" in everything_kept(store)
