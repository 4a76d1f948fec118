"""Leads who work one store at real terminals as fast as they can, and help desks that export into it meanwhile."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests_support.commands import Csat
from tests_support.growing import large_export
from tests_support.terminal import Terminal

TOLD = re.compile(r"(Claimed|Noted on) ([A-Z]-\d+)\.")
#: What no screen may show, however many work at once.
ALARM = re.compile(r"locked|Traceback|malformed|damaged|can't be used|failed", re.IGNORECASE)
REF = re.compile(r"[A-Z]-\d+")
STEADY = 0.3  # seconds a sentence has to stand: half of a paint mixes the new one with the one before
GLANCE = 0.4  # seconds between two cases
PATIENCE = 10.0  # seconds for what is done to one
QUIET = 5.0  # seconds without a change: nothing typed is left to be done
ROWS = 70  # of an export; one in seven is a low rating


class Lead:
    """One console: claims and notes case after case; keeps what it was told, and every alarming line."""

    def __init__(self, name: str, store: Path) -> None:
        self.name, self.told, self.alarms, self.notes = name, set[tuple[str, str]](), set[str](), 0
        self._since: dict[tuple[str, str], float] = {}  # from when on a sentence that stands there now was seen
        command = [sys.executable, "-m", "console", "--as", name, str(store)]
        slow = {"TERM": "xterm-256color", "TEXTUAL_FPS": "15"}  # several screens on a small machine
        self.terminal = Terminal(command, {**os.environ, **slow}, columns=80, lines=24)

    def work(self, until: float) -> None:
        """Until that moment of the monotonic clock: all leads do the same to the same case at the same time."""
        self.terminal.wait(lambda screen: "▸" in screen.text)
        while (left := until - time.monotonic()) > GLANCE:
            self.terminal.watch(left % GLANCE, self._look)  # all of them count back from the same moment
            before = self._case
            self.notes += 1
            self.terminal.press(f"ca{self.notes} of {self.name}\rj")
            self._follow(before)
        self.terminal.settle(QUIET, self._look)

    def _follow(self, before: str) -> None:
        """Nobody works faster than their console: until the last key, which goes to the next case, has been done."""
        deadline = time.monotonic() + PATIENCE
        while self._case in ("", before) and time.monotonic() < deadline:
            self.terminal.watch(GLANCE / 4, self._look)
        if self._case == before:  # the last of the lane
            self.terminal.press("g")

    @property
    def _case(self) -> str:
        """The ref under the cursor, "" while a dialog hides it."""
        found = REF.search(self.terminal.line_of("▸"))
        return found[0] if found else ""

    def _look(self, screen: Terminal) -> None:
        now, known = time.monotonic(), self._since
        found = {(ref, "claim" if said == "Claimed" else "note") for said, ref in TOLD.findall(screen.text)}
        self._since = {one: known.get(one, now) for one in found}
        self.told.update(one for one, since in self._since.items() if now - since >= STEADY)
        self.alarms.update(line for line in screen.lines if ALARM.search(line))

    def agrees(self, fresh: Callable[[str], list[str]]) -> None:
        """Waits until lanes and first row hold what a fresh query says; acts may still come to their end meanwhile."""
        self.terminal.press("g")
        self.terminal.wait(lambda screen: all(word in screen.lines[1] + screen.lines[3] for word in fresh(self.name)))


def export_until(csat: Csat, source: str, until: float) -> int:
    """Imports file after file of new tickets, each a second time; how many rows were acknowledged."""
    number = 0
    while time.monotonic() < until:
        file = large_export(csat.folder / f"{source}.csv", ROWS, start=number * ROWS)
        for stored in (ROWS, 0):
            said = csat.program("import", file, "--source", source, "--json")
            assert said.status == 0 and said.json["stored"] == stored, said
        number += 1
    return number * ROWS
