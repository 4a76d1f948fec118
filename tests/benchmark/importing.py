"""`import` and `lock`: a help desk's export of 200,000 rows, beside a loader that checks nothing."""

from __future__ import annotations

import csv
import os
import sqlite3
import subprocess
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from bench import PYTHON, Bench, csat
from rows import Row, alone, median

from console.store import upgrade

SAMPLE = Path("shopzilla") / "aug01_20.csv"
LOOK = 0.002  # seconds between two looks at the lock


def speed(bench: Bench) -> list[Row]:
    """Rows per second beside `sqlite-utils insert --csv`, and the import's peak memory."""
    file = _export(bench)
    rows = bench.scale.import_rows
    ours, peer, peaks = [], [], []
    for run in range(bench.scale.imports):
        seconds, peak = _timed(bench, [*csat(), "import", str(file), "--store", str(bench.work / f"ours{run}.db")])
        ours.append(rows / seconds)
        peaks.append(peak)
        peer.append(rows / _timed(bench, _loader(bench.work / f"peer{run}.db", file))[0])
    fast, slow = median(ours), median(peer)
    made_up = "" if bench.real_data else " (made up)"
    return [
        Row(
            f"import: rows a second, {rows:,} rows{made_up}",
            f"{fast:,.0f}",
            f"{slow:,.0f}",
            fast / slow,
            4,
            at_least=True,
        ),
        alone("import: peak memory", max(peaks), 200, "MB"),
    ]


def lock(bench: Bench) -> list[Row]:
    """How long another program that wants to write has to wait, per 100,000 rows."""
    file = _export(bench)
    store = bench.work / "locked.db"
    upgrade.create(store)
    command = [*csat(), "import", str(file), "--store", str(store)]
    importing = subprocess.Popen(command, env=bench.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    held = _held(store, importing)
    if importing.wait():
        raise RuntimeError(f"{' '.join(command)} ended with status {importing.returncode}")
    return [alone("lock: held per 100,000 rows", held / bench.scale.import_rows * 100_000, 2.5, "s")]


def _held(store: Path, importing: subprocess.Popen[bytes]) -> float:
    """Seconds in which the write lock could not be had while that process ran."""
    conn = sqlite3.connect(store, isolation_level=None, timeout=0)
    held, before = 0.0, time.perf_counter()
    try:
        while importing.poll() is None:
            free = _free(conn)
            now = time.perf_counter()
            held += 0 if free else now - before
            before = now
            time.sleep(LOOK)
    finally:
        conn.close()
    return held


def _free(conn: sqlite3.Connection) -> bool:
    """Whether a writer would get the lock at once."""
    try:
        conn.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return False
    conn.execute("ROLLBACK")
    return True


def _loader(store: Path, file: Path) -> list[str]:
    """The peer: every cell as text into one table, nothing looked at."""
    return [str(Path(PYTHON).with_name("sqlite-utils")), "insert", str(store), "raw", str(file), "--csv"]


def _timed(bench: Bench, command: Sequence[str]) -> tuple[float, float]:
    """Seconds and peak memory (MB) of a program that must succeed."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=bench.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with status {process.returncode}: {said.decode()[-500:]}")
    return time.perf_counter() - began, used.ru_maxrss * 1024 / 1e6


def _export(bench: Bench) -> Path:
    """The real export repeated, each row with an id of its own; in the shape of it where there is no real one."""
    file = bench.work / "export.csv"
    if not file.exists():
        with file.open("w", newline="", encoding="utf-8") as out:
            headings, rows = _original(bench)
            writer = csv.writer(out)
            writer.writerow(headings)
            writer.writerows(islice(_repeated(rows), bench.scale.import_rows))
    return file


def _original(bench: Bench) -> tuple[list[str], list[list[str]]]:
    if bench.real_data is None:
        return _MADE_UP
    with (bench.real_data / SAMPLE).open(newline="", encoding="utf-8-sig") as source:
        headings, *rows = csv.reader(source)
    return headings, rows


def _repeated(rows: list[list[str]]) -> Iterator[list[str]]:
    number = 0
    while True:
        for _, *cells in rows:
            number += 1
            yield [f"081f62d7-332f-4aac-91cf-{number:012x}", *cells]


_MADE_UP = (
    ["Unique id", "channel_name", "category", "Sub-category", "Customer Remarks", "Issue_reported at", "issue_responded",
     "Survey_response_Date", "Agent_name", "Supervisor", "Manager", "CSAT Score"],
    [["", "Inbound", "Returns", "Reverse Pickup Enquiry", "", "13/08/2023 08:55", "13/08/2023 08:57", "13-Aug-23",
      f"Agent {n % 50}", f"Lead {n % 7}", "John Smith", str(1 + n % 5)] for n in range(500)],
)  # fmt: skip
