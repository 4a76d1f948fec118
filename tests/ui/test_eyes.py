"""What the tests themselves see: looking at a screen changes nothing on it."""

from __future__ import annotations

from pathlib import Path

from ui_lead import at_work


async def test_the_screen_below_a_dialog_is_seen_whenever_one_looks(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.asks("question_mark", "closes this", "csat", "● live")
        lead.app.screen.refresh()  # as the screen below does when it changes; it is painted in a moment
        assert "● live" in lead.screen
        await lead.pilot.pause()
        assert "● live" in lead.screen
