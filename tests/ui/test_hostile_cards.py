"""Hostile text in lookup and on cards: seen, followed, copied, and nothing happens."""

from __future__ import annotations

from pathlib import Path

import pytest
from ui_lead import at_work
from ui_poison import PAYLOADS, clean, poisoned

from console.domain.text import BANNED
from console.ui.screens.card import CardScreen

pytestmark = [pytest.mark.faults, pytest.mark.slow]


async def test_hostile_text_is_only_text_on_cards(tmp_path: Path) -> None:
    async with at_work(poisoned(tmp_path / "poison.db"), size=(120, 44)) as lead:
        for number, _ in enumerate(PAYLOADS):
            where = f"card {number}"
            await lead.press("T")
            await lead.sees("Ticket  ")
            await lead.press("y")
            clean(lead, where)
            for key, title in zip("CAH", ("Customer", "Account", "Agent"), strict=True) if number % 7 == 0 else ():
                await lead.press(key)
                await lead.sees(f"{title}  ")
                clean(lead, f"{title} {where}")
            if number % 7 == 0:
                await lead.press("y")
                assert not set(lead.app.clipboard) & set(map(chr, BANNED)), where
            while isinstance(lead.app.screen, CardScreen):
                await lead.press("backspace")
            lead.app.clear_notifications()
            await lead.press("j")


async def test_hostile_text_is_only_text_in_lookup(tmp_path: Path) -> None:
    async with at_work(poisoned(tmp_path / "poison.db"), size=(120, 44)) as lead:
        for words in ("app", "xxx", "日本", "evil"):
            await lead.press("ctrl+k")
            await lead.types(words)
            await lead.pilot.pause()
            clean(lead, words)
            await lead.press("ctrl+y", "down", "down")
            clean(lead, words)
            assert not set(lead.app.clipboard) & set(map(chr, BANNED)), words
            await lead.press("escape")
        assert len(lead.app.screen_stack) == 1
