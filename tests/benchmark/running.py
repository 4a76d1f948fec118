"""`memory`, `idle` and `live`: a console that stays open all day on a store of a million interactions."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import HERE, PYTHON, Bench, console, in_order
from rows import Row, alone, p95
from terminal import Terminal

PAGES = 20
LANES = 5  # `]` presses that open each of the other lanes


def memory(bench: Bench) -> list[Row]:
    """The most the process ever held: after the start, twenty pages and every lane."""
    store = bench.years()
    with Terminal(console(store), bench.environment) as terminal:
        _ready(terminal, in_order(store, 1)[0])
        for key in ["pagedown"] * PAGES + ["]"] * LANES:
            terminal.press(key)
            terminal.settle()
        return [
            alone(f"memory: console, {bench.scale.interactions:,} interactions", _peak_memory(terminal.pid), 120, "MB")
        ]


def idle(bench: Bench) -> list[Row]:
    """The share of a core while nothing happens."""
    store = bench.years()
    with Terminal(console(store), bench.environment) as terminal:
        _ready(terminal, in_order(store, 1)[0])
        terminal.settle(1)
        before, began = processor_time(terminal.pid), time.perf_counter()
        time.sleep(bench.scale.idle)
        share = (processor_time(terminal.pid) - before) / (time.perf_counter() - began)
    return [alone(f"idle: processor, {bench.scale.idle:g} s", share * 100, 1, "%")]


def live(bench: Bench) -> list[Row]:
    """A case that another process opens → on the screen, while a third commits 200 times a second."""
    store = bench.years_copy()
    with Terminal(console(store), bench.environment) as terminal, other_program(store) as conn:
        _ready(terminal, in_order(store, 1)[0])
        with writer(store):
            times = [_until_seen(terminal, conn, number) for number in range(bench.scale.keys)]
    what = f"live: opened elsewhere → on screen, p95; {bench.scale.interactions:,} interactions, 200 commits/s"
    return [alone(what, p95(times) * 1000, 150, "ms")]


def _until_seen(terminal: Terminal, conn: sqlite3.Connection, number: int) -> float:
    """Seconds from a commit, which falls anywhere between two looks of the console, to its case at the top of the screen."""
    terminal.press("g")
    terminal.watch(0.05 + number * 37 % 100 / 1000)
    ref = f"LIVE-{number:04d}"
    committed = _open_case(conn, ref, number)
    return terminal.wait(lambda t: t.has(ref)) - committed


def _ready(terminal: Terminal, ref: str) -> None:
    terminal.wait(lambda t: t.has(ref))
    terminal.settle(0.5)


@contextmanager
def writer(store: Path) -> Iterator[None]:
    process = subprocess.Popen([PYTHON, str(HERE / "writer.py"), str(store)])
    try:
        yield
        if process.poll() is not None:
            raise RuntimeError(f"writer.py ended by itself, with status {process.returncode}")
    finally:
        process.kill()
        process.wait()


@contextmanager
def other_program(store: Path) -> Iterator[sqlite3.Connection]:
    conn = sqlite3.connect(store, isolation_level=None, timeout=10)
    try:
        yield conn
    finally:
        conn.close()


def _open_case(conn: sqlite3.Connection, ref: str, number: int) -> float:
    """A ticket rated 1 that ranks above all before it, since its deadline is the oldest; when it was committed."""
    conn.execute("BEGIN IMMEDIATE")
    ticket = conn.execute(
        "INSERT INTO interaction (source, external_id, customer_id) SELECT 'desk', ?, customer_id FROM recovery"
        " WHERE closed_at IS NULL ORDER BY -repeat_low, contact_due_at LIMIT 1", (ref,),
    ).lastrowid  # fmt: skip
    conn.execute(
        "INSERT INTO rating (interaction_id, metric, value, low, high, answered_at)"
        " VALUES (?, 'csat', 1, 1, 5, strftime('%s', 'now') - 29.9 * 86400 - ?)", (ticket, number),
    )  # fmt: skip
    conn.execute("COMMIT")
    return time.perf_counter()


def _peak_memory(pid: int) -> float:
    """MB, at its highest."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) * 1024 / 1e6


def processor_time(pid: int) -> float:
    """Seconds of all its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
