"""A disk that is full at any page: a sentence, nothing half done, and the work goes on where there is room again."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import pytest
from tests_support.commands import Csat
from tests_support.growing import dump, large_export
from tests_support.killing import sound
from tests_support.terminal import Terminal
from tests_support.town import Town

from console.store import connect

pytestmark = pytest.mark.faults
ROOM = 40_000  # bytes: enough for what SQLite keeps beside a store, too little for an act in its log
LIMITED = """
import os, resource, sys
os.environ["PYTHONDONTWRITEBYTECODE"] = "1"  # else half of a compiled module stays in the checkout
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
os.execv(sys.argv[2], sys.argv[2:])
"""


def attempts(csat: Csat, monkeypatch: pytest.MonkeyPatch, step: int, *words: object) -> int:
    """Does it with ever more pages to grow by until it succeeds; how often it found the disk full before."""
    before, plain = dump(csat.store), connect.writer

    def roomy(path: Path, *, timeout: float | None = None) -> sqlite3.Connection:
        conn = plain(path, timeout=timeout)
        conn.execute(f"PRAGMA max_page_count = {conn.execute('PRAGMA page_count').fetchone()[0] + pages}")
        return conn

    monkeypatch.setattr(connect, "writer", roomy)
    for pages in range(0, 400, step):
        said = csat(*words)
        if said.status == 0:
            return pages // step
        assert said.status == 4 and "The disk is full" in said.sentence and "free some space" in said.sentence, said
        assert dump(csat.store) == before
        sound(csat.store)
    raise AssertionError(f"{words} never succeeded")


def test_an_act_on_a_disk_full_at_any_page(csat: Csat, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    town.low("T-1")
    assert attempts(csat, monkeypatch, 1, "note", "T-1", "x" * 200_000, "--store", csat.store) > 5
    assert town.one("SELECT count(*) FROM note") == 1
    sound(csat.store)


def test_an_import_on_a_disk_full_at_any_page(csat: Csat, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    town.low("T-1")
    file = large_export(csat.folder / "large.csv", 1500)
    assert attempts(csat, monkeypatch, 5, "import", file, "--store", csat.store) > 3
    assert town.one("SELECT count(*) FROM interaction") == 1501
    sound(csat.store)


def test_a_console_on_a_full_disk_says_so_and_goes_on(csat: Csat, town: Town) -> None:
    town.low("T-1")
    town.sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    console = [sys.executable, "-m", "console", "--as", "Ana", str(csat.store)]
    environment = {**os.environ, "TERM": "xterm-256color"}
    with Terminal([sys.executable, "-c", LIMITED, str(ROOM), *console], environment) as terminal:
        terminal.wait(lambda screen: "▸" in screen.text)
        terminal.press("c")
        terminal.wait(lambda screen: screen.has("disk"))
        assert not terminal.has("Claimed T-1") and town.one("SELECT count(*) FROM journal") == 0
        terminal.press("q")
        terminal.wait_end()
    with Terminal(console, environment) as terminal:
        terminal.wait(lambda screen: "▸" in screen.text)
        terminal.press("c")
        terminal.wait(lambda screen: screen.has("Claimed T-1"))
    sound(csat.store)
