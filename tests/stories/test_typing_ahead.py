"""A lead who types faster than the screen paints loses no letter."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests_support.terminal import Terminal
from tests_support.town import HOUR, Town


def test_a_whole_case_typed_in_bursts(tmp_path: Path) -> None:
    town = Town(tmp_path / "store.db")
    town.low("T-1", 30 * HOUR)
    town.low("T-2", 29 * HOUR)
    command = [sys.executable, "-m", "console", "--as", "Ana", str(town.path)]
    with Terminal(command, {**os.environ, "TERM": "xterm-256color"}) as terminal:
        terminal.wait(lambda screen: "▸" in screen.text and screen.has("T-1"))
        for burst, said in (
            ("c", "Claimed T-1"),
            ("t4she was calm\r", "Logged for T-1: reached"),
            ("frefund sent\r", "Fix noted for T-1"),
            ("x1chase the courier\r", "Closed T-1 as recovered"),
        ):
            terminal.press(burst)
            terminal.wait(lambda screen, said=said: screen.has(said))
    row = town.all("SELECT v.status, v.fix, v.lesson, a.note FROM recovery v JOIN attempt a ON a.recovery_id = v.id")
    assert row == [("recovered", "refund sent", "chase the courier", "she was calm")]
