"""What goes wrong while a lead works: a sentence, nothing lost, and the console goes on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import ui_stores as stores
from textual import events
from ui_lead import at_work

pytestmark = [pytest.mark.faults, pytest.mark.slow]


@pytest.mark.parametrize("key, typed", [("c", ""), ("e", ""), ("t", "3"), ("b", "1"), ("r", "1"), ("w", "1")])
async def test_a_case_deleted_at_its_source_is_told(store: Path, key: str, typed: str) -> None:
    async with at_work(store) as lead:
        await lead.sees("Next")
        news = lead.app._live.changed
        news.publish = lambda data: None  # type: ignore[method-assign]
        conn = stores.connect(store)
        conn.execute("DELETE FROM interaction WHERE external_id = ?", (lead.ref,))
        conn.close()
        await lead.press(key, *typed, *(["enter"] if key in "tw" else []))
        await lead.hears("That case is gone")
        del news.publish  # type: ignore[method-assign]
        news.publish(None)
        await lead.sees("Open 7")


async def test_a_note_of_a_megabyte_is_refused_and_kept(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.asks("a")
        lead.app.post_message(events.Paste("word " * 200_001))
        await lead.press("enter")
        await lead.hears("a million is the most a case keeps")
        await lead.until(lambda: len(lead.app.screen_stack) == 1, "the dialog stayed")
        assert lead.store("SELECT count(*) FROM note") == [(0,)]
        await lead.asks("a", "word word")


async def test_a_store_deleted_or_replaced_while_open(store: Path, tmp_path: Path) -> None:
    other = stores.morning(tmp_path / "other.db", cases=2)
    async with at_work(store) as lead:
        first = lead.ref
        away = store.rename(store.with_suffix(".away"))
        await lead.asks("a")
        await lead.types("not to be lost")
        await lead.press("enter")
        await lead.hears("is gone: it was moved or deleted")
        assert lead.ref == first
        shutil.copyfile(other, store)
        lead.app.clear_notifications()
        await lead.press("c")
        await lead.hears("was replaced by another file")
        away.replace(store)
        await lead.sees("● live")
        await lead.asks("a", "not to be lost")
        await lead.press("enter")
        await lead.sees(f"Noted on {first}.")
        assert lead.store("SELECT text FROM note") == [("not to be lost",)]
