"""Many cases at once: marked ones, and all of one customer."""

from __future__ import annotations

from pathlib import Path

import pytest
import ui_stores as stores
from ui_lead import at_work


async def test_marked_cases_wait_together_and_come_back_together(store: Path) -> None:
    async with at_work(store, size=(140, 40)) as lead:
        await lead.press("space", "j", "j", "v")
        await lead.sees("4 marked")
        await lead.press("j", "space")
        await lead.sees("5 marked", "✓")
        await lead.press("t")
        await lead.sees("done one by one")
        await lead.asks("w", "5 cases")
        await lead.press("1", "enter")
        await lead.sees("5 cases done", "Waiting 5", "Open 3")
        await lead.sees_no("5 marked")
        await lead.press("z")
        await lead.sees("Undid: wait of 5 cases", "Waiting 0", "Open 8")


async def test_what_can_not_be_done_is_left_out_and_told(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("c")
        await lead.sees("Claimed")
        await lead.press("space", "space", "c")
        await lead.hears("1 case done, the first: Claimed", "1 left out: You have claimed this case already.")
        assert lead.store("SELECT count(*) FROM recovery WHERE owner_id = 1") == [(2,)]


async def test_esc_takes_marks_away_first(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("slash")
        await lead.types("t-")
        await lead.press("enter", "space")
        await lead.sees("1 marked")
        await lead.press("escape")
        await lead.sees_no("1 marked")
        await lead.sees("/t-")
        await lead.press("escape")
        await lead.sees_no("/t-")


@pytest.mark.slow
async def test_ten_thousand_marks(tmp_path: Path) -> None:
    path = stores.many(tmp_path / "many.db", 10_000)
    async with at_work(path) as lead:
        await lead.press("space", "G", "v")
        await lead.sees("10,000 marked")
        await lead.press("b", "3")
        await lead.sees("10,000 cases done")
        assert lead.store("SELECT count(*) FROM rating WHERE cause = 'policy'") == [(10_000,)]
        await lead.sees_no(" marked ")


@pytest.mark.slow
async def test_one_customers_cases_are_asked_about(store: Path) -> None:
    conn = stores.connect(store)
    stores.rate(conn, "T-3001", 1, None, stores.NOW - stores.HOUR, customer=1)
    conn.close()
    async with at_work(store, size=(160, 60)) as lead:
        await lead.goes_to("T-3001")
        await lead.sees("×2 Maria López", "1 other open case of this customer", "T-1001 · open")
        await lead.asks("c", "this one", "all 2 of Maria López")
        await lead.press("escape")
        assert lead.store("SELECT count(*) FROM journal") == [(0,)]
        await lead.asks("c")
        await lead.press("2")
        await lead.sees("2 cases done", "Mine 2")
        await lead.press("z")
        await lead.sees("Undid: claim of 2 cases", "Mine 0")
        await lead.goes_to("T-3001")
        await lead.asks("c")
        await lead.press("1")
        await lead.sees("Claimed T-3001.", "Mine 1")
