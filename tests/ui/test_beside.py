"""What stands beside a case: conversation, lessons, errands, deadlines that pass, closing the loop."""

from __future__ import annotations

from pathlib import Path

import ui_stores as stores
from ui_lead import Clock, at_work


async def test_a_conversation_is_shown_from_where_it_turned(store: Path) -> None:
    conn = stores.connect(store)
    ticket = conn.execute("SELECT id FROM interaction WHERE external_id = 'T-1003'").fetchone()[0]
    said = ["Thanks, great help!", *["I still look."] * 30, "This is terrible, the worst service.", "Goodbye."]
    for seq, text in enumerate(said):
        conn.execute("INSERT INTO turn (interaction_id, seq, at, speaker, text) VALUES (?, ?, ?, ?, ?)",
                     (ticket, seq, stores.NOW - 600 + seq, "agent" if 0 < seq < 31 else "customer", text))  # fmt: skip
    conn.close()
    async with at_work(store) as lead:
        await lead.goes_to("T-1003")
        await lead.press("o")
        await lead.sees("Conversation", "▼ turned here", "the worst service", "today 09:50")
        assert "great help" not in lead.screen
        await lead.press("N")
        await lead.sees("great help")
        await lead.press("N")
        await lead.sees("The customer said nothing before.")
        await lead.press("n", "n")
        await lead.sees("Goodbye.")
        await lead.press("n")
        await lead.sees("The customer said no more.")
        await lead.press("escape")
        await lead.sees("Open 8")


async def test_words_that_are_not_english_are_said_not_to_be_read(store: Path) -> None:
    conn = stores.connect(store)
    conn.execute("UPDATE turn SET text = '早く返金してください'")
    conn.close()
    async with at_work(store) as lead:
        await lead.goes_to("T-1001")
        await lead.press("o")
        await lead.sees("Analysed words: English only.")
        await lead.press("escape")
        await lead.goes_to("T-1004")
        await lead.press("o")
        await lead.hears("The source brought no conversation")


async def test_lessons_of_cases_like_this_stand_in_the_pane(store: Path) -> None:
    async with at_work(store, size=(160, 70)) as lead:
        closed = lead.ref
        await lead.press("x", "2")
        await lead.types("offer the refund in the first mail")
        await lead.press("enter")
        await lead.sees("Lessons of cases like this", f"same issue · {closed}", "offer the refund in the first mail")


async def test_the_help_desks_errands_are_ticked_one_by_one(store: Path) -> None:
    async with at_work(store, size=(160, 70)) as lead:
        await lead.sees("To do in the help desk", "Pause the auto-close")
        await lead.press("h")
        await lead.sees("Done in the help desk: reopen of")
        await lead.sees_no("Reopen: the customer")
        await lead.press("h")
        await lead.sees_no("Pause the auto-close")
        await lead.press("h")
        await lead.sees("Nothing is left to do in the help desk")
        await lead.press("z")
        await lead.sees("Undid: tick of", "Pause the auto-close")
        assert lead.store("SELECT count(*) FROM outbox WHERE done_at IS NOT NULL") == [(1,)]


async def test_an_overdue_case_is_announced_once(store: Path) -> None:
    clock = Clock()
    async with at_work(store, clock=clock) as lead:
        await lead.sees("10:00")
        clock.now += 4 * stores.HOUR
        await lead.sees("T-1005 is overdue")
        lead.app.clear_notifications()
        clock.now += 60
        await lead.sees("14:01")
        await lead.pilot.pause()
        assert "is overdue" not in lead.screen


async def test_many_overdue_cases_are_summed_up(store: Path) -> None:
    clock = Clock()
    async with at_work(store, clock=clock) as lead:
        clock.now += 20 * stores.HOUR
        await lead.sees("4 cases are overdue now: T-1005, T-1006, T-1007 and 1 more.")


async def test_a_clock_set_back_changes_nothing(store: Path) -> None:
    clock = Clock()
    async with at_work(store, clock=clock) as lead:
        clock.now -= 5 * stores.DAY
        await lead.press("c")
        await lead.sees("Claimed", "10:00")
        assert lead.store("SELECT at FROM journal") == [(stores.NOW,)]


async def test_closing_the_loop_counts_what_was_done(store: Path) -> None:
    conn = stores.connect(store)
    conn.execute("UPDATE recovery SET status = 'recovered', closed_by = 'lead', closed_at = ?, owner_id = 1, contacted_at ="
                 " opened_at + 3600, first_attempt_at = opened_at + 1800 WHERE id <= 2", (stores.NOW,))  # fmt: skip
    conn.execute("UPDATE recovery SET lesson = 'refund at once' WHERE id <= 2")
    conn.close()
    async with at_work(store) as lead:
        await lead.press("l")
        await lead.sees("Closing the loop", "Returns", "25 … 100 %", "30 min", "“refund” in 2", "recovered ÷ all")
        await lead.press("]")
        await lead.sees("Lead", "Dana", "not known")
        await lead.press("]", "]", "]")
        await lead.sees("Returns")
        await lead.press("escape")
        await lead.sees("Open 6")


async def test_closing_the_loop_reads_on_a_narrow_screen(store: Path) -> None:
    async with at_work(store, size=(80, 24)) as lead:
        await lead.press("l")
        await lead.sees("Recovered", "0 … 100 %", "–")
        assert all(len(line) <= 80 for line in lead.screen.splitlines())
