"""`scores` and `growth`: the rating columns of a scorecard, 28 days beside the 28 before, by team and by agent."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import large
from bench import HERE, Bench
from rows import Row, against, unmeasured

from console.domain.period import Period
from console.store import connect, scorecards
from console.store.scorecards import Wanted

WINDOW = 28 * 86_400
ROUNDS = 7
REPEATS = 5  # of a question within a round

#: The leanest SQL of the same counts: one statement for each window, no names, no thought of scales or other metrics.
_LEAN = """SELECT {by}_id, count(*), sum(verdict = 'satisfied') FROM rating WHERE metric = 'csat'
 AND answered_at >= {since} AND answered_at < {until} AND (superseded_at IS NULL OR superseded_at > {as_of}) GROUP BY {by}_id;
"""
#: The same for DuckDB, which does not see generated columns; all ratings here are on 1-5.
_DUCK = """SELECT {by}_id, count(*), sum((value >= 4)::INT), answered_at >= {since} AS now FROM rating WHERE metric = 'csat'
 AND answered_at >= {before} AND answered_at < {until} AND (superseded_at IS NULL OR superseded_at > {as_of}) GROUP BY ALL
"""


def scores(bench: Bench) -> list[Row]:
    """Beside the sqlite3 shell, in processor time, and beside DuckDB, by the clock; on the same file."""
    rows: list[Row] = []
    for size in bench.scale.sizes:
        store = large.store(bench.cache, size)
        for by in ("team", "agent"):
            wanted = _wanted(store, by, WINDOW)
            what = f"scores: 28 days by {by}, {size:,} interactions, beside"
            rows.append(_beside_shell(f"{what} the sqlite3 shell", store, wanted))
            rows.append(_beside_duckdb(f"{what} DuckDB", store, wanted, bench.duckdb))
    return rows


def growth(bench: Bench) -> list[Row]:
    """The same number of ratings in the window, in a store ten times as large."""
    small, huge = (large.store(bench.cache, size) for size in (bench.scale.interactions, bench.scale.large))
    factor = bench.scale.large // bench.scale.interactions
    rows = []
    for by in ("team", "agent"):
        with connect.reading(small) as few, connect.reading(huge) as many:
            asks = (
                partial(scorecards.cards, few, _wanted(small, by, WINDOW)),
                partial(scorecards.cards, many, _wanted(huge, by, WINDOW // factor)),
            )
            times = fewest(*(partial(processor, ask) for ask in asks))
        what = f"growth: by {by}, {bench.scale.interactions:,} → {bench.scale.large:,} interactions"
        rows.append(against(what, times[1], times[0], 1.3))
    return rows


def _wanted(store: Path, by: str, length: int) -> Wanted:
    """The window that ends with the newest answer, and the one before."""
    with connect.reading(store) as conn:
        newest = conn.execute("SELECT max(answered_at) FROM rating WHERE metric = 'csat'").fetchone()[0]
    until = newest + 1
    now, before = Period(until - length, until, "now"), Period(until - 2 * length, until - length, "before")
    return Wanted(by, now, before, newest)


def _beside_shell(what: str, store: Path, wanted: Wanted) -> Row:
    shell = shutil.which("sqlite3")
    with connect.reading(store) as conn:
        ours = partial(processor, partial(scorecards.cards, conn, wanted))
        if shell is None:
            return unmeasured(what, *fewest(ours), why="no sqlite3 shell", reach=1.25)
        return against(what, *fewest(ours, partial(_in_shell, shell, store, wanted)), 1.25)


def _beside_duckdb(what: str, store: Path, wanted: Wanted, python: Path | None) -> Row:
    with connect.reading(store) as conn:
        (ours,) = fewest(partial(_timed, partial(scorecards.cards, conn, wanted)))
    if python is None:
        return unmeasured(what, ours, "no --duckdb", 1)
    question = _DUCK.format(by=wanted.by, since=wanted.now.since, before=wanted.before.since, until=wanted.now.until,
                            as_of=wanted.as_of)  # fmt: skip
    done = subprocess.run(
        [str(python), str(HERE / "duck.py"), str(store), question, str(ROUNDS)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return unmeasured(what, ours, done.stderr.strip().splitlines()[-1][:60], 1)
    return against(what, ours, float(done.stdout), 1)


def _in_shell(shell: str, store: Path, wanted: Wanted) -> float:
    """Processor seconds of one run, by the shell's own timer."""
    both = "".join(
        _LEAN.format(by=wanted.by, since=period.since, until=period.until, as_of=wanted.as_of)
        for period in (wanted.now, wanted.before)
    )
    done = subprocess.run(
        [shell, "-readonly", str(store)],
        input=both + ".timer on\n" + both * REPEATS,
        capture_output=True,
        text=True,
        check=True,
    )
    spent = [float(user) + float(system) for user, system in re.findall(r"user ([\d.]+) sys ([\d.]+)", done.stdout)]
    return sum(spent) / REPEATS


def processor(ask: Callable[[], object], repeats: int = REPEATS) -> float:
    """Processor seconds of one run, after one that is not counted, as the shell is timed too."""
    ask()
    began = time.process_time()
    for _ in range(repeats):
        ask()
    return (time.process_time() - began) / repeats


def _timed(ask: Callable[[], object]) -> float:
    """Seconds of one run by the clock."""
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def fewest(*measures: Callable[[], float], rounds: int = ROUNDS) -> list[float]:
    """The least of each, measured in turn, after a run of each to warm up."""
    for measure in measures:
        measure()
    found = [[measure() for measure in measures] for _ in range(rounds)]
    return [min(times) for times in zip(*found, strict=True)]
