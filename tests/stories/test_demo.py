"""`csat demo`: a newcomer sees the queue fill, on a copy that is gone afterwards."""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from pathlib import Path

from tests_support.terminal import Terminal

from console.cli.showing import copied
from console.store import connect
from console.store.arrivals import _LIKE, Arrivals
from console.store.check import faults


def opened(screen: Terminal) -> int:
    """The number of open cases that the lanes show."""
    found = re.search(r"Open (\d+)", screen.text)
    return int(found[1]) if found else 0


def test_the_queue_fills_while_one_watches(tmp_path: Path) -> None:
    environment = {**os.environ, "TERM": "xterm-256color", "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    with Terminal([sys.executable, "-m", "console", "demo", "--as", "Ana"], environment) as terminal:
        terminal.wait(lambda screen: screen.has("SAMPLE") and opened(screen) > 0)
        before = opened(terminal)
        assert list(tmp_path.rglob("demo-*.db"))
        terminal.wait(lambda screen: opened(screen) > before)
        terminal.press("q")
        terminal.wait_end()
    assert list(tmp_path.rglob("demo-*")) == [], "the copy is gone"


def test_what_arrives_is_as_sound_as_what_was_there(tmp_path: Path) -> None:
    store = copied(tmp_path / "demo.db")
    assert store.stat().st_mode & 0o777 == 0o600
    conn = connect.writer(store)
    start = int(conn.execute("SELECT value FROM setting WHERE key = 'as_of'").fetchone()[0])
    before = conn.execute("SELECT count(*) FROM recovery").fetchone()[0]
    arrivals, like = Arrivals(store, start), conn.execute(_LIKE).fetchall()
    for _ in range(40):
        arrivals.arrive(conn, like)
    assert faults(conn) == []
    lows = conn.execute("SELECT count(*) FROM rating WHERE verdict = 'low' AND interaction_id IN"
                        " (SELECT id FROM interaction WHERE source = 'demo')").fetchone()[0]  # fmt: skip
    assert lows > 0 and conn.execute("SELECT count(*) FROM recovery").fetchone()[0] == before + lows
    conn.close()


def test_arriving_ends_when_the_console_does(tmp_path: Path) -> None:
    store = copied(tmp_path / "demo.db")
    with Arrivals(store, 0):
        pass
    conn = sqlite3.connect(store)
    conn.execute("BEGIN EXCLUSIVE")  # nobody else writes any more
    conn.close()
