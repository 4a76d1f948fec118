"""The numbers to reach, as ratios to a peer measured in turn in the same run.

    python -m venv bench && bench/bin/pip install . pyte
    bench/bin/python tests/benchmark/run.py [NAME…] [--scale small|full] [--cache DIR] [--real-data DIR]

Needs the product and pyte, nothing else: sqlite-utils loads numpy and pandas where they are installed, which
would slow the peers, so an interpreter that has them is refused. NAMEs are those of MEASURES; without one, all.
Only `--scale full` measures the sizes that the numbers speak of; `tiny` only shows that everything runs.
`--cache` keeps the large stores for the next run. `import` repeats a real export of `--real-data`, rows of its
shape without, and says so. `scores` and `agent` need the `sqlite3` shell; `--duckdb` names an interpreter that has `duckdb` and
its SQLite extension (where that can't be fetched: `pip install duckdb==1.5.5 duckdb-extension-sqlite-scanner==1.5.5`).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import alarms
import boards
import coaching
import importing
import looking
import running
import scoring
import screens
import starting
import working
from bench import SCALES, Bench
from rows import Row, table

MEASURES: dict[str, Callable[[Bench], list[Row]]] = {
    "version": starting.version,
    "start": starting.start,
    "memory": running.memory,
    "idle": running.idle,
    "move": working.move,
    "jump": working.jump,
    "claim": working.claim,
    "live": running.live,
    "cells": boards.cells,
    "board": boards.board,
    "scores": scoring.scores,
    "growth": scoring.growth,
    "agent": coaching.agent,
    "alarms": alarms.alarms,
    "find": looking.look_up,
    "switch": screens.switch,
    "open": screens.open_agent,
    "typing": screens.typing,
    "import": importing.speed,
    "lock": importing.lock,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; 0 where every number was reached, 1 where one was not."""
    asked = _asked(arguments)
    if asked.list:
        sys.stdout.write("\n".join(MEASURES) + "\n")
        return 0
    if asked.scale != "tiny" and (fat := [name for name in ("numpy", "pandas") if importlib.util.find_spec(name)]):
        sys.exit(
            f"{' and '.join(fat)} can be imported here, which slows sqlite-utils: use a venv with the product and pyte alone."
        )
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="csat-benchmark-") as work:
        cache = asked.cache or Path(work) / "kept"
        cache.mkdir(parents=True, exist_ok=True)
        bench = Bench(SCALES[asked.scale], cache.resolve(), Path(work), asked.real_data, asked.duckdb)
        for name in asked.names or MEASURES:
            sys.stderr.write(f"{name} …\n")
            rows += MEASURES[name](bench)
    sys.stdout.write((json.dumps([row._asdict() for row in rows]) if asked.json else table(rows)) + "\n")
    return 0 if all(row.met for row in rows) else 1


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The numbers to reach, as ratios to a peer in the same run.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(MEASURES)}; without one, all")
    parser.add_argument("--scale", choices=SCALES, default="small")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keeps the large stores for the next run")
    parser.add_argument("--real-data", type=Path, metavar="DIR", help="the folder that holds shopzilla/aug01_20.csv")
    parser.add_argument("--list", action="store_true", help="the names alone")
    parser.add_argument("--json", action="store_true", help="the rows for programs")
    parser.add_argument("--duckdb", type=Path, metavar="PYTHON", help="an interpreter that has DuckDB, for `scores`")
    asked = parser.parse_args(arguments)
    if unknown := [name for name in asked.names if name not in MEASURES]:
        parser.error(f"there is no measurement {', '.join(unknown)}: choose from {', '.join(MEASURES)}")
    return asked


if __name__ == "__main__":
    sys.exit(main())
