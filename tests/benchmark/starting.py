"""`start` and `version`: how long a person looks at nothing."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence

from bare_app import ROWS
from bench import BARE, PYTHON, Bench, console, csat, in_order
from rows import Row, against, alone, alternately, median
from terminal import Terminal

SLOW = ("textual", "sqlite_utils")  # what an answer of one line must not wait for


def start(bench: Bench) -> list[Row]:
    """exec → the first ref on the screen, and a `down` pressed at once moves the cursor."""
    store = bench.years()
    refs = in_order(store, 2)
    ours, peer = alternately(
        bench.scale.starts,
        lambda: _usable(bench, console(store), refs),
        lambda: _usable(bench, BARE, [row.split()[0] for row in ROWS[:2]]),
    )
    what = f"start: exec → first ref, down moves; {bench.scale.interactions:,} interactions"
    return [against(what, median(ours), median(peer), 1.5)]


def _usable(bench: Bench, command: Sequence[str], refs: Sequence[str]) -> float:
    """Seconds until the first ref is there, and from a `down` at that moment until the second has the cursor."""
    with Terminal(command, bench.environment) as terminal:
        shown = terminal.first_output_with(refs[0])
        pressed = terminal.press("down")
        moved = terminal.wait(lambda t: refs[1] in t.under_cursor)
        return (shown - terminal.started) + (moved - pressed)


def version(bench: Bench) -> list[Row]:
    """`csat --version` beside the interpreter alone, and what it loads."""
    ours, peer = alternately(
        bench.scale.starts, lambda: _run(bench, [*csat(), "--version"]), lambda: _run(bench, [PYTHON, "-c", "pass"])
    )
    return [
        against("version: csat --version beside python -c pass", median(ours), median(peer), 6),
        alone(f"version: loads {' or '.join(SLOW)}", _slow_modules(bench), 0, "modules"),
    ]


def _run(bench: Bench, command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, env=bench.environment, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def _slow_modules(bench: Bench) -> int:
    question = f"import sys; from console.__main__ import main; main(); print(sum(m in sys.modules for m in {SLOW}))"
    command = [sys.executable, "-c", question, "--version"]
    done = subprocess.run(command, check=True, env=bench.environment, stdout=subprocess.PIPE, text=True)
    return int(done.stdout.split()[-1])
