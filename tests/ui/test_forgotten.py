"""A customer is forgotten while consoles are open: their lists are read anew, and nothing stops."""

from __future__ import annotations

import asyncio
from pathlib import Path

from ui_lead import at_work
from ui_stores import NOW

from console.domain.erasing import ERASED
from console.store import erasure, traces

NAME = "Jonas Weber"  # of T-1002


async def forget(store: Path) -> None:
    """Another program erases the customer and sweeps the file."""
    await asyncio.to_thread(erasure.forget, store, NAME, "ana", NOW)
    assert await asyncio.to_thread(traces.sweep, store)


async def test_the_list_and_the_case_lose_the_name_by_themselves(store: Path) -> None:
    async with at_work(store, size=(160, 40)) as lead:
        await lead.goes_to("T-1002")
        await lead.sees(NAME, "jonas.weber@example.org", "washing machine")
        await forget(store)
        await lead.sees(ERASED)
        for words in (NAME, "jonas.weber", "washing machine"):
            await lead.sees_no(words)
        assert lead.ref == "T-1002"
        await lead.press("c")
        await lead.sees("Claimed T-1002")


async def test_the_last_act_on_them_can_not_be_undone_and_says_so(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.goes_to("T-1002")
        await lead.press("c")
        await lead.sees("Claimed T-1002")
        await forget(store)
        await lead.press("z")
        await lead.hears("about a customer who has been forgotten since")
        assert lead.store("SELECT owner_id FROM recovery WHERE id = 2") != [(None,)]


async def test_the_card_and_the_lookup_know_them_no_longer(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.goes_to("T-1002")
        await lead.press("C")
        await lead.sees(NAME)
        await forget(store)
        await lead.sees(ERASED)
        await lead.sees_no(NAME)
        await lead.press("backspace")
        await lead.sees("T-1001", ERASED)
        await lead.press("ctrl+k")
        await lead.types("jonas")
        await lead.sees("Nothing here is called that")
