"""Puts each bug into a scratch copy and fails unless its test goes red there, and is green without the bug.

`python -m tests.breaks [--only PART_OF_NAME] [--list]`, from the root of a checkout, with the test requirements installed.
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
_UNWANTED = shutil.ignore_patterns("__pycache__", ".hypothesis")


def main() -> int:
    """0 where every bug was caught."""
    options = _options()
    chosen = [one for one in every() if options.only in one.name or options.only in one.test]
    if options.list:
        _say(*(f"{one.name}: {one.why}\n    {one.test}" for one in chosen))
        return 0
    healthy = {test: _status(ROOT, test) == GREEN for test in dict.fromkeys(one.test for one in chosen)}
    missed = [one.name for one in chosen if not _caught(one, healthy[one.test])]
    _say(f"{len(chosen) - len(missed)} of {len(chosen)} bugs were caught.", *(f"  not: {name}" for name in missed))
    return 1 if missed or not chosen else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.breaks", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", default="", metavar="PART", help="bugs whose name or test holds this")
    parser.add_argument("--list", action="store_true", help="only say which there are")
    return parser.parse_args()


def _caught(one: Break, healthy: bool) -> bool:
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
            status = _status(copy, one.test)
        except DoesNotApply as error:
            _say(f"NOT APPLIED {error}")
            return False
    verdict = "red" if status == RED else "STILL GREEN" if status == GREEN else f"DID NOT RUN (pytest says {status})"
    _say(f"{'green' if healthy else 'RED BEFORE'} -> {verdict}  {one.name}: {one.why}")
    return healthy and status == RED


def _status(root: Path, test: str) -> int:
    """How pytest ends on one test, with the package of that folder."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:randomly",
        "-n",
        "0",
        test,
    ]
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True).returncode


def _say(*lines: str) -> None:
    """Each on a line, at once."""
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
