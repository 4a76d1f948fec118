"""Three leads at three real terminals work three hundred cases of a real export to their end, by keys alone."""

from __future__ import annotations

import os
import re
import sqlite3
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests_support.terminal import Terminal

from console.sources.intake import Told, look, take_in
from console.store import check, connect, journal, people, recovery
from console.store.records import Actor
from console.store.upgrade import create

LEADS = ("Ana", "Ben", "Cem")
EACH = 100
REF = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class Lead:
    """Somebody at a terminal who claims what nobody has, calls, fixes, closes, and takes the next."""

    def __init__(self, name: str, store: Path) -> None:
        self.name = name
        command = [sys.executable, "-m", "console", "--as", name, str(store)]
        self.terminal = Terminal(command, {**os.environ, "TERM": "xterm-256color"}, columns=120, lines=50)

    def work(self, count: int) -> None:
        """Works `count` cases to their end."""
        with self.terminal:
            self.terminal.wait(lambda screen: screen.has("Closed") and bool(self._ref()))
            for _ in range(count):
                self._claim()
                self._answer("t", "Tried to reach", "4\r", "contacted")
                self._answer("f", "Fix made", "sent\r", "fixed")
                self._close()

    def _row(self) -> str:
        return self.terminal.line_of("▸").partition("│")[0]

    def _ref(self) -> str:
        """The ref of the case in the pane, in full, when it is the one under the cursor."""
        panes = [line.partition("│")[2] for line in self.terminal.lines[2:6]]
        found = REF.search(" ".join(panes))
        return found[0] if found and found[0][:8] in self._row() else ""

    def _owner(self) -> str:
        return next((name for name in LEADS if f" {name} " in self._row()), "")

    def _claim(self) -> None:
        """Down from the top to the first case that nobody has, until one claim is won."""
        self.terminal.press("g")
        while True:
            self.terminal.wait(lambda _: bool(self._ref()))
            wanted = self._ref()
            if not self._owner():
                self.terminal.press("c")
                # somebody else may be first, and the case may have gone where their work has moved it
                self.terminal.wait(lambda _, wanted=wanted: bool(self._owner()) or self._ref() not in ("", wanted))
            if self._ref() == wanted and self._owner() == self.name:
                return
            if self._owner():
                self.terminal.press("down")
                self.terminal.wait(lambda _, wanted=wanted: self._ref() not in ("", wanted))

    def _answer(self, key: str, title: str, typed: str, status: str) -> None:
        self.terminal.press(key)
        self.terminal.wait(lambda screen: screen.has(title))
        for character in typed:
            self.terminal.press(character)
        self.terminal.wait(lambda screen: not screen.has(title) and bool(re.search(rf"Status +{status}", screen.text)))

    def _close(self) -> None:
        ref = self._ref()
        self.terminal.press("x")
        self.terminal.wait(lambda screen: screen.has("Close the case"))
        for character in "1call\r":
            self.terminal.press(character)
        self.terminal.wait(lambda screen: not screen.has("Close the case") and self._ref() not in ("", ref))


def test_three_leads_work_three_hundred_cases_at_once(real_data: Path, tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    create(store, zone="UTC")
    now = int(time.time())
    take_in(look(real_data / "shopzilla" / "aug01_20.csv", store, Told(), "UTC", now), store, now)
    conn = sqlite3.connect(store)
    opened = {
        number: journal.snapshot(conn, number) for (number,) in conn.execute("SELECT interaction_id FROM recovery")
    }

    with ThreadPoolExecutor(len(LEADS)) as room:
        for done in [room.submit(Lead(name, store).work, EACH) for name in LEADS]:
            done.result()

    closed = conn.execute(
        "SELECT interaction_id FROM recovery WHERE status = 'recovered' AND closed_by = 'lead'"
    ).fetchall()
    assert len(closed) == EACH * len(LEADS)
    worked = conn.execute(
        "SELECT ref, count(DISTINCT person_id), group_concat(action) FROM journal GROUP BY ref"
    ).fetchall()
    assert {people_ for _, people_, _ in worked} == {1}
    assert {acts for _, _, acts in worked} == {"claim,tried,fix,close"}
    assert conn.execute("SELECT count(*) FROM journal WHERE person_id NOT IN (SELECT id FROM person)").fetchone() == (
        0,
    )
    assert check.faults(conn) == []
    _undo_everything(store)
    assert {number: journal.snapshot(conn, number) for number in opened} == opened
    assert check.faults(conn) == []


def _undo_everything(store: Path) -> None:
    """Every lead takes back every entry, newest first."""
    writer = connect.writer(store)
    for name in LEADS:
        person = people.known_as(writer, name)
        assert person is not None
        with connect.transaction(writer):
            for _ in range(4 * EACH):
                recovery.undo(writer, Actor(person.id, person.name, 2_000_000_000))
    writer.close()
