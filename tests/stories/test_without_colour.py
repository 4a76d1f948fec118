"""A lead's job at 80×24 without any colour, and with sixteen: a case is found, taken, tried, and nothing is told by colour."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from tests_support.terminal import Terminal

from console.cli.showing import copied

PLAIN = {"TERM": "xterm-256color", "NO_COLOR": "1"}
SIXTEEN = {"TERM": "xterm", "TEXTUAL_COLOR_SYSTEM": "standard"}


@pytest.mark.parametrize("looks", [PLAIN, SIXTEEN], ids=["no-color", "16-colours"])
def test_a_case_is_worked_on_a_small_screen(tmp_path: Path, looks: dict[str, str]) -> None:
    store = copied(tmp_path / "store.db")
    command = [sys.executable, "-m", "console", "--as", "Dana Whitlock", str(store)]
    with Terminal(command, {**os.environ, **looks}, columns=80, lines=24) as terminal:
        terminal.wait(lambda screen: screen.has("▸ ●") and screen.has("Open 48"))
        assert re.search(r"▸ ●[●○]+ \d/5 +T-\d+", terminal.text), "the rating is told by shape and number"
        assert "late" in terminal.line_of("▸"), "the deadline is told in words"
        terminal.press("c")
        terminal.wait(lambda screen: screen.has("Claimed") or screen.has("Dana W"))
        terminal.press("t")
        terminal.wait(lambda screen: screen.has("Tried to reach"))
        terminal.press("1")
        terminal.press("\r")
        terminal.wait(lambda screen: screen.has("Logged for"))
        terminal.press("3")
        terminal.wait(lambda screen: screen.has("Returns desk") and screen.has("▼"))
        terminal.press("q")
        assert terminal.status() == 0
    if "NO_COLOR" in looks:
        greys = {tuple(found) for found in re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", bytes(terminal.raw))}
        assert all(red == green == blue for red, green, blue in greys)
