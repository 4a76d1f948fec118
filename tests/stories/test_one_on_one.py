"""A coach at a real terminal is killed in mid-note: what was typed is there again, for nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests_support.coach import TAB, console, kept, meet, wait
from tests_support.half_year import SAMPLE

LOST = 2.0  # seconds of typing that a killed terminal may lose at most


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A copy of the sample, and a home of the coach's own beside it."""
    path = tmp_path / "sample.db"
    path.write_bytes(SAMPLE.read_bytes())
    return path


def test_a_terminal_killed_in_mid_note_loses_less_than_two_seconds_of_typing(store: Path) -> None:
    with console(store) as terminal:
        meet(terminal)
        terminal.press(TAB)
        terminal.press("looks tired, ask why; ")
        terminal.wait(lambda screen: screen.has("looks tired, ask why"))
        waited = wait(terminal, lambda: "looks tired, ask why" in kept(store))
        terminal.press("and then")
        terminal.wait(lambda screen: screen.has("and then"))
        # leaving kills it, while it is typed in
    assert waited < LOST
    with console(store) as terminal:
        meet(terminal)
        terminal.wait(lambda screen: screen.has("looks tired, ask why"))
    with console(store, "--as", "Dana Whitlock") as terminal:
        terminal.wait(lambda screen: screen.has("▸ "))
        meet(terminal)
        assert not terminal.has("looks tired")
