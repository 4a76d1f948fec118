"""`switch`, `open` and `typing`: from screen to screen, into an agent, and words in a long text, beside bare Textual."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial

import coaching
import stores
from bench import HERE, PYTHON, Bench, console
from rows import Row, against, p95
from scoring import fewest, processor
from terminal import Terminal

from console.domain.period import Period
from console.store import connect
from console.store.coaching import whole

BARE = [PYTHON, str(HERE / "bare_screens.py")]
LONG = 10_000  # characters of a note
PIECE = 1_000  # characters that a terminal takes at once
QUIET = 0.3  # seconds; a cursor that blinks every half second never leaves more
ESCAPE = "\x1b"
PASTE = "\x1b[200~{}\x1b[201~"
WORDS = "What was said, and what comes of it. "


def switch(bench: Bench) -> list[Row]:
    """`3` and `1`, each until the other screen is there, in turn with the peer; both screens were open before."""
    ours: list[float] = []
    peer: list[float] = []
    with Terminal(console(bench.years()), bench.environment) as own, Terminal(BARE, bench.environment) as bare:
        for number in range(-1, bench.scale.keys):
            there = (
                (_seen(own, "3", "Scorecards"), _seen(bare, "3", "THREE ")),
                (_seen(own, "1", "Recovery"), _seen(bare, "1", "ONE ")),
            )
            if number >= 0:  # the first time a screen is made
                for mine, other in there:
                    ours.append(mine)
                    peer.append(other)
    return [
        against(
            f"switch: key → the other screen, p95; {bench.scale.interactions:,} interactions", p95(ours), p95(peer), 2
        )
    ]


def open_agent(bench: Bench) -> list[Row]:
    """`enter` on an agent → the overview, beside a bare switch and the view's own queries."""
    store = coaching.coached(bench.cache, bench.scale.interactions)
    ours: list[float] = []
    peer: list[float] = []
    with (
        Terminal([*console(store), "--view", "coaching"], bench.environment) as own,
        Terminal(BARE, bench.environment) as bare,
    ):
        own.wait(lambda t: t.has("Agent "))
        own.settle(0.5)
        bare.wait(lambda t: t.has("ONE "))
        for _ in range(max(1, bench.scale.keys // 4)):
            ours.append(_seen(own, "\r", "Raw  "))
            own.press(ESCAPE)
            own.settle(0.4)
            peer.append(_seen(bare, "3", "THREE "))
            _seen(bare, "1", "ONE ")
    with connect.reading(store) as conn:
        asked = fewest(_view(conn))[0]
    what = f"open: enter → an agent's overview, p95; {bench.scale.interactions:,} interactions, beside a switch and its queries"
    return [against(what, p95(ours), p95(peer) + asked, 2)]


def _view(conn: sqlite3.Connection) -> Callable[[], float]:
    now = conn.execute("SELECT max(answered_at) FROM rating WHERE metric = 'csat'").fetchone()[0]
    window = Period(now + 1 - 90 * stores.DAY, now + 1, "90 days")
    return partial(processor, partial(whole, conn, coaching.AGENT, window, now), 1)


def typing(bench: Bench) -> list[Row]:
    """A letter at the end of one's notes of 10,000 characters in a one-on-one → on the screen, in turn with a bare
    TextArea."""
    ours: list[float] = []
    peer: list[float] = []
    command = [*console(coaching.coached(bench.cache, bench.scale.interactions)), "--view", "coaching"]
    with Terminal(command, bench.environment) as own, Terminal(BARE, bench.environment) as bare:
        own.wait(lambda t: t.has("Agent "))
        own.settle(QUIET)
        _seen(own, "m", "Your notes")
        own.wait(lambda t: bool(t.under_cursor))  # the agenda is read
        own.press("\t")
        bare.wait(lambda t: t.has("ONE "))
        bare.press("t")
        for terminal in (own, bare):
            terminal.settle(QUIET)
            _paste(terminal, (WORDS * LONG)[:LONG])
        for number in range(bench.scale.keys):
            ours.append(_typed(own, number))
            peer.append(_typed(bare, number))
    return [against(f"typing: key → screen, p95; a note of {LONG:,} characters", p95(ours), p95(peer), 1.3)]


def _paste(terminal: Terminal, text: str) -> None:
    """As a terminal sends it: in pieces, while what is printed is taken."""
    pasted = PASTE.format(text)
    for start in range(0, len(pasted), PIECE):
        terminal.press(pasted[start : start + PIECE])
        terminal.settle(0.05)
    terminal.settle(QUIET)


def _typed(terminal: Terminal, number: int) -> float:
    """A word that no text holds, so that its last letter is seen as it comes; it never breaks at a line's end."""
    word = f"Q{number:03d}"
    for letter in f" {word[:-1]}":
        terminal.press(letter)
        terminal.settle(0.1)
    pressed = terminal.press(word[-1])
    came = terminal.wait(lambda t: t.has(word))
    terminal.settle(0.1)
    return came - pressed


def _seen(terminal: Terminal, key: str, word: str) -> float:
    """Seconds from a key to a word; then the rest of the screen may follow."""
    pressed = terminal.press(key)
    came = terminal.wait(lambda t: t.has(word))
    terminal.settle()
    return came - pressed
