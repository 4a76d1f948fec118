"""What every measurement is given: how large, where, and with which program."""

from __future__ import annotations

import os
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import large
import stores

OWNER = "bench"  # who works here
MANY = 1_000_000  # interactions that are still written one by one, through the triggers
HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured; only `full` are the numbers to reach."""

    interactions: int
    large: int  # interactions of the store that shows how a question grows
    cases: int
    import_rows: int
    starts: int  # runs of a whole program
    imports: int
    keys: int  # key presses
    idle: float  # seconds

    @property
    def sizes(self) -> tuple[int, ...]:
        """The sizes of a question that is asked of a small and of a large store."""
        return tuple(dict.fromkeys((self.interactions, self.large)))


SCALES = {
    "tiny": Scale(2_000, 8_000, 500, 200, 1, 1, 3, 0.5),
    "small": Scale(100_000, 1_000_000, 10_000, 20_000, 7, 3, 40, 5.0),
    "full": Scale(1_000_000, 10_000_000, 100_000, 200_000, 15, 3, 80, 10.0),
    "huge": Scale(10_000_000, 10_000_000, 100_000, 200_000, 7, 3, 40, 5.0),
}


@dataclass(frozen=True, slots=True)
class Bench:
    """A scale, a folder for what is kept between runs, one for what is not, and real data where it was named."""

    scale: Scale
    cache: Path
    work: Path
    real_data: Path | None
    duckdb: Path | None = None  # an interpreter that has it

    def years(self) -> Path:
        """The store of two years; the quickly made one where that takes too long."""
        if self.scale.interactions > MANY:
            return large.store(self.cache, self.scale.interactions)
        return stores.two_years(self.cache, self.scale.interactions)

    def years_copy(self) -> Path:
        """The same, to be written to."""
        return self._copy(self.years())

    def large_copy(self) -> Path:
        """The large store, to be written to."""
        return self._copy(large.store(self.cache, self.scale.large))

    def deep_copy(self) -> Path:
        """The store whose open lane is very long, to be written to."""
        return self._copy(stores.deep_lane(self.cache, self.scale.cases))

    def _copy(self, store: Path) -> Path:
        copy = self.work / store.name
        for old in self.work.glob(f"{copy.name}*"):
            old.unlink()
        return Path(shutil.copyfile(store, copy))

    @property
    def environment(self) -> dict[str, str]:
        """A terminal of 16 million colours, a home that is nobody's, nothing of the developer's settings.

        PYTHONPATH is kept: a checkout that is not installed is found through it.
        """
        home = str(self.work)
        return {
            **{name: value for name, value in os.environ.items() if name == "PYTHONPATH"},
            "LOGNAME": OWNER,
            "PATH": os.environ["PATH"], "HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home,
            "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8",
        }  # fmt: skip


PYTHON = sys.executable
BARE = [PYTHON, str(HERE / "bare_app.py")]


def csat() -> list[str]:
    """The installed command; without one the package is run as a module."""
    command = Path(PYTHON).with_name("csat")
    return [str(command)] if command.exists() else [PYTHON, "-m", "console"]


def console(store: Path) -> list[str]:
    """The console on a store, opened as most people do: by its path alone."""
    return [*csat(), str(store)]


def in_order(store: Path, count: int) -> list[str]:
    """The refs of the first open cases, as `csat queue` orders them."""
    from console.store import connect, queue
    from console.store.clock import clock_of
    from console.store.records import QueueFilter

    real = int(time.time())
    conn = connect.reader(store)
    try:
        return [row.ref for row in queue.at(conn, QueueFilter("open"), clock_of(conn, real).at(real), 0, count).rows]
    finally:
        conn.close()
