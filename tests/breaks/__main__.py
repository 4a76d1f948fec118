"""Puts each bug into a scratch copy and fails unless its test goes red there, and is green without the bug.

`python -m tests.breaks [--only PART_OF_NAME] [--list] [--real-data DIR]`, from the root of a checkout, with the test
requirements installed. A bug whose test skips here, as some do without real exports, is told and not counted.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.breaks.patching import Break, DoesNotApply, every

ROOT = Path(__file__).parents[2]
NEEDED = ("console", "tests", "pyproject.toml", "README.md", "sample.db")
GREEN, RED = 0, 1  # pytest's statuses; any other says that the test did not run
SKIPPED = -1  # pytest calls that green
ENDLESS = -2
VERDICTS = {RED: "red", GREEN: "STILL GREEN", ENDLESS: "DID NOT END"}
PATIENCE = 900.0  # seconds; a test that a bug leaves waiting has not caught it
_UNWANTED = shutil.ignore_patterns("__pycache__", ".hypothesis")


def main() -> int:
    """0 where every bug was caught."""
    options = _options()
    chosen = [one for one in every() if options.only in one.name or options.only in one.test]
    if options.list:
        _say(*(f"{one.name}: {one.why}\n    {one.test}" for one in chosen))
        return 0
    before: dict[str, int] = {}
    tried, missed = [], []
    for one in chosen:
        if one.test not in before:
            before[one.test] = _status(ROOT, one.test, options.real_data)
        if before[one.test] == SKIPPED:
            continue
        tried.append(one)
        if not _caught(one, before[one.test] == GREEN, options.real_data):
            missed.append(one.name)
    _say(f"{len(tried) - len(missed)} of {len(tried)} bugs were caught.", *(f"  not: {name}" for name in missed))
    _say(*(f"  not tried, since its test skips here: {one.name}" for one in chosen if one not in tried))
    return 1 if missed or not tried else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.breaks", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", default="", metavar="PART", help="bugs whose name or test holds this")
    parser.add_argument("--list", action="store_true", help="only say which there are")
    parser.add_argument(
        "--real-data", type=Path, metavar="DIR", help="a folder of real exports, for tests that need them"
    )
    return parser.parse_args()


def _caught(one: Break, healthy: bool, real_data: Path | None) -> bool:
    """Whether its test goes red by it; says so."""
    with tempfile.TemporaryDirectory(prefix="csat-break-") as folder:
        copy = Path(folder)
        for name in NEEDED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, copy / name, ignore=_UNWANTED)
            else:
                shutil.copy2(ROOT / name, copy / name)
        try:
            one.apply(copy)
            status = _status(copy, one.test, real_data)
        except DoesNotApply as error:
            _say(f"NOT APPLIED {error}")
            return False
    verdict = VERDICTS.get(status, f"DID NOT RUN (pytest says {status})")
    _say(f"{'green' if healthy else 'RED BEFORE'} -> {verdict}  {one.name}: {one.why}")
    return healthy and status == RED


def _status(root: Path, test: str, real_data: Path | None) -> int:
    """How pytest ends on one test, with the package of that folder."""
    options = ["-q", "-x", "-rp", "-n", "0", "-p", "no:cacheprovider", "-p", "no:randomly"]
    command = [sys.executable, "-m", "pytest", *options, test]
    if real_data:
        command += ["--real-data", str(real_data.resolve())]
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=root, env=environment, capture_output=True, text=True, errors="replace", timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return ENDLESS
    return SKIPPED if done.returncode == GREEN and "PASSED" not in done.stdout else done.returncode


def _say(*lines: str) -> None:
    """Each on a line, at once."""
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
