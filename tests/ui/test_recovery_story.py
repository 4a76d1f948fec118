"""A lead's way through the queue, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import ui_stores as stores
from ui_lead import at_work


@pytest.mark.slow
async def test_a_case_from_claim_to_close_and_back(store: Path) -> None:
    async with at_work(store, size=(180, 50)) as lead:
        await lead.sees("Open 8", "Watch 3")
        first = lead.ref
        await lead.press("c")
        await lead.sees(f"Claimed {first}.", "Mine 1", "Dana")
        assert lead.store("SELECT status, owner FROM cases WHERE ref = ?", first) == [("claimed", "Dana")]

        await lead.press("t", "4")
        await lead.types("he was glad")
        await lead.press("enter")
        await lead.sees("reached", "he was glad")
        await lead.press("f")
        await lead.types("refunded twice")
        await lead.press("enter")
        await lead.sees("Fix", "refunded twice")

        await lead.press("x", "1")
        await lead.types("call first")
        await lead.press("enter")
        await lead.sees(f"Closed {first} as recovered.", "Open 7", "Closed 1")
        assert first not in lead.line
        assert lead.store("SELECT status, lesson FROM cases WHERE ref = ?", first) == [("recovered", "call first")]

        for _ in range(4):
            await lead.press("z")
            await lead.pilot.pause()
        await lead.sees("Open 8", "Mine 0", "Closed 0")
        assert lead.store("SELECT status, owner, fix FROM cases WHERE ref = ?", first) == [("open", None, None)]
        await lead.until(lambda: first in lead.line, "undo did not go to its case")


async def test_the_cursor_goes_on_to_the_next_case_after_closing(store: Path) -> None:
    async with at_work(store) as lead:
        before = lead.refs
        await lead.press("j", "x", "2")
        await lead.types("nothing to do")
        await lead.press("enter")
        await lead.sees("as not recovered")
        await lead.until(lambda: before[2] in lead.line, "the cursor is not on the next case")


@pytest.mark.slow
async def test_a_case_that_contact_moved_down_leaves_the_place_it_came_from(store: Path) -> None:
    async with at_work(store) as lead:
        before = lead.refs
        await lead.press("c")
        await lead.until(lambda: "Dana" in lead.line, "it was not claimed")
        await lead.press("t", "4", "enter")
        await lead.hears("reached")
        await lead.until(lambda: lead.refs[0] == before[1] and before[0] in lead.line, "it did not move down the list")
        await lead.press("x", "2")
        await lead.types("nothing to do")
        await lead.press("enter")
        await lead.hears("as not recovered")
        await lead.until(lambda: before[1] in lead.line, "the cursor is not on the next urgent case")


async def test_a_dead_key_says_why(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("c")
        await lead.sees("Claimed")
        await lead.press("c")
        await lead.sees("You have claimed this case already.")
        await lead.press("]", "]", "]", "]")
        await lead.sees("Fine, but slow.")
        await lead.press("t")
        await lead.sees("claim it first")


async def test_recovered_needs_a_contact_and_a_fix(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.sees("Next")
        await lead.press("x", "1")
        await lead.types("too early")
        await lead.press("enter")
        await lead.sees("log it first")
        assert lead.store("SELECT count(*) FROM recovery WHERE closed_at IS NOT NULL") == [(0,)]


async def test_esc_keeps_a_draft_of_that_case_only(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("f")
        await lead.types("half a sent")
        await lead.press("escape")
        await lead.press("j", "f")
        await lead.sees("Fix made")
        await lead.sees_no("half a sent")
        await lead.press("escape", "k", "f")
        await lead.sees("half a sent")


async def test_a_watched_three_becomes_a_case_when_claimed(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("]", "]", "]", "]")
        await lead.sees("W-1")
        await lead.press("c")
        await lead.sees("Claimed W-1.", "Watch 2", "Open 9", "Mine 1")


async def test_lanes_by_key_and_by_click(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("[")
        await lead.sees("No case is closed yet.")
        await lead.press("]")
        await lead.sees("T-1001")
        at = lead.screen.splitlines()[1].index("Waiting")
        await lead.pilot.click("#lanes", offset=(at + 1, 0))
        await lead.sees("Nothing is waiting.")


async def test_the_case_pane_tells_all_of_a_case(store: Path) -> None:
    async with at_work(store, size=(160, 80)) as lead:
        await lead.goes_to("T-1002")
        await lead.sees(
            "Jonas Weber",
            "jonas.weber@example.org",
            "Northwind GmbH",
            "Priya Nair",
            "Kettle",
            "reopened here",
            "https://desk.example.org/t/T-1002",
            "claim it, so that nobody else",
            "solved, as the source says",
        )
        await lead.goes_to("T-1001")
        await lead.sees("That is what I was told last week.")
        await lead.press("c", "y")
        await lead.sees("sent to the terminal's clipboard")
        assert lead.app.clipboard == "T-1001"
        await lead.press("u")
        await lead.until(lambda: lead.app.clipboard.endswith("/t/T-1001"), "the link was not copied")
        await lead.press("Y")
        await lead.until(lambda: "T-1001: rated ●○○○○ 1/5 (low)" in lead.app.clipboard, "no summary")


async def test_a_missing_comment_is_listed_and_silence_is_respected(store: Path) -> None:
    async with at_work(store, size=(160, 60)) as lead:
        await lead.sees("no comment left")
        await lead.goes_to("T-1004")
        await lead.sees("asked not to be contacted")
        await lead.goes_to("T-1003")
        await lead.sees("No comment left: ask what went wrong.")


async def test_read_only_says_so_and_refuses(store: Path) -> None:
    async with at_work(store, read_only=True) as lead:
        await lead.sees("READ-ONLY: asked for")
        await lead.press("c")
        await lead.sees("nothing can be changed")
        assert lead.store("SELECT count(*) FROM journal") == [(0,)]


async def test_two_leads_one_case(store: Path) -> None:
    async with at_work(store) as dana, at_work(store, me="Tom Becker") as tom:
        await tom.press("c")
        await tom.sees("Claimed")
        first = tom.ref
        await dana.sees("Tom Becker")
        await dana.press("c")
        await dana.sees("Tom Becker")
        assert dana.store("SELECT owner FROM cases WHERE ref = ?", first) == [("Tom Becker",)]
        assert dana.store("SELECT count(*) FROM journal") == [(1,)]


async def test_narrow_and_wide(store: Path) -> None:
    async with at_work(store, size=(80, 24)) as lead:
        await lead.sees("Customer", "T-1001")
        await lead.sees_no("Why here  contact")
        assert "Handler" not in lead.screen
        await lead.press("enter")
        await lead.sees("“")
        await lead.press("escape", "escape")
        await lead.sees_no("Next")
        assert all(len(line) <= 80 for line in lead.screen.splitlines())


async def test_help_palette_and_quit(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("question_mark")
        await lead.sees("The list has the keys", "Take this case")
        await lead.press("escape", "colon")
        await lead.types("claim")
        await lead.sees("Take this case")
        await lead.press("enter")
        await lead.sees("Claimed")
        await lead.press("q")
        assert lead.app.return_code == 0


async def test_the_case_after_a_close_is_near_where_work_began_though_the_next_one_went(store: Path) -> None:
    async with at_work(store) as lead:
        first, second, third = lead.refs[:3]
        await lead.press("c", "t", "4", "enter")
        await lead.sees(f"Logged for {first}")
        await lead.until(lambda: lead.refs.index(first) > 1, "a case with a contact stays at the top")
        conn = stores.connect(store)
        conn.execute("UPDATE recovery SET status = 'not recovered', closed_at = ?, closed_by = 'lead' WHERE interaction_id ="
                     " (SELECT id FROM interaction WHERE external_id = ?)", (stores.NOW, second))  # fmt: skip
        conn.close()
        await lead.press("x", "2", "o", "k", "enter")
        await lead.sees(f"Closed {first}")
        await lead.until(lambda: lead.ref_or_none == third, "the cursor went elsewhere")
