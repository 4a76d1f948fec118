"""How a lead plans a case: give it away, wait, escalate, note, cause, play."""

from __future__ import annotations

from pathlib import Path

import pytest
import ui_stores as stores
from ui_lead import at_work


async def test_part_of_a_name_is_enough_to_give_a_case_away(store: Path) -> None:
    async with at_work(store, size=(160, 50)) as lead:
        first, following = lead.refs[:2]
        await lead.asks("d", "Sam Carter  handled the ticket")
        await lead.types("beck")
        await lead.sees_no("Sam Carter  handled")
        await lead.press("enter")
        await lead.sees(f"Gave {first} to Tom Becker.")
        assert lead.store("SELECT owner, status FROM cases WHERE ref = ?", first) == [("Tom Becker", "claimed")]
        await lead.until(lambda: lead.ref == following, "the cursor did not go on")
        await lead.press("z")
        await lead.sees("Undid: delegate of")
        assert lead.store("SELECT owner FROM cases WHERE ref = ?", first) == [(None,)]


async def test_nobody_is_given_a_case_by_a_name_nobody_has(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.asks("d")
        await lead.types("zz")
        await lead.sees("Nobody here is called that")
        await lead.press("enter", "escape")
        assert lead.store("SELECT count(*) FROM journal") == [(0,)]


@pytest.mark.slow
async def test_waiting_says_how_the_words_are_read(store: Path) -> None:
    async with at_work(store, size=(160, 50)) as lead:
        first = lead.ref
        await lead.asks("w", "tomorrow 9", "in 2 h", "monday")
        await lead.types("yester")
        await lead.sees("That can't be read as a moment")
        await lead.press("enter", *["backspace"] * 6)
        await lead.types("2023-08-01")
        await lead.sees("That moment has passed")
        await lead.press("enter")
        assert lead.store("SELECT count(*) FROM journal") == [(0,)]
        await lead.press(*["backspace"] * 10)
        await lead.types("fri 14:30")
        await lead.sees("Waits until Fri 1 Sep 14:30, in 28 h.")
        await lead.press("enter")
        await lead.sees(f"{first} waits until Fri 1 Sep 14:30.", "Waiting 1", "Open 7")
        await lead.until(lambda: first not in lead.line, "the cursor did not go on")
        await lead.press("]", "]", "]")
        await lead.sees("until tomorrow 14:30, set by Dana")


async def test_the_offered_moments_are_digits(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.asks("w")
        await lead.press("1")
        await lead.sees("Waits until Fri 1 Sep 09:00")
        await lead.press("enter")
        await lead.sees("Waiting 1")


@pytest.mark.slow
async def test_note_cause_play_and_escalation_stand_in_the_pane(store: Path) -> None:
    conn = stores.connect(store)
    conn.execute("UPDATE rating SET cause_proposed = 'policy'")
    conn.close()
    async with at_work(store, size=(160, 80)) as lead:
        ref = lead.ref
        await lead.sees("not said yet; the agent proposes policy")
        await lead.asks("b", "policy  ← the agent proposes this")
        await lead.press("2")
        await lead.sees(f"{ref}: the cause is product.", "product (the agent proposes policy)")
        await lead.asks("r")
        await lead.press("3")
        await lead.sees(f"{ref}: save play.", "Play       save play")
        await lead.asks("a")
        await lead.types("likes to be called after five")
        await lead.press("enter")
        await lead.sees(f"Noted on {ref}.", "Dana · today 10:00 · likes to be called")
        await lead.press("e")
        await lead.sees(f"Escalated {ref}.", "! escalated just now")
        await lead.press("e")
        await lead.sees(f"{ref} was escalated 0 s ago.")
        for _ in range(4):
            await lead.press("z")
            await lead.pilot.pause()
        await lead.sees_no("! escalated")
        assert lead.store("SELECT play, escalated_at FROM recovery WHERE id = (SELECT min(id) FROM recovery)") == [
            (None, None)
        ]
        assert lead.store("SELECT count(*) FROM note") == [(0,)]


async def test_a_closed_case_says_why_it_can_not_be_planned(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("x", "2")
        await lead.types("gone")
        await lead.press("enter")
        await lead.sees("as not recovered")
        await lead.press("[")
        await lead.sees("Outcome")
        lead.app.clear_notifications()
        for key in "dwear":
            await lead.press(key)
            await lead.sees("This case is closed as not recovered.")
            lead.app.clear_notifications()
        await lead.asks("b", "What was it about")
