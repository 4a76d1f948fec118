"""`python -m tests.bench`: what it makes of several runs, and that it runs."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest

import console
from tests import bench

HERE = Path(bench.__file__).parents[1]


def row(got: float, reach: float = 1.5) -> dict[str, object]:
    return {"what": "start: 1 M", "ours": "1 ms", "peer": "1 ms", "got": got, "reach": reach, "unit": "×",
            "at_least": False, "figure": 1.0}  # fmt: skip


def test_the_middle_run_is_printed_with_the_least_and_the_most() -> None:
    (line,) = bench.summed_up([[row(1.4)], [row(1.1)], [row(1.9)]])
    assert (line.got, line.least, line.most, line.met) == (1.4, 1.1, 1.9, True)
    assert line.cells()[3:] == ("1.40 ×", "1.10–1.90", "≤ 1.5 ×", "yes")
    (missed,) = bench.summed_up([[row(1.6)]])
    assert missed.met is False and missed.cells()[-1] == "NO"
    (printed,) = bench.summed_up([[row(9, math.inf)]])
    assert printed.met is None and printed.cells()[-1] == "printed"


@pytest.mark.parametrize(("figures", "slope"), [((5, 5, 5), 0), ((1, 10, 100), 1), ((1, 100, 10_000), 2)])
def test_growth_is_the_slope_between_the_sizes(figures: tuple[float, ...], slope: float) -> None:
    found = dict(zip(bench.SIZES.values(), figures, strict=True))
    assert bench.exponent(found) == pytest.approx(slope)


def test_it_runs_each_measurement_apart_and_tells_programs() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(console.__file__).parents[1]), str(HERE)])}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--only", "version", "--scale", "tiny", "--runs", "2", "--json"],
        cwd=HERE, env=environment, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout, done.stderr
    lines = json.loads(done.stdout)["lines"]
    assert lines
    for line in lines:
        assert line["what"].startswith("version") and line["least"] <= line["got"] <= line["most"]
