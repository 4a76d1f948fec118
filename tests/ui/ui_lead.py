"""A lead at the terminal: presses keys, sees what is painted, and can look into the store."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import ui_stores as stores
from textual import events
from textual._context import visible_screen_stack
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.strip import Strip

from console.store.desk import Desk
from console.ui.app import ConsoleApp
from console.ui.private import NOWHERE, Private

DEADLINE = 10.0  # seconds until something that should appear is called missing


def seen(app: App[Any]) -> list[Strip]:
    """What is painted, line by line.

    Below a dialog lies what the toolkit has been told of before it paints: without that it would paint a blank there,
    and keep it.
    """
    visible_screen_stack.set(app._background_screens)
    return app.screen._compositor.render_strips()


class Clock:
    """The machine's clock, standing still until a test moves it."""

    def __init__(self, now: int = stores.NOW) -> None:
        self.now = now

    def __call__(self) -> float:
        return float(self.now)


class Lead:
    """One person in front of one console."""

    def __init__(self, app: ConsoleApp, pilot: Pilot[None], desk: Desk, clock: Clock) -> None:
        self.app, self.pilot, self.desk, self.clock = app, pilot, desk, clock

    async def press(self, *keys: str) -> None:
        """Keys, by Textual's names."""
        await self.pilot.press(*keys)

    async def types(self, words: str) -> None:
        """Words into the field that has the focus."""
        await self.pilot.press(*(" " if c == " " else c for c in words))

    def burst(self, *keys: str, paste: str = "") -> None:
        """Keys, and then a paste, as one write of a terminal brings them: nothing is done in between."""
        for key in keys:
            character = key if len(key) == 1 else None
            self.app.post_message(events.Key(_character_to_key(key) if character else key, character))
        if paste:
            self.app.post_message(events.Paste(paste))

    @property
    def screen(self) -> str:
        """What is painted, line by line."""
        return "\n".join(strip.text.rstrip() for strip in seen(self.app))

    async def until(self, is_so: Callable[[], bool], what: str) -> None:
        """Wait until it is so; the screen is told where it never is."""
        end = time.monotonic() + DEADLINE
        while not is_so():
            assert time.monotonic() < end, f"{what}; the screen was:\n{self.screen}"
            await self.pilot.pause()

    async def sees(self, *texts: str) -> None:
        """Every one of these texts is painted, or soon will be."""
        for text in texts:
            await self.until(lambda text=text: text in self.screen, f"{text!r} did not appear")  # type: ignore[misc]

    async def sees_no(self, text: str) -> None:
        """This text is not painted, or soon no longer."""
        await self.until(lambda: text not in self.screen, f"{text!r} stayed")

    async def hears(self, *texts: str) -> None:
        """A toast says it, on however many lines."""
        for text in texts:
            await self.until(lambda text=text: any(text in n.message for n in self.app._notifications),  # type: ignore[misc]
                             f"no toast says {text!r}")  # fmt: skip

    async def asks(self, key: str, *texts: str) -> None:
        """Press a key and see the dialog it opens."""
        await self.press(key)
        await self.until(lambda: len(self.app.screen_stack) == 2, f"no dialog for {key}")
        await self.sees(*texts)

    @property
    def line(self) -> str:
        """The line of the list under the cursor."""
        return next(line for line in self.screen.splitlines() if line.startswith("▸"))

    @property
    def ref(self) -> str:
        """The ticket under the cursor."""
        found = re.search(r"[A-Z]-\d+", self.line)
        assert found, self.line
        return found[0]

    @property
    def refs(self) -> list[str]:
        """The tickets of the list, from its top."""
        return re.findall(r"^[▸ ] \S+ \d/5 +([A-Z]-\d+)", self.screen, re.MULTILINE)

    @property
    def ref_or_none(self) -> str | None:
        """The same; None while the row under the cursor is still being read."""
        return next((line for line in self.screen.splitlines() if line.startswith("▸")), None) and self.ref

    async def goes_to(self, ref: str) -> None:
        """Down the list from its top until the cursor is on that ticket."""
        await self.press("g")
        await self.pilot.pause()
        for _ in range(60):
            if self.ref == ref:
                return
            await self.press("j")
        raise AssertionError(f"{ref} is not in the list:\n{self.screen}")

    def store(self, question: str, *values: object) -> list[tuple[object, ...]]:
        """What another program reads from the store file."""
        conn = sqlite3.connect(self.desk.path)
        try:
            return conn.execute(question, values).fetchall()
        finally:
            conn.close()


@asynccontextmanager
async def at_work(
    path: Path, *, me: str = "Dana", size: tuple[int, int] = (120, 40), clock: Clock | None = None, read_only: bool = False,
    private: Private = NOWHERE, present: str | None = None,
) -> AsyncIterator[Lead]:  # fmt: skip
    """A console on a store, its first rows painted."""
    clock = clock or Clock()
    desk = Desk(path, me=me, read_only=read_only, wall=clock, present=present)
    await desk.open()
    app = ConsoleApp(desk, private=private)
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            lead = Lead(app, pilot, desk, clock)
            await lead.until(lambda: app.screen.query_one("#queue").ready, "the list was never read")  # type: ignore[attr-defined]
            await pilot.pause()
            yield lead
    finally:
        await desk.close()
