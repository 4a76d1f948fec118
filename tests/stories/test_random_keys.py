"""Whatever is pressed, clicked and resized, in whatever order: no traceback, and a store that is intact.

`--presses 20000` presses that many, `--seed` others; by default it is a few hundred.
"""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest
from ui_hands import Hands

from console.cli.showing import sample
from console.store.check import faults
from console.store.desk import Desk
from console.ui.app import ConsoleApp
from console.ui.first_screen import OPENING_ON
from console.ui.private import Private

STUCK = 60.0  # seconds after which an act that has not ended never will


async def _until_left(app: ConsoleApp, hands: Hands, presses: int) -> None:
    """Press until the console was left or it is enough; an exception of the console is raised when it closes."""
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        while hands.presses < presses and app.is_running and app._exception is None and not app._exit:
            await asyncio.wait_for(hands.act(app, pilot), STUCK)


async def _pressed(store: Path, hands: Hands, presses: int, private: Private) -> None:
    """Open the console again each time it was left, on each of its first screens in turn."""
    views = list(OPENING_ON.values())
    opened = 0
    while hands.presses < presses:
        desk = Desk(store, me="Dana")
        await desk.open()
        try:
            await _until_left(views[opened % len(views)](desk, private=private), hands, presses)
        finally:
            await desk.close()
        opened += 1


async def test_no_key_click_or_size_breaks_the_console_or_its_store(
    tmp_path: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where an export would be written
    store = Path(shutil.copyfile(sample(), tmp_path / "store.db"))
    seed, presses = int(pytestconfig.getoption("--seed")), int(pytestconfig.getoption("--presses"))
    hands = Hands(seed)
    try:
        await _pressed(store, hands, presses, Private(tmp_path / "private.db", tmp_path / "phrases.toml"))
    finally:  # shown where it fails
        sys.stderr.write(f"--seed {seed}, {hands.presses} presses, the last of them:\n" + "\n".join(hands.done) + "\n")
    conn = sqlite3.connect(store)
    assert faults(conn) == []
    assert conn.execute("SELECT count(*) FROM journal").fetchone()[0] > 0, "the hands did something"
    conn.close()
