"""The project's numbers, measured by anyone: figure, peer's figure, ratio and spread, line by line.

    python -m venv bench && bench/bin/pip install '.[bench]'
    bench/bin/python -m tests.bench [--only NAME…] [--runs 3] [--scale small|full] [--growth] [--json] [--cache DIR]

Each measurement (`tests/benchmark/run.py` lists them) runs in a process of its own, in turn with its peer, `--runs`
times; the median is printed with the least and the most. `--growth` measures what depends on the size of the store at
100,000, 1 and 10 million interactions too and fits its growth: an exponent of 0 stays the same, 1 grows with the store.
The large stores are made once, in a folder that goes with the run; `--cache DIR` keeps them for the next (7 GB at full
scale). What is measured is told at once on the error output; the table comes last.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import math
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmark import growing

RUN = Path(__file__).with_name("benchmark") / "run.py"
_HEADINGS = ("what", "ours", "peer", "ratio", "spread", "reach", "met?")


class Line(NamedTuple):
    """One line over all runs: the run in the middle, and how far the others lie from it."""

    what: str
    ours: str
    peer: str
    got: float  # the ratio, or the figure of a line without peer
    least: float
    most: float
    reach: float  # infinite where the figure is only printed
    unit: str
    at_least: bool
    figure: float

    @property
    def met(self) -> bool | None:
        """Whether the number is reached; None where there is none, or it could not be measured."""
        if math.isinf(self.reach) or math.isnan(self.got):
            return None
        return self.got >= self.reach if self.at_least else self.got <= self.reach

    def cells(self) -> tuple[str, ...]:
        """The line as it is printed."""
        by = "×" if self.unit == "×" else self.unit
        got = "–" if math.isnan(self.got) else f"{self.got:,.2f} {by}"
        spread = "–" if math.isnan(self.got) else f"{self.least:,.2f}–{self.most:,.2f}"
        reach = "–" if math.isinf(self.reach) else f"{'≥' if self.at_least else '≤'} {self.reach:g} {by}"
        met = {True: "yes", False: "NO", None: "printed" if math.isinf(self.reach) else "not measured"}[self.met]
        return self.what, self.ours, self.peer, got, spread, reach, met


class Broken(Exception):
    """A measurement that ended without a row."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; 0 where every number was reached, 1 where one was not or a measurement broke off."""
    asked, passed_on = _asked(arguments)
    with tempfile.TemporaryDirectory(prefix="csat-bench-") as kept:
        passed_on += ["--cache", str(asked.cache or kept)]
        names = asked.only or _run(["--list"])
        broken: list[str] = []
        lines = _measured(names, asked, passed_on, broken)
        grown = (
            _grown([name for name in names if name in growing.GROWS], lines, passed_on, broken) if asked.growth else []
        )
    if asked.json:
        told = {
            "machine": _machine(),
            "lines": [line._asdict() | {"met": line.met} for line in lines],
            "growth": [one._asdict() | {"exponent": one.exponent} for one in grown],
            "broken": broken,
        }
        sys.stdout.write(json.dumps(told, allow_nan=True) + "\n")
    else:
        rows = _table([_HEADINGS, *(line.cells() for line in lines)])
        _say(_machine(), *rows, *(one.said() for one in grown), *(f"not measured · {why}" for why in broken))
    return 1 if broken or any(line.met is False for line in lines) else 0


def _asked(arguments: Sequence[str] | None) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description=(__doc__ or "").partition("\n")[0],
        epilog="Other options are those of tests/benchmark/run.py: --real-data, --duckdb.",
    )  # fmt: skip
    parser.add_argument("--only", nargs="+", metavar="NAME", help="these measurements alone")
    parser.add_argument("--runs", type=int, default=3, help="how often each is run")
    parser.add_argument("--scale", default="full", choices=["tiny", *growing.SIZES])
    parser.add_argument(
        "--growth", action="store_true", help="fit the growth over 100,000, 1 and 10 million interactions"
    )
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keeps the large stores for the next run")
    parser.add_argument("--json", action="store_true", help="for programs")
    return parser.parse_known_args(arguments)


def _machine() -> str:
    """When and on what this was measured."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return (
        f"{time.strftime('%Y-%m-%d')}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GiB,"
        f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
        f" Textual {importlib.metadata.version('textual')}"
    )


def _measured(
    names: Sequence[str], asked: argparse.Namespace, passed_on: Sequence[str], broken: list[str]
) -> list[Line]:
    """All lines, each told as soon as it is known; what breaks off is added to `broken`, and the next begins."""
    lines: list[Line] = []
    for name in names:
        try:
            found = summed_up([_rows(name, asked.scale, passed_on) for _ in range(asked.runs)])
        except Broken as error:
            broken.append(str(error))
            continue
        lines += found
        sys.stderr.write("".join(f"  {'  '.join(line.cells())}\n" for line in found))
    return lines


def _grown(
    names: Sequence[str], lines: Sequence[Line], passed_on: Sequence[str], broken: list[str]
) -> list[growing.Growth]:
    """Measures at the other sizes what was measured at one or two, and fits."""
    grown: list[growing.Growth] = []
    for name in names:
        rows = [line._asdict() for line in lines if line.what.startswith(f"{name}:")]
        for scale in growing.missing(growing.by_size(rows)):
            try:
                rows += _rows(name, scale, passed_on)
            except Broken as error:
                broken.append(str(error))
        found = growing.fitted(growing.by_size(rows))
        sys.stderr.write("".join(f"  {one.said()}\n" for one in found))
        grown += found
    return grown


def _rows(name: str, scale: str, passed_on: Sequence[str]) -> list[dict[str, Any]]:
    return json.loads("".join(_run([name, "--scale", scale, "--json", *passed_on])))


def _run(arguments: Sequence[str]) -> list[str]:
    """What one run in a process of its own prints, by words; its progress goes on to the terminal. Raises Broken."""
    done = subprocess.run([sys.executable, str(RUN), *arguments], stdout=subprocess.PIPE, text=True)
    if not done.stdout:
        raise Broken(
            f"{' '.join(arguments)} ended with {done.returncode} and printed nothing: its reason stands above."
        )
    return done.stdout.splitlines()


def summed_up(runs: Sequence[Sequence[dict[str, Any]]]) -> list[Line]:
    """The lines of one measurement: of each the run whose ratio lies in the middle, with the least and the most.

    Of an even number the worse of the two in the middle.
    """
    lines = []
    for same in zip(*runs, strict=True):
        middle = sorted(same, key=lambda row: row["got"], reverse=same[0]["at_least"])[len(same) // 2]
        got = [row["got"] for row in same]
        lines.append(Line(least=min(got), most=max(got), **middle))
    return lines


def _table(lines: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(line[n]) for line in lines) for n in range(len(lines[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]


def _say(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
