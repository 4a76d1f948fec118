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
from tests.benchmark import growing

HERE = Path(bench.__file__).parents[1]


def row(got: float, reach: float = 1.5) -> dict[str, object]:
    return {"what": "start: 1 M", "ours": "1 ms", "peer": "1 ms", "got": got, "reach": reach, "unit": "×",
            "at_least": False, "figure": 1.0}  # fmt: skip


def test_the_middle_run_is_printed_with_the_least_and_the_most() -> None:
    (line,) = bench.summed_up([[row(1.4)], [row(1.1)], [row(1.9)]])
    assert (line.got, line.least, line.most, line.met) == (1.4, 1.1, 1.9, True)
    assert line.cells()[3:] == ("1.40 ×", "1.10–1.90", "≤ 1.5 ×", "yes")
    assert bench.summed_up([[row(1.4)], [row(1.1)]])[0].got == 1.4
    assert bench.summed_up([[row(5) | {"at_least": True}], [row(4) | {"at_least": True}]])[0].got == 4
    (missed,) = bench.summed_up([[row(1.6)]])
    assert missed.met is False and missed.cells()[-1] == "NO"
    (printed,) = bench.summed_up([[row(9, math.inf)]])
    assert printed.met is None and printed.cells()[-1] == "printed"


@pytest.mark.parametrize(("figures", "slope"), [((5, 5, 5), 0), ((1, 10, 100), 1), ((1, 100, 10_000), 2)])
def test_growth_is_the_slope_between_the_sizes(figures: tuple[float, ...], slope: float) -> None:
    found = growing.Growth("start", dict(zip(growing.SIZES.values(), figures, strict=True)))
    assert found.exponent == pytest.approx(slope)


def test_only_the_sizes_that_a_line_lacks_are_measured_for_its_growth() -> None:
    rows = [{"what": f"find: a name, {size} interactions, beside the shell", "figure": figure}
            for size, figure in (("1,000,000", 2.0), ("10,000,000", 20.0))]  # fmt: skip
    figures = growing.by_size(rows)
    assert figures == {"find: a name, beside the shell": {1_000_000: 2.0, 10_000_000: 20.0}}
    assert growing.missing(figures) == ["small"]
    assert growing.missing({}) == ["small", "full", "huge"]
    (grown,) = growing.fitted(figures)
    assert "2.0 → 20.0" in grown.said() and "exponent 1.00" in grown.said()
    assert growing.fitted({"find: tables read from end to end": {100_000: 0.0, 1_000_000: 0.0}}) == []


def test_a_measurement_that_breaks_off_is_told_and_the_next_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        f"import sys\nif sys.argv[1] == 'start': sys.exit(3)\nprint({json.dumps([row(1.1)])!r})\n", encoding="utf-8"
    )
    monkeypatch.setattr(bench, "RUN", script)
    assert bench.main(["--only", "start", "version", "--runs", "1"]) == 1
    printed = capsys.readouterr().out
    assert "1.10 ×" in printed and "start --scale full" in printed and "ended with 3" in printed


def test_the_large_stores_are_made_once_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script, seen = tmp_path / "run.py", tmp_path / "seen"
    script.write_text(
        f"import sys\nopen({str(seen)!r}, 'a').write(sys.argv[sys.argv.index('--cache') + 1] + '\\n')\n"
        f"print({json.dumps([row(1.1)])!r})\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(bench, "RUN", script)
    assert bench.main(["--only", "start", "version", "--runs", "2"]) == 0
    folders = seen.read_text(encoding="utf-8").split()
    assert len(folders) == 4 and len(set(folders)) == 1
    assert not Path(folders[0]).exists()
    seen.unlink()
    assert bench.main(["--only", "start", "--runs", "1", "--cache", str(tmp_path)]) == 0
    assert seen.read_text(encoding="utf-8").split() == [str(tmp_path)] and script.exists()


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
