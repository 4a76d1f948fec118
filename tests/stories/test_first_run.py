"""Somebody without a store: the sample behind a first screen, and from it to a store of their own."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import pytest
from tests_support.terminal import Terminal

COMMAND = [sys.executable, "-m", "console"]
EXPORT = (
    "Ticket ID,Created at,Answered at,CSAT,Agent,Team,Comment\nT-1,2023-08-01,2023-08-02,1,Ana,Returns,never again\n"
)


@pytest.fixture
def newcomer(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who never started csat."""
    home = str(tmp_path)
    places = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), home)
    return {**os.environ, **places, "TERM": "xterm-256color"}


def test_a_newcomer_sees_the_sample_and_is_asked_once(newcomer: dict[str, str]) -> None:
    with Terminal(COMMAND, newcomer) as terminal:
        terminal.wait(lambda screen: screen.has("SAMPLE") and screen.has("You have no store of your own yet"))
        terminal.press("\r")
        terminal.wait(lambda screen: not screen.has("You have no store") and screen.has("Open"))
        terminal.press("q")
        terminal.wait_end()
    with Terminal(COMMAND, newcomer) as terminal:
        terminal.wait(lambda screen: screen.has("SAMPLE") and screen.has("claim"))
        assert not terminal.has("You have no store")


def test_a_key_that_means_nothing_on_the_first_screen_is_for_the_sample(newcomer: dict[str, str]) -> None:
    with Terminal(COMMAND, newcomer) as terminal:
        terminal.wait(lambda screen: screen.has("You have no store of your own yet"))
        terminal.press("3")
        terminal.wait(lambda screen: screen.has("Scorecards") and not screen.has("You have no store"))


def test_a_newcomer_imports_an_export_of_their_own(newcomer: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "tickets.csv").write_text(EXPORT)
    with Terminal(COMMAND, newcomer) as terminal:
        terminal.wait(lambda screen: screen.has("You have no store of your own yet"))
        terminal.press("i")
        terminal.wait(lambda screen: screen.has("the file's path"))
        terminal.press("~/nothing.csv\r")
        terminal.wait(lambda screen: screen.has("There is no file"))
        terminal.press("\x15~/tickets.csv\r")
        terminal.wait(lambda screen: screen.has("Enter opens the console"))
        terminal.press("\r")
        terminal.wait(lambda screen: screen.has("store.db") and screen.has(" f fix") and not screen.has("SAMPLE"))
    conn = sqlite3.connect(next(tmp_path.rglob("store.db")))
    assert conn.execute("SELECT count(*) FROM rating").fetchone() == (1,)
    conn.close()
