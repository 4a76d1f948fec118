"""`agent`: all that one agent's view and signals read, beside the leanest SQL in the sqlite3 shell, in processor time."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import time
from functools import partial
from pathlib import Path

import large
import stores
from bench import HERE, Bench
from rows import Row, against, unmeasured
from scoring import fewest, processor

from console.domain.period import Period
from console.store import coaching, connect
from console.store.coaching_ground import ground

AGENT, WINDOW, QUARTER = 1, 90 * stores.DAY, 120 * stores.DAY
ROUNDS = 5
_FILL, _LEANEST = HERE / "coached.sql", HERE / "leanest.sql"


def agent(bench: Bench) -> list[Row]:
    """The number to reach is that of the smaller store; the large one shows how it grows."""
    return [_beside_shell(bench, size) for size in bench.scale.sizes]


def _beside_shell(bench: Bench, size: int) -> Row:
    store = coached(bench.cache, size)
    what = f"agent: all queries of the agent view and its signals, {size:,} interactions, beside the sqlite3 shell"
    shell = shutil.which("sqlite3")
    with connect.reading(store) as conn:
        now = conn.execute("SELECT max(answered_at) FROM rating WHERE metric = 'csat'").fetchone()[0]
        window = Period(now + 1 - WINDOW, now + 1, "90 days")
        ours = partial(processor, partial(coaching.whole, conn, AGENT, window, now), 1)
        if shell is None:
            return unmeasured(what, *fewest(ours, rounds=ROUNDS), why="no sqlite3 shell", reach=1.5)
        known = [AGENT, *(peer.id for peer in ground(conn, window, now).peers(AGENT))]
        lean = _LEANEST.read_text(encoding="utf-8").format(
            since=window.since, until=window.until, agent=AGENT, agents=", ".join(map(str, known))
        )
        return against(what, *fewest(ours, partial(in_shell, shell, store, lean), rounds=ROUNDS), 1.5)


def in_shell(shell: str, store: Path, questions: str) -> float:
    """Processor seconds of one run, by the shell's own timer; what it finds goes nowhere."""
    done = subprocess.run(
        [shell, "-readonly", str(store)],
        input=f".output /dev/null\n{questions}.output\n.timer on\n.output /dev/null\n" + questions,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    spent = [float(user) + float(system) for user, system in re.findall(r"user ([\d.]+) sys ([\d.]+)", done.stdout)]
    return sum(spent)


def coached(folder: Path, size: int) -> Path:
    """The large store with what coaching reads, kept for the next run."""
    path = folder / f"coached-{size}-{stores.fingerprint(Path(large.__file__), Path(stores.__file__), _FILL)}.db"
    if path.exists() and time.time() - path.stat().st_mtime < stores.LIFE:
        return path
    part = path.with_suffix(".part")
    for old in folder.glob(f"coached-{size}-*"):
        old.unlink()
    shutil.copyfile(large.store(folder, size), part)
    _fill(part)
    return part.rename(path)


def _fill(path: Path) -> None:
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA synchronous = OFF")
    since = conn.execute("SELECT max(opened_at) FROM interaction").fetchone()[0] - QUARTER
    for statement in _FILL.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            conn.execute(statement, {"since": since} if ":since" in statement else {})
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    conn.close()
