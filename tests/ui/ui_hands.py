"""Hands that press anything: keys of the table, words and pastes of strangers, clicks, wheels, other sizes of the terminal.

What they do follows from a seed, so that a failure can be done again.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Sequence

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from console.ui.app import ConsoleApp
from console.ui.commands import COMMANDS

KEYS = sorted({key for command in COMMANDS for key in command.keys} - {"ctrl+q", "q"})
OFTEN = (
    "enter",
    "enter",
    "escape",
    "tab",
    "down",
    "up",
    "j",
    "k",
    "space",
    "1",
    "2",
    "3",
    "4",
    "5",
    "]",
    "[",
    "y",
    "z",
)
EDITING = (
    "left",
    "right",
    "home",
    "end",
    "delete",
    "backspace",
    "ctrl+a",
    "ctrl+w",
    "ctrl+u",
    "shift+left",
    "f5",
    "ctrl+z",
)
WORDS = ("pet", "tomorrow 9", "2d", "team:returns -channel:chat", '"', "'", "*", "NEAR(", "%", "[/]", "😀", "早く返金", "لم يتصل",
         "2026-06-01..2026-06-30", ";sorry ", "\\", "x" * 300, "NULL", "-1", "9999-99-99")  # fmt: skip
PASTES = ("one line", "two\nlines\r\nof text", "\x1b[31m\x07\x00 \u202eevil", "word " * 2_000)
SIZES = ((120, 40), (120, 40), (80, 24), (20, 5), (1, 1), (300, 90), (60, 80), (200, 12))
MOST = 6  # keys that come in one go
TOLD = 60  # last acts that a failure tells


class Hands:
    """Does one act after another to a console."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self.done: deque[str] = deque(maxlen=TOLD)
        self.presses = 0  # keys, clicks, wheels and sizes so far

    async def act(self, app: ConsoleApp, pilot: Pilot[None]) -> None:
        """One act, and what comes of it, so far as the console is idle then."""
        kind = self._dice.choices(
            ("keys", "words", "paste", "click", "wheel", "size", "leave"), (60, 9, 2, 18, 6, 4, 1)
        )[0]
        self.presses += 1
        if kind == "keys":
            self._keys(app)
        elif kind == "words":
            self._typed(app, tuple(self._dice.choice(WORDS)[:40]))
        elif kind == "paste":
            self._note("paste", text := self._dice.choice(PASTES))
            app.post_message(events.Paste(text))
        elif kind == "size":
            self._note("size", size := self._dice.choice(SIZES))
            await pilot.resize_terminal(*size)
        elif kind == "leave":
            self._typed(app, ("escape",) * self._dice.randint(0, 3) + ("q",))
        else:
            self._mouse(app, kind)
        if self._dice.random() < 0.7:  # else the next comes before all of this is painted
            await pilot.pause()

    def _keys(self, app: ConsoleApp) -> None:
        often = self._dice.choices((KEYS, OFTEN, EDITING), (6, 5, 1), k=self._dice.randint(1, MOST))
        self._typed(app, [self._dice.choice(some) for some in often])

    def _typed(self, app: ConsoleApp, keys: Sequence[str]) -> None:
        """As one write of a terminal brings them."""
        self._note("keys", " ".join(keys))
        self.presses += len(keys) - 1
        for key in keys:
            character = key if len(key) == 1 else None
            app.post_message(events.Key(_character_to_key(key) if character else key, character))

    def _mouse(self, app: ConsoleApp, kind: str) -> None:
        """Where on the screen it may be; a press and its release, now and then twice."""
        x, y = (self._dice.randrange(max(1, most)) for most in app.size)
        self._note(kind, (x, y))
        if kind == "wheel":
            turned = self._dice.choice((events.MouseScrollDown, events.MouseScrollUp))
            app.post_message(turned(None, x, y, 0, 0, 0, False, False, False, screen_x=x, screen_y=y))
            return
        for _ in range(self._dice.choice((1, 1, 2))):
            for event in (events.MouseMove, events.MouseDown, events.MouseUp):
                button = 0 if event is events.MouseMove else 1
                app.post_message(event(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y))

    def _note(self, kind: str, what: object) -> None:
        self.done.append(f"{kind} {what!r}"[:160])
