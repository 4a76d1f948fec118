"""`find`: what quick lookup asks of the store beside the leanest SQL in the sqlite3 shell, and its keys in a terminal."""

from __future__ import annotations

import re
import shutil
import sqlite3
from functools import partial
from pathlib import Path
from typing import NamedTuple

import large
from bench import Bench, console
from coaching import in_shell
from rows import Row, against, alone, p95, unmeasured
from scoring import fewest, processor
from terminal import Seen, Terminal

from console.store import connect
from console.store.lookup import find

LONG, MOST = 0.5, 50  # seconds, times: one question is over too soon to be told from the clock
CTRL_K, ERASE = "\x0b", "\x7f"


class Asked(NamedTuple):
    """What is typed, by what its statement is known among those of a lookup, and the leanest SQL of the same answer."""

    what: str
    typed: str
    known_by: str
    leanest: str


QUESTIONS = (
    Asked("a ticket's id", "T-0000", "external_id >= 'T-0000'",
          "SELECT i.id, i.external_id, i.subject, i.issue, i.channel, c.name, a.name, i.opened_at FROM interaction i LEFT JOIN customer c"
          " ON c.id = customer_id LEFT JOIN agent a ON a.id = agent_id WHERE i.external_id >= 'T-0000' AND i.external_id < 'T-0001'"
          " ORDER BY i.external_id LIMIT 12;"),
    Asked("words of a name", "kane he", "name_search MATCH",
          "SELECT text FROM known_name WHERE id IN (SELECT rowid FROM name_search WHERE name_search MATCH '\"kane\" * \"he\" *'"
          " ORDER BY rowid DESC LIMIT 40);"),
    Asked("part of a name", "esuhe", "name_trigram MATCH",
          "SELECT text FROM known_name WHERE id IN (SELECT rowid FROM name_trigram WHERE name_trigram MATCH"
          " '\"esu\" AND \"suh\" AND \"uhe\"' ORDER BY rank LIMIT 200);"),
    Asked("a name with a typing error", "kane hesuhx", " OR ",
          "SELECT text FROM known_name WHERE id IN (SELECT rowid FROM name_trigram WHERE name_trigram MATCH '\"kan\" OR \"ane\""
          " OR \"ne \" OR \"e h\" OR \" he\" OR \"hes\" OR \"esu\" OR \"suh\" OR \"uhx\"' ORDER BY rank LIMIT 200);"),
    Asked("words of a comment", "nobody answered", "rating_search MATCH",
          "SELECT r.comment, r.answered_at, i.id, i.external_id, i.subject, i.issue, i.channel, c.name, a.name, i.opened_at FROM rating r"
          " JOIN interaction i ON i.id = r.interaction_id LEFT JOIN customer c ON c.id = customer_id LEFT JOIN agent a ON a.id = i.agent_id"
          " WHERE r.id IN (SELECT rowid FROM rating_search WHERE rating_search MATCH '\"nobody\" * \"answered\" *' ORDER BY rowid DESC"
          " LIMIT 12);"),
)  # fmt: skip


def look_up(bench: Bench) -> list[Row]:
    """Every question at both sizes, their plans, and a letter typed beside a plain key."""
    rows: list[Row] = []
    for size in bench.scale.sizes:
        store = bench.years() if size == bench.scale.interactions else large.store(bench.cache, size)
        with connect.reading(store) as conn:
            rows += [_beside_shell(conn, store, size, asked) for asked in QUESTIONS]
            rows.append(alone(f"find: tables read from end to end, {size:,} interactions", _scans(conn), 0, "scans"))
    return [*rows, _keys(bench)]


def _beside_shell(conn: sqlite3.Connection, store: Path, size: int, asked: Asked) -> Row:
    what = f"find: {asked.what}, {size:,} interactions, beside the sqlite3 shell"
    (statement, *_) = [one for one in _statements(conn, asked.typed) if asked.known_by in one]
    if not conn.execute(statement).fetchall():
        raise LookupError(f"{store.name} holds nothing for “{asked.typed}”: what costs nothing proves nothing")
    once = partial(processor, lambda: conn.execute(statement).fetchall())
    times = max(1, min(MOST, round(LONG / max(once(1), 1e-6))))
    ours = partial(once, times)
    shell = shutil.which("sqlite3")
    if shell is None:
        return unmeasured(what, *fewest(ours), why="no sqlite3 shell", reach=1.25)
    mine, lean = fewest(ours, partial(in_shell, shell, store, f"{asked.leanest}\n" * times))
    return against(what, mine, lean / times, 1.25)


def _statements(conn: sqlite3.Connection, typed: str) -> list[str]:
    """What one lookup runs, as it ran."""
    seen: list[str] = []
    conn.set_trace_callback(seen.append)
    find(conn, typed)
    conn.set_trace_callback(None)
    return [one for one in dict.fromkeys(seen) if one.lstrip().startswith("SELECT")]


def _scans(conn: sqlite3.Connection) -> int:
    """Steps of the plans that read a table of the store from its beginning to its end; inner answers are short."""
    steps = [
        row[3]
        for asked in QUESTIONS
        for one in _statements(conn, asked.typed)
        for row in conn.execute(f"EXPLAIN QUERY PLAN {one}")
    ]
    return sum(
        bool(re.match(r"SCAN (i|c|a|ac|r|rating|interaction|customer|agent|account|known_name|k)\b(?! USING)", step))
        for step in steps
    )


def _keys(bench: Bench) -> Row:
    """A letter more or less in lookup → what is found for it, in turn with a `down` in the list."""
    plain: list[float] = []
    typed: list[float] = []
    with (
        Terminal(console(bench.years()), bench.environment) as queue,
        Terminal(console(bench.years()), bench.environment) as lookup,
    ):
        for terminal in (queue, lookup):
            terminal.wait(lambda t: bool(t.under_cursor))
            terminal.settle(0.5)
        lookup.press(CTRL_K)
        lookup.wait(lambda t: t.has("Look up"))
        lookup.settle()
        for letter in "T-0000":
            lookup.press(letter)
            lookup.settle()
        for number in range(bench.scale.keys):
            before = queue.under_cursor
            plain.append(
                _until(
                    queue,
                    "down" if number // 20 % 2 == 0 else "up",
                    lambda t, was=before: t.under_cursor not in ("", was),
                )
            )
            digit = str(1 + number % 9)
            typed.append(
                _until(lookup, digit, lambda t, ref=f"T-0000{digit}": bool(re.search(rf"▸? {ref}\d+ ", _found(t))))
            )
            lookup.press(ERASE)
            lookup.settle()
    what = f"find: letter → results, p95; {bench.scale.interactions:,} interactions, beside a down in the list"
    return against(what, p95(typed), p95(plain), 1.5)


def _found(terminal: Terminal) -> str:
    return "\n".join(line for line in terminal.lines if "its id" in line)


def _until(terminal: Terminal, key: str, seen: Seen) -> float:
    pressed = terminal.press(key)
    came = terminal.wait(seen)
    terminal.settle()
    return came - pressed
