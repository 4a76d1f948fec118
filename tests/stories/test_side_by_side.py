"""Two consoles and a writer on one store: at the end both screens say what a fresh query says.

`--minutes 10` lets them run for ten minutes; by default they run for a few seconds.
"""

from __future__ import annotations

import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests_support.terminal import Terminal

from console.cli.showing import copied
from console.store.check import faults

pytestmark = pytest.mark.faults

PAUSE = 0.02  # seconds between two commits
SOON = 20.0  # seconds until a screen shows news: the minute, at which it reads again by itself, would be no answer
ROW = re.compile(r"(\d+\.\d)(?: !)? +\d+–\d+ +([\d,]+) ")


@contextmanager
def writer(store: Path, as_of: int, seed: int = 7) -> Iterator[None]:
    """Another program that answers surveys and lets work arrive, fifty commits a second, until it is left."""
    stopped = threading.Event()
    failed: list[BaseException] = []

    def write() -> None:
        conn, dice = sqlite3.connect(store, isolation_level=None, timeout=10), random.Random(seed)
        agents = [row[0] for row in conn.execute("SELECT id FROM agent")]
        number = 0
        while not stopped.wait(PAUSE):
            number += 1
            conn.execute("BEGIN IMMEDIATE")
            ticket = conn.execute(
                "INSERT INTO interaction (source, external_id, agent_id, opened_at, channel) VALUES ('writer', ?, ?, ?, 'chat')",
                (f"W-{number}", dice.choice(agents), as_of - 60),
            ).lastrowid
            conn.execute("INSERT INTO rating (interaction_id, value, low, high, answered_at) VALUES (?, ?, 1, 5, ?)",
                         (ticket, dice.choice((1, 3, 4, 5, 5)), as_of - 30))  # fmt: skip
            conn.execute("COMMIT")
        conn.close()

    def noted() -> None:
        try:
            write()
        except BaseException as error:
            failed.append(error)
            raise

    thread = threading.Thread(target=noted)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()
    assert not failed, failed


def fresh(store: Path, as_of: int) -> dict[str, tuple[str, str]]:
    """CSAT and n of the 28 days by team, as the command line reads them now."""
    last = datetime.fromtimestamp(as_of, UTC).date()
    words = ["scores", "--by", "team", "--since", str(last - timedelta(days=27)), "--until", str(last), "--json"]
    said = subprocess.run([sys.executable, "-m", "console", *words, "--store", store], check=True, capture_output=True)
    return {row["name"]: (f"{row['csat']:.1f}", f"{row['answered']:,}") for row in json.loads(said.stdout)["rows"]}


def shown(screen: Terminal, team: str) -> tuple[str, str] | None:
    """What a console shows of a team."""
    found = ROW.search(screen.line_of(team[:9]))  # a narrow screen cuts the name
    return (found[1], found[2]) if found else None


def test_both_screens_agree_with_a_fresh_query_at_the_end(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    seconds = 60 * float(pytestconfig.getoption("--minutes"))
    store = copied(tmp_path / "store.db")
    conn = sqlite3.connect(store)
    as_of = int(conn.execute("SELECT value FROM setting WHERE key = 'as_of'").fetchone()[0])
    command = [sys.executable, "-m", "console", "open", str(store), "--view", "scorecards"]
    environment = {**os.environ, "TERM": "xterm-256color"}
    with Terminal(command, environment) as one, Terminal(command, environment, columns=100) as two:
        for screen in (one, two):
            screen.wait(lambda screen: shown(screen, "Returns desk") is not None)
        before = shown(one, "Returns desk")
        with writer(store, as_of):
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                for screen in (one, two):
                    last = shown(screen, "Returns desk")
                    screen.wait(lambda screen, last=last: shown(screen, "Returns desk") not in (None, last), SOON)
        expected = fresh(store, as_of)
        assert expected["Returns desk"] != before, "the writer wrote"
        for screen in (one, two):
            for team, numbers in expected.items():
                screen.wait(lambda screen, team=team, numbers=numbers: shown(screen, team) == numbers, SOON)
    assert faults(conn) == []
    conn.close()
