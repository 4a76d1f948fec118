"""Folders and files whose names hold spaces, quotes, emoji and what SQL, URLs and shells take for their own."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from tests_support.commands import Csat
from tests_support.growing import large_export
from tests_support.killing import sound
from tests_support.terminal import Terminal

pytestmark = pytest.mark.faults
NAMES = (
    "two words", "it's", 'say "hi"', "päth 📦 日本", "50%20of#1?x=1&y", "a;b|c$HOME`id`", "-v", "[x](y)", "new\nline", "...", "\\back",
    "file:x", " ",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_everything_works_there(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    store, file = folder / f"{name}.db", large_export(folder / f"{name}.csv", 7)
    csat = Csat(folder, store)
    assert csat("import", file, "--source", "x", "--json", "--store", store).json["stored"] == 7
    assert csat("claim", "L-4", "--as", "Ana", "--store", store).status == 0
    page = csat("report", "huddle", "--format", "html", "--out", folder / f"{name}.html", "--store", store)
    assert page.status == 0, page
    assert csat("backup", folder / f"{name} copy.db", "--store", store).status == 0
    for one in (store, folder / f"{name} copy.db"):
        (case,) = csat("queue", "--json", "--store", one).json["cases"]
        assert (case["ref"], case["owner"]) == ("L-4", "Ana")
        sound(one)
    refused = csat("import", folder / "none.csv", "--store", store)
    assert refused.status == 1 and "\n" not in refused.sentence and "none.csv" in refused.sentence
    assert {path.suffix for path in folder.iterdir()} <= {".db", ".csv", ".html", ".db-wal", ".db-shm"}


def test_the_program_and_its_console_work_there(tmp_path: Path) -> None:
    folder = tmp_path / 'it\'s "my" desk 📦 50%?#'
    folder.mkdir()
    store, file = folder / "störe – 1.db", large_export(folder / "ex port.csv", 7)
    csat = Csat(folder, store)
    assert json.loads(csat.program("import", file, "--json").out)["stored"] == 7
    console = [sys.executable, "-m", "console", "--as", "Ana", str(store)]
    with Terminal(console, {**os.environ, "TERM": "xterm-256color"}) as terminal:
        terminal.wait(lambda screen: "▸" in screen.text)
        terminal.press("c")
        terminal.wait(lambda screen: screen.has("Claimed L-4"))
        terminal.press("q")
        terminal.wait_end()
    sound(store)
