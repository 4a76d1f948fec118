"""Filtering while typing, filters of one's own, and sorting by any column."""

from __future__ import annotations

from pathlib import Path

import pytest
import ui_stores as stores
from textual import events
from ui_lead import at_work


@pytest.mark.slow
async def test_a_filter_narrows_while_it_is_typed_and_stays(store: Path) -> None:
    async with at_work(store, size=(160, 40)) as lead:
        await lead.press("slash")
        await lead.types("billed")
        await lead.sees("Open 1", "Closed 0")
        assert lead.refs == ["T-1004"]
        await lead.press("enter")
        await lead.sees("/billed")
        conn = stores.connect(store)
        stores.rate(conn, "T-2001", 1, "Billed again.", stores.NOW - stores.HOUR)
        stores.rate(conn, "T-2002", 1, "Too slow.", stores.NOW - stores.HOUR)
        conn.close()
        await lead.sees("Open 2", "T-2001")
        await lead.press("]", "[")
        await lead.sees("/billed", "T-2001")
        assert "T-2002" not in lead.screen
        await lead.press("escape")
        await lead.sees("Open 10", "T-2002")
        await lead.sees_no("/billed")


async def test_esc_in_the_line_takes_the_filter_away(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("slash")
        await lead.types("nobodysaidthis")
        await lead.sees("Nothing here fits /nobodysaidthis", "Open 0")
        await lead.press("escape")
        await lead.sees("Open 8", "T-1001")
        await lead.press("j", "c")
        await lead.sees("Claimed")


async def test_a_megabyte_pasted_is_cut_with_a_sentence(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("slash")
        await lead.until(lambda: lead.app.focused is not None and lead.app.focused.id == "filter", "no line")
        lead.app.post_message(events.Paste("x" * 1_000_000))
        await lead.sees("characters of what was pasted were left out", "Nothing here fits")
        await lead.press("escape")
        await lead.sees("Open 8")


@pytest.mark.slow
async def test_a_filter_is_saved_under_a_name_and_used_again(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("c")
        await lead.sees("Claimed")
        await lead.press("slash")
        await lead.types("-billed")
        await lead.press("enter")
        await lead.sees("Open 7")
        await lead.asks("F", "/-billed stands")
        await lead.types("unbilled")
        await lead.sees("save this filter as “unbilled”")
        await lead.press("enter")
        await lead.sees("Filter “unbilled” is kept.")
        await lead.press("escape")
        await lead.sees("Open 8")
        await lead.asks("F", "unbilled  /-billed")
        await lead.press("enter")
        await lead.sees("Open 7", "/-billed")


async def test_sorting_by_key_and_by_heading_survives_changes_and_lanes(store: Path) -> None:
    async with at_work(store, size=(160, 40)) as lead:
        await lead.press("s", "s")
        await lead.sees("Ticket ▲")
        await lead.until(lambda: lead.refs == sorted(lead.refs), "not sorted")
        await lead.press("S")
        await lead.sees("Ticket ▼")
        await lead.until(lambda: lead.refs == sorted(lead.refs, reverse=True), "not turned round")
        conn = stores.connect(store)
        stores.rate(conn, "T-2001", 2, None, stores.NOW - stores.HOUR)
        conn.close()
        await lead.until(lambda: lead.refs[0] == "T-2001", "a new case is not in its place")
        await lead.press("]", "[")
        await lead.sees("Ticket ▼")
        x = lead.screen.splitlines()[2].index("Customer")
        await lead.pilot.click("#queue", offset=(x + 1, 0))
        await lead.sees("Customer ▲")
        await lead.pilot.click("#queue", offset=(x + 1, 0))
        await lead.sees("Customer ▼")
