"""What a command loads: nothing slow that it doesn't need. A process of its own says what it imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests_support.commands import Csat

SHOW = "import sys; print(' '.join(name for name in ('textual', 'sqlite_utils', 'click', 'sqlite3') if name in sys.modules))"


def loaded(csat: Csat, code: str) -> set[str]:
    """Which of the four are loaded after `code`, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{SHOW}"],
        env=csat.environment(),
        cwd=csat.folder,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


def running(*words: object) -> str:
    """Code that runs the command and goes on behind it."""
    return (
        f"import sys; sys.argv = {['csat', *map(str, words)]!r}\n"
        "from console.__main__ import main\ntry:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code"
    )


def test_the_version_needs_nothing(csat: Csat) -> None:
    assert loaded(csat, running("--version")) == set()
    for words in (["-m", "console", "--version"],):
        done = subprocess.run(
            [sys.executable, *words], env=csat.environment(), cwd=csat.folder, capture_output=True, text=True
        )
        assert done.stdout.startswith("csat ") and done.stderr == ""


def test_the_command_line_itself_loads_neither_screens_nor_migrations(csat: Csat) -> None:
    assert loaded(csat, "import console.cli.main") & {"textual", "sqlite_utils"} == set()


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        "queue",
        "scores",
        "check",
        "rejects",
        "outbox",
        "claim T-1",
        "tried T-2 wrote",
        "backup copy.db",
        "import export.csv",
        "map export.csv",
    ],
)
def test_plain_commands_load_neither_screens_nor_migrations(filled: Csat, export: Path, words: str) -> None:
    assert loaded(filled, running(*words.split())) & {"textual", "sqlite_utils"} == set()


def test_the_plain_console_opens_without_the_command_line(csat: Csat) -> None:
    code = (
        "import console.cli.showing\nfrom console.__main__ import _is_plain\n"
        "assert _is_plain([]) and _is_plain(['store.db']) and not _is_plain(['queue']) and not _is_plain(['-h'])\n"
        "assert not _is_plain(['store.db', '--read-only']) and not _is_plain([''])"
    )
    assert loaded(csat, code) & {"textual", "sqlite_utils", "click"} == set()


def test_the_plain_console_says_what_the_command_says(csat: Csat, tmp_path: Path) -> None:
    missing = str(tmp_path / "none.db")
    plain, parsed = (
        subprocess.run(
            [sys.executable, "-m", "console", *words], env=csat.environment(), cwd=csat.folder, capture_output=True
        )
        for words in ([missing], ["open", missing])
    )
    assert plain.returncode == parsed.returncode == 4
    assert plain.stderr == parsed.stderr != b"" and plain.stdout == b""
