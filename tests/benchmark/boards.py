"""`cells` and `board`: the scorecards on a second monitor, while another program commits and while nothing happens."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from bench import Bench, console
from rows import Row, alone, p95
from running import other_program, processor_time, writer
from terminal import Terminal

TEAM = "AAA live"


def cells(bench: Bench) -> list[Row]:
    """An answer that another process commits → the changed number on the screen, under 200 commits a second.

    For the large store it is printed; the number to reach is the other's.
    """
    rows = [_cells(bench, bench.years_copy(), bench.scale.interactions, 150)]
    if bench.scale.large > bench.scale.interactions:
        rows.append(_cells(bench, bench.large_copy(), bench.scale.large, None))
    return rows


def _cells(bench: Bench, store: Path, interactions: int, reach: float | None) -> Row:
    with other_program(store) as conn:
        _make_team(conn)
        with Terminal(_board(store), bench.environment) as terminal:
            terminal.wait(lambda t: t.has(TEAM))
            terminal.settle(1)
            with writer(store):
                times = [_until_seen(terminal, conn, number) for number in range(bench.scale.keys)]
    what = f"cells: answered elsewhere → its number on the screen, p95; {interactions:,} interactions, 200 commits/s"
    return alone(what, p95(times) * 1000, reach, "ms")


def board(bench: Bench) -> list[Row]:
    """The share of a core of scorecards nobody touches."""
    with Terminal(_board(bench.years_copy()), bench.environment) as terminal:
        terminal.wait(lambda t: t.has("Response"))
        terminal.settle(2)
        before, began = processor_time(terminal.pid), time.perf_counter()
        time.sleep(bench.scale.idle)
        share = (processor_time(terminal.pid) - before) / (time.perf_counter() - began)
    return [alone(f"board: processor of idle scorecards, {bench.scale.idle:g} s", share * 100, 1, "%")]


def _board(store: Path) -> list[str]:
    return [*console(store), "--view", "scorecards"]


def _make_team(conn: sqlite3.Connection) -> None:
    """A team of its own, answered often enough to be told apart by its number."""
    conn.execute("BEGIN IMMEDIATE")
    team = conn.execute("INSERT INTO team (name) VALUES (?)", (TEAM,)).lastrowid
    for number in range(100):
        _answer(conn, team, number)
    conn.execute("COMMIT")


def _answer(conn: sqlite3.Connection, team: int | None, number: int) -> None:
    ticket = conn.execute(
        "INSERT INTO interaction (source, external_id, team_id) VALUES ('desk', ?, ?)", (f"LIVE-{number}", team)
    ).lastrowid
    conn.execute(
        "INSERT INTO rating (interaction_id, metric, value, low, high, answered_at)"
        " VALUES (?, 'csat', 5, 1, 5, strftime('%s', 'now') - 60)", (ticket,),
    )  # fmt: skip


def _until_seen(terminal: Terminal, conn: sqlite3.Connection, number: int) -> float:
    """Seconds from a commit, which falls anywhere between two looks of the console, to the team's new count."""
    terminal.watch(0.05 + number * 37 % 100 / 1000)
    (team,) = conn.execute("SELECT id FROM team WHERE name = ?", (TEAM,)).fetchone()
    conn.execute("BEGIN IMMEDIATE")
    _answer(conn, team, 100 + number)
    conn.execute("COMMIT")
    committed = time.perf_counter()
    return terminal.wait(lambda t: f" {101 + number} " in t.line_of(TEAM)) - committed
