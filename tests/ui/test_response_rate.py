"""The response rate on the first screen: of what was sent, where a source records sending."""

from __future__ import annotations

from pathlib import Path

import ui_stores as stores
from ui_lead import at_work


async def test_the_rate_stands_in_the_first_line_with_its_n(store: Path) -> None:
    conn = stores.connect(store)
    for number in range(10):
        ticket = conn.execute(
            "INSERT INTO interaction (source, external_id, opened_at, closed_at) VALUES ('desk', ?, ?, ?) RETURNING id",
            (f"S-{number}", stores.NOW - 12 * stores.DAY, stores.NOW - 11 * stores.DAY),
        ).fetchone()[0]
        conn.execute("INSERT INTO survey (interaction_id, metric, sent_at) VALUES (?, 'csat', ?)",
                     (ticket, stores.NOW - 10 * stores.DAY))  # fmt: skip
        if number < 4:
            conn.execute("INSERT INTO rating (interaction_id, value, low, high, answered_at) VALUES (?, 5, 1, 5, ?)",
                         (ticket, stores.NOW - 9 * stores.DAY))  # fmt: skip
    conn.close()
    async with at_work(store) as lead:
        await lead.sees("response 40 % of 10")
        assert "response 40 %" in lead.screen.splitlines()[0]
    async with at_work(store, size=(80, 24)) as lead:
        await lead.sees("response 40 % of 10")


async def test_a_source_that_records_no_sending_has_a_dash(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.sees("response –")
