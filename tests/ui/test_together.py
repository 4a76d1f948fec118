"""A key and its answer come in one paint; an answer that is late keeps nobody from seeing what they type."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Static
from ui_lead import at_work

from console.store import lookup
from console.ui.together import Together


class Painted(App[None]):
    """Counts what is painted of one line."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("one", id="line")

    def on_mount(self) -> None:
        """What is held back, and what was painted so far."""
        self.together = Together(self)
        self.shown: list[str] = []

    def _display(self, screen, renderable) -> None:
        super()._display(screen, renderable)
        if self.is_mounted:
            self.shown.append("".join(segment.text for segment in self.screen._compositor.render_strips()[0]).strip())


async def test_what_changes_while_it_is_held_is_painted_once() -> None:
    async with Painted().run_test(size=(20, 3)) as pilot:
        app, line = pilot.app, pilot.app.query_one("#line", Static)
        app.shown.clear()
        app.together.begin()
        for word in ("two", "three", "four"):
            app.together.begin()
            line.update(word)
        app.together.end()
        await pilot.pause()
        app.together.end()
        assert app.shown[:1] == ["four"] and set(app.shown) == {"four"}


async def test_letters_are_seen_while_the_store_is_slow(store: Path, monkeypatch) -> None:
    """The search stands still; the letters and the paint do not."""
    asked, go_on = threading.Event(), threading.Event()
    real = lookup.find

    def slow(conn, words):
        asked.set()
        assert go_on.wait(20)
        return real(conn, words)

    monkeypatch.setattr("console.ui.screens.lookup.look_up", slow)
    async with at_work(store) as lead:
        await lead.press("ctrl+k")
        painted: list[str] = []
        display = lead.app._display

        def watched(screen, renderable) -> None:
            display(screen, renderable)
            painted.append(lead.screen)

        monkeypatch.setattr(lead.app, "_display", watched)
        try:
            await lead.press("l", "ó", "p")
            await asyncio.to_thread(asked.wait, 20)
            await lead.until(lambda: any("lóp" in text for text in painted), "the letters were not painted")
        finally:
            go_on.set()
        await lead.sees("Maria López")
