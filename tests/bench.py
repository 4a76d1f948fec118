"""The project's numbers, measured by anyone: figure, peer's figure, ratio and spread, line by line.

    python -m venv bench && bench/bin/pip install '.[bench]'
    bench/bin/python -m tests.bench [--only NAME…] [--runs 3] [--scale small|full] [--growth] [--json] [--cache DIR]

Each measurement (`tests/benchmark/run.py` lists them) runs in a process of its own, in turn with its peer, `--runs`
times; the median is printed with the least and the most. `--growth` measures what depends on the size of the store at
100,000, 1 and 10 million interactions and fits its growth: an exponent of 0 stays the same, 1 grows with the store.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import statistics
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

RUN = Path(__file__).with_name("benchmark") / "run.py"
SIZES = {
    "small": 100_000,
    "full": 1_000_000,
    "huge": 10_000_000,
}  # interactions of the scales that growth is fitted over
GROWS = ("start", "memory", "live", "cells", "scores")
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


class Growth(NamedTuple):
    """What a line does between the sizes."""

    what: str
    figures: dict[int, float]
    exponent: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; 0 where every number was reached, 1 where one was not."""
    asked, passed_on = _asked(arguments)
    names = asked.only or _run(["--list"])
    lines = [
        line for name in names for line in summed_up([_rows(name, asked.scale, passed_on) for _ in range(asked.runs)])
    ]
    grown = growth(names, passed_on) if asked.growth else []
    if asked.json:
        told = {
            "lines": [line._asdict() | {"met": line.met} for line in lines],
            "growth": [one._asdict() for one in grown],
        }
        sys.stdout.write(json.dumps(told, allow_nan=True) + "\n")
    else:
        sys.stdout.write("\n".join(_table([_HEADINGS, *(line.cells() for line in lines)])) + "\n")
        sys.stdout.write("".join(f"{said(one)}\n" for one in grown))
    return 1 if any(line.met is False for line in lines) else 0


def _asked(arguments: Sequence[str] | None) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description=(__doc__ or "").partition("\n")[0],
        epilog="Other options are those of tests/benchmark/run.py: --cache, --real-data, --duckdb.",
    )  # fmt: skip
    parser.add_argument("--only", nargs="+", metavar="NAME", help="these measurements alone")
    parser.add_argument("--runs", type=int, default=3, help="how often each is run")
    parser.add_argument("--scale", default="full", choices=["tiny", *SIZES])
    parser.add_argument(
        "--growth", action="store_true", help="fit the growth over 100,000, 1 and 10 million interactions"
    )
    parser.add_argument("--json", action="store_true", help="for programs")
    return parser.parse_known_args(arguments)


def _rows(name: str, scale: str, passed_on: Sequence[str]) -> list[dict[str, Any]]:
    return json.loads("".join(_run([name, "--scale", scale, "--json", *passed_on])))


def _run(arguments: Sequence[str]) -> list[str]:
    """What one run in a process of its own prints, by words; its progress goes on to the terminal."""
    done = subprocess.run([sys.executable, str(RUN), *arguments], stdout=subprocess.PIPE, text=True)
    if not done.stdout:
        sys.exit(
            f"`{' '.join(map(str, done.args))}` ended with {done.returncode} and printed nothing: its reason stands above."
        )
    return done.stdout.splitlines()


def summed_up(runs: Sequence[Sequence[dict[str, Any]]]) -> list[Line]:
    """The lines of one measurement: of each the run whose ratio lies in the middle, with the least and the most."""
    lines = []
    for same in zip(*runs, strict=True):
        middle = sorted(same, key=lambda row: row["got"])[len(same) // 2]
        got = [row["got"] for row in same]
        lines.append(Line(least=min(got), most=max(got), **middle))
    return lines


def growth(names: Iterable[str], passed_on: Sequence[str]) -> list[Growth]:
    """Measures at all sizes what depends on the size."""
    figures: dict[str, dict[int, float]] = {}
    for name in (name for name in names if name in GROWS):
        for scale, size in SIZES.items():
            for row in _rows(name, scale, passed_on):
                if f"{size:,} interactions" in row["what"] or "interactions" not in row["what"]:
                    figures.setdefault(re.sub(r"[;,]? ?[\d,]{6,} interactions", "", row["what"]), {})[size] = row[
                        "figure"
                    ]
    return [Growth(what, found, exponent(found)) for what, found in figures.items() if len(found) > 1]


def exponent(figures: dict[int, float]) -> float:
    """The slope of log(figure) over log(size) by least squares: 0 is constant, 1 is linear."""
    points = [(math.log(size), math.log(figure)) for size, figure in figures.items()]
    return statistics.linear_regression(*zip(*points, strict=True)).slope


def said(one: Growth) -> str:
    """A growth as a line."""
    steps = " → ".join(f"{figure:,.1f}" for _, figure in sorted(one.figures.items()))
    return f"growth · {one.what}: {steps} over {' → '.join(f'{size:,}' for size in sorted(one.figures))}; exponent {one.exponent:.2f}"


def _table(lines: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(line[n]) for line in lines) for n in range(len(lines[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]


if __name__ == "__main__":
    sys.exit(main())
