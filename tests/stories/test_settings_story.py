"""A lead writes a settings file, and the console in a real terminal is as they want it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from tests_support.commands import Csat
from tests_support.terminal import Terminal

from console.cli.preferring import settings_file
from console.cli.showing import sample

COMMAND = [sys.executable, "-m", "console", "--as", "Nadia"]
WANTED = """
store = "{store}"
view = "scorecards"
benchmark = "hospitality"
theme = "lime"
[keys]
app.recovery = "Q"
recovery.claim = "m"
[team]
contact_hours = 8
"""


@pytest.fixture
def lead(tmp_path: Path) -> Terminal:
    """A console on a live store of their own, as their settings name it."""
    store = tmp_path / "team.db"
    store.write_bytes(sample().read_bytes())
    csat = Csat(tmp_path, store)
    assert csat("settings", "--store", store).status == 0
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(WANTED.format(store=store))
    return Terminal(COMMAND, {**os.environ, "TERM": "xterm-256color"}, 120, 40)


def test_a_lead_rebinds_a_key_in_the_file_and_works_with_it(lead: Terminal) -> None:
    with lead as terminal:
        terminal.wait(lambda screen: screen.has("settings.toml") and screen.has("team.db"))
        terminal.wait(lambda screen: screen.has("Rule of thumb hospitality 85–90 %"))
        terminal.press("Q")
        terminal.wait(lambda screen: screen.has(" m claim") and not screen.has(" c claim"))
        terminal.press("c")
        terminal.press("m")
        terminal.wait(lambda screen: screen.has("Mine 1"))
        terminal.press("?")
        terminal.wait(lambda screen: screen.has("m              Take this case"))
        terminal.press("\x1b")
        terminal.wait(lambda screen: not screen.has("Take this case"))
        terminal.press(":")
        terminal.wait(lambda screen: screen.has("claim  m"))
