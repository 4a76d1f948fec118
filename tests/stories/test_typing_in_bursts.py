"""A lead who types faster than a real terminal is painted: what arrives in one piece is worked key by key."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests_support.terminal import Terminal
from tests_support.town import HOUR, Town

CASE = ("c", "t4she called 2 times\r", "frefund sent, excused\r", "x1chase the courier\r")
WORKED = [("recovered", "refund sent, excused", "chase the courier", "reached", "she called 2 times")]


def console(path: Path) -> Terminal:
    """Ana's console on a store of three cases."""
    town = Town(path)
    for number in range(1, 4):
        town.low(f"T-{number}", (40 - number) * HOUR)
    return Terminal(
        [sys.executable, "-m", "console", "--as", "Ana", str(path)], {**os.environ, "TERM": "xterm-256color"}
    )


def stored(path: Path, question: str) -> list[tuple[object, ...]]:
    """What another program reads from the store."""
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(question).fetchall()


@pytest.mark.parametrize("bursts", [CASE, ("".join(CASE),)], ids=["act by act", "the whole case"])
def test_a_case_typed_in_bursts(tmp_path: Path, bursts: tuple[str, ...]) -> None:
    path = tmp_path / "store.db"
    with console(path) as terminal:
        terminal.wait(lambda screen: "▸" in screen.text and screen.has("T-1"))
        for burst in bursts:
            terminal.press(burst)
        terminal.wait(lambda screen: screen.has("Closed T-1 as recovered"))
        terminal.press("c")
        terminal.wait(lambda screen: screen.has("Claimed T-2"))
        terminal.press("q")
        terminal.wait_end()
    story = "SELECT v.status, v.fix, v.lesson, a.how, a.note FROM recovery v JOIN attempt a ON a.recovery_id = v.id"
    assert stored(path, story) == WORKED
    acts = [("T-1", act) for act in ("claim", "tried", "fix", "close")]
    assert stored(path, "SELECT ref, action FROM journal ORDER BY id") == [*acts, ("T-2", "claim")]


def test_an_act_and_at_once_quit(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with console(path) as terminal:
        terminal.wait(lambda screen: "▸" in screen.text and screen.has("T-1"))
        terminal.press("cjcq")
        terminal.wait_end()
        assert b"Traceback" not in terminal.raw and b"NoMatches" not in terminal.raw
    assert stored(path, "SELECT ref, action FROM journal ORDER BY id") == [("T-1", "claim"), ("T-2", "claim")]
