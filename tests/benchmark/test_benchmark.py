"""The benchmark itself: it runs, and every row is there. What it measures at this size means nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import console

RUN = Path(__file__).with_name("run.py")
ROWS = (
    "version", "start", "memory", "idle", "move", "jump", "claim", "live", "cells", "board", "scores", "growth", "agent", "alarms",
    "find", "switch", "open", "typing",
    "import", "lock",
)  # fmt: skip


def _run(*arguments: str, before: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs it on the package under test; what stands in the folder `before` is found first."""
    folders = [before, Path(console.__file__).parents[1]]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(str(folder) for folder in folders if folder)}
    return subprocess.run([sys.executable, str(RUN), *arguments], env=environment, capture_output=True, text=True)


def test_every_measurement_runs_and_prints_its_row() -> None:
    done = _run("--scale", "tiny")
    assert done.stdout, done.stderr  # a number missed at this size is no failure
    headings, *rows = done.stdout.splitlines()
    assert headings.split() == ["what", "ours", "peer", "ratio", "reach", "met?"]
    assert {row.partition(":")[0] for row in rows} == set(ROWS)
    unmeasured = [row for row in rows if row.endswith("not measured")]
    assert all("DuckDB" in row or "sqlite3 shell" in row for row in unmeasured)  # what not every machine has
    assert all(row.split()[-1] in ("yes", "NO", "printed") for row in rows if row not in unmeasured)


def test_numbers_from_an_environment_with_numpy_are_refused(tmp_path: Path) -> None:
    (tmp_path / "numpy.py").touch()
    done = _run("version", "--scale", "small", before=tmp_path)
    assert done.returncode == 1
    assert "numpy" in done.stderr and not done.stdout
