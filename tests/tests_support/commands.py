"""The command line as its users meet it: in this process, or as a program of its own."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Said:
    """How a command ended: its status, and what it wrote on either stream."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object on stdout; fails where anything else stands beside it."""
        found = json.loads(self.out)
        assert isinstance(found, dict), found
        return found

    @property
    def sentence(self) -> str:
        """The last message on stderr."""
        return self.err.strip().splitlines()[-1] if self.err.strip() else ""


@dataclass(frozen=True, slots=True)
class Csat:
    """Runs `csat` in a folder; `store` is what $CSAT_STORE says."""

    folder: Path
    store: Path

    def __call__(self, *words: object) -> Said:
        """The command in this process: quick, and as complete as its click command."""
        from console.cli.main import csat

        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                csat.main([str(word) for word in words], prog_name="csat")
                status = 0
            except SystemExit as end:
                status = end.code if isinstance(end.code, int) else int(end.code is not None)
        return Said(status, out.getvalue(), err.getvalue())

    def start(self, *words: object, ready: Callable[[], None] | None = None, **env: str) -> subprocess.Popen[str]:
        """The command as a process; `ready` runs in it before the program.

        Where `ready` takes room away, Python would leave half of a compiled module behind for every later run.
        """
        if ready is not None:
            env = {"PYTHONDONTWRITEBYTECODE": "1", **env}
        return subprocess.Popen(
            [sys.executable, "-m", "console", *map(os.fspath, self.words(words))],
            cwd=self.folder, env=self.environment(env), preexec_fn=ready, text=True, encoding="utf-8",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def program(self, *words: object, ready: Callable[[], None] | None = None, **env: str) -> Said:
        """The command as a process, to its end."""
        process = self.start(*words, ready=ready, **env)
        out, err = process.communicate(timeout=60)
        return Said(process.returncode, out, err)

    def environment(self, more: dict[str, str] | None = None) -> dict[str, str]:
        """What a process is given: the fences of this test, and where the package lies."""
        return {**os.environ, "PYTHONPATH": str(ROOT), "CSAT_STORE": str(self.store), **(more or {})}

    @staticmethod
    def words(words: Sequence[object]) -> Iterator[str]:
        """Arguments as text; paths too."""
        return (str(word) for word in words)

    def write(self, name: str, *lines: str) -> Path:
        """A file of lines in the folder."""
        path = self.folder / name
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path
