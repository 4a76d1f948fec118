"""No command and no screen opens a network connection: each runs where sockets are refused."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests_support.commands import ROOT
from tests_support.terminal import Terminal
from tests_support.unplugged import REACHED_OUT

from console.cli.table import COMMANDS

PROGRAM = Path(ROOT) / "tests" / "tests_support" / "unplugged.py"
DAY = f"{datetime.now(UTC) - timedelta(days=1):%Y-%m-%d}"
EXPORT = f"""Ticket ID,Created at,CSAT,Agent,Team,Customer ID,Customer name,Customer email,Comment
T-1,{DAY} 09:00,1,Ana,Returns,C-1,Bo Ek,bo@x.example,never again https://x.example/
T-2,{DAY} 10:00,5,Ben,Returns,C-2,Al Li,al@x.example,fine
"""
HELP = "esc closes this"
#: What is said to each command; one that is not here is called without words.
WORDS = {
    "import": ["export.csv"], "map": ["export.csv"], "find": ["never"], "claim": ["T-1"], "tried": ["T-1", "reached"],
    "fix": ["T-1", "done"], "note": ["T-1", "call"], "cause": ["T-1", "product"], "escalate": ["T-1"],
    "play": ["T-1", "callback"], "delegate": ["T-1", "Ana"], "wait": ["T-1", "2d"], "close": ["T-1", "recovered", "--lesson", "x"],
    "hours": ["mon-fri 9-17"], "lessons": ["x"], "scores": ["--by", "team"], "agent": ["Ana"], "report": ["huddle"],
    "backup": ["copy.db"], "forget": ["bo@x.example", "--yes"], "share": ["--group", "no-such-group"],
}  # fmt: skip


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "export.csv").write_text(EXPORT)
    return {**os.environ, "PYTHONPATH": str(ROOT), "CSAT_STORE": str(tmp_path / "store.db"), "TERM": "xterm-256color"}


def test_the_fence_catches_a_program_that_reaches_out() -> None:
    done = subprocess.run([sys.executable, PROGRAM, "reach-out"], capture_output=True, text=True, check=False)
    assert done.returncode == REACHED_OUT and "tried to reach out: socket" in done.stderr


def test_no_command_reaches_out(tmp_path: Path, environment: dict[str, str]) -> None:
    names = ["import", *WORDS, *(name for name in COMMANDS if name not in (*WORDS, "open", "demo"))]
    words = [word for name in names for word in (name, *WORDS.get(name, ()), ",")]
    done = subprocess.run([sys.executable, PROGRAM, *words], env=environment, cwd=tmp_path, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "2 rows read = 2 stored" in done.stdout and "Forgotten: " in done.stdout and "is sound" in done.stdout


@pytest.mark.parametrize("words", [["--no-mouse"], ["demo"]])
def test_no_screen_reaches_out(tmp_path: Path, environment: dict[str, str], words: list[str]) -> None:
    if words != ["demo"]:
        subprocess.run(
            [sys.executable, PROGRAM, "import", "export.csv"],
            env=environment,
            cwd=tmp_path,
            check=True,
            capture_output=True,
        )
    with Terminal([sys.executable, str(PROGRAM), *words], environment, columns=140, lines=40) as terminal:
        terminal.wait(lambda screen: screen.has("Closed"))
        for key, seen in (("3", "CSAT by week"), ("2", " Coaching "), ("1", " Recovery "), ("?", HELP)):
            terminal.press(key)
            terminal.wait(lambda screen, text=seen: screen.has(text))
        terminal.press("q")
        terminal.wait(lambda screen: not screen.has(HELP))
        terminal.press("q")
        terminal.wait_end()
        assert b"tried to reach out" not in terminal.raw
