"""`move`, `jump` and `claim`: what a lead waits for all day, in a lane of 100,000 cases."""

from __future__ import annotations

import re

from bare_app import ROWS
from bench import BARE, OWNER, Bench, console
from rows import Row, against, alone, p95
from terminal import Terminal

REF = re.compile(r"[TB]-\d+")


def move(bench: Bench) -> list[Row]:
    """A `down` → the next row has the cursor, in turn with the peer; the list scrolls once the screen is full."""
    ours: list[float] = []
    peer: list[float] = []
    with Terminal(console(bench.deep_copy()), bench.environment) as console_, Terminal(BARE, bench.environment) as bare:
        for terminal in (console_, bare):
            _ready(terminal)
        for number in range(bench.scale.keys):
            ours.append(_step(console_, "down"))
            peer.append(_step(bare, "up" if number // (len(ROWS) - 1) % 2 else "down"))
    return [against(f"move: key → changed screen, p95; {bench.scale.cases:,} cases", p95(ours), p95(peer), 1.3)]


def jump(bench: Bench) -> list[Row]:
    """`G` and `g`, until the row there has the cursor, and `s`, beside a single `down`."""
    moves: list[float] = []
    jumps: dict[str, list[float]] = {"G": [], "g": []}
    with Terminal(console(bench.deep_copy()), bench.environment) as terminal:
        _ready(terminal)
        for _ in range(max(1, bench.scale.keys // 2)):
            moves.append(_step(terminal, "down"))
            for key, times in jumps.items():
                times.append(_step(terminal, key))
    sorts = _sorts(bench)
    return [
        *(against(f"jump: {key} beside a single move, p95", p95(times), p95(moves), 3) for key, times in jumps.items()),
        against("jump: s beside a single move, p95 over the columns", p95(sorts), p95(moves), 3),
    ]


def _sorts(bench: Bench) -> list[float]:
    """Seconds of each `s`, until the heading of another column is marked: its rows come in the same paint."""
    times: list[float] = []
    with Terminal(console(bench.deep_copy()), bench.environment) as terminal:
        _ready(terminal)
        for _ in range(max(1, bench.scale.keys // 2)):
            before = _headings(terminal)
            pressed = terminal.press("s")
            times.append(terminal.wait(lambda t, before=before: _headings(t) not in ("", before)) - pressed)
            terminal.settle()
    return times


def _headings(terminal: Terminal) -> str:
    return terminal.line_of("Ticket ").partition("│")[0]


def claim(bench: Bench) -> list[Row]:
    """`c` → the row under the cursor names its owner."""
    times: list[float] = []
    with Terminal(console(bench.deep_copy()), bench.environment) as terminal:
        _ready(terminal)
        for _ in range(max(1, bench.scale.keys // 2)):
            ref = _ref(terminal)
            pressed = terminal.press("c")
            times.append(terminal.wait(lambda t, ref=ref: OWNER in t.line_of(f"  {ref}")) - pressed)
            terminal.settle()
            _step(terminal, "down")
    return [alone(f"claim: c → painted, p95; {bench.scale.cases:,} cases", p95(times) * 1000, 150, "ms")]


def _ready(terminal: Terminal) -> None:
    """Until rows are there and all that follows the first paint is done; one key to warm up."""
    terminal.wait(lambda t: bool(REF.search(t.under_cursor)))
    terminal.settle(0.5)
    for key in ("down", "up"):
        _step(terminal, key)


def _ref(terminal: Terminal) -> str:
    found = REF.search(terminal.under_cursor)
    return found.group() if found else ""


def _step(terminal: Terminal, key: str) -> float:
    """Seconds until another row has the cursor; then the rest of the screen may follow."""
    before = _ref(terminal)
    pressed = terminal.press(key)
    moved = terminal.wait(lambda t: _ref(t) not in ("", before))
    terminal.settle()
    return moved - pressed
