"""A coach reviews by keyboard alone: what is drawn, the form beside the conversation, blind calibration."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import ui_stores as stores
from tests_support import reviewed
from tests_support.town import DAY, Town
from ui_lead import Lead, at_work

from console.ui.private import NOWHERE, Private
from console.ui.screens.agents import AgentGrid
from console.ui.screens.draws import DrawnGrid
from console.ui.screens.review import ReviewScreen
from console.ui.screens.review_page import CriterionGrid

MARKED = ("1", "j", "2", "j", "n")  # identity checked, solved in half, went further N/A
POINTS = "64.3"


@pytest.fixture
def office(tmp_path: Path) -> Town:
    """Sam and Ben with two finished tickets each, a rubric, and two coaches."""
    town = Town(tmp_path / "office.db", now=stores.NOW)
    town.add("setting", key="as_of", value=str(stores.NOW))
    for agent in reviewed.team(town, "Sam", "Ben"):
        for number in (1, 2):
            reviewed.finished(town, f"T-{agent}{number}", agent, days=number + 1)
    reviewed.imported(town)
    for name in ("Ruth", "Tomas"):
        town.add("person", name=name)
    return town


@asynccontextmanager
async def drawing(
    town: Town, me: str = "Ruth", private: Private = NOWHERE, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Lead]:
    """What to review next, read."""
    async with at_work(town.path, me=me, size=size, private=private) as lead:
        await lead.press("2")
        await lead.until(lambda: bool(lead.app.screen.query(AgentGrid)), "no agents")
        await lead.until(lambda: lead.app.screen.query_one(AgentGrid).ready, "the agents were never read")
        await lead.press("R")
        await at_the_draws(lead)
        yield lead


async def at_the_draws(lead: Lead) -> None:
    """The list is on top, and read."""
    await lead.until(lambda: bool(lead.app.screen.query(DrawnGrid)), "no draws")
    await lead.until(lambda: lead.app.screen.query_one(DrawnGrid).ready, "nothing was drawn")


async def opens(lead: Lead, key: str = "enter") -> None:
    """The form of the ticket under the cursor, read."""
    await lead.press(key)
    await lead.until(lambda: isinstance(lead.app.screen, ReviewScreen), "no form opened")
    await lead.until(lambda: lead.app.screen.query_one(CriterionGrid).ready, "no criteria")
    await lead.sees("Identity checked", "of 3 marked")


def drafts(path: Path) -> list[str]:
    """What is kept."""
    if not path.exists():
        return []
    conn = sqlite3.connect(path)
    try:
        return [row[0] for row in conn.execute("SELECT words FROM draft")]
    except sqlite3.OperationalError:  # the table is still to come
        return []
    finally:
        conn.close()


async def test_a_whole_form_in_one_burst(office: Town) -> None:
    """Keys that come before the form is there are for the form."""
    async with drawing(office) as lead:
        first = lead.ref
        lead.burst("enter", "tab", "shift+tab", *MARKED, "s")
        await lead.hears(f"Reviewed {first} of", f"(random): {POINTS} points.")


@pytest.mark.slow
async def test_two_conversations_by_keyboard_alone_with_a_live_score_and_undo(office: Town) -> None:
    async with drawing(office) as lead:
        await lead.sees("no random reviews in 90 days", "2 random")
        first = lead.ref
        await opens(lead)
        await lead.sees("QA –", "0 of 3 marked", "It is broken.", "0–4 ?")
        await lead.press("s")
        await lead.hears("No mark yet for “Identity checked”, “Solved”, “Went further”")
        await lead.press("1")
        await lead.sees("QA 100.0", "1 of 3 marked", "1/1")
        await lead.press("j", "2")
        await lead.sees(f"QA {POINTS}", "2/4")
        await lead.press("enter", "j", "enter")
        await lead.sees("“Who are you?”", "❝ Solved")
        await lead.press("j", "n")
        await lead.sees("3 of 3 marked")
        await lead.press("a")
        await lead.sees("What the agent should take from it")
        await lead.types("Ask first.")
        await lead.press("enter", "s")
        await lead.hears(f"Reviewed {first} of", f"(random): {POINTS} points.")
        await at_the_draws(lead)
        await lead.until(lambda: lead.ref != first, "the reviewed ticket is still drawn first")
        second = lead.ref
        await opens(lead)
        await lead.press(*MARKED, "s")
        await lead.hears(f"Reviewed {second} of")
        await at_the_draws(lead)
        assert lead.store("SELECT drawn, round(score, 1), note FROM review ORDER BY id") == [
            ("random", 64.3, "Ask first."), ("random", 64.3, None),
        ]  # fmt: skip
        assert lead.store("SELECT evidence FROM review_answer WHERE turn_id IS NOT NULL") == [("Who are you?",)]
        await lead.press("z")
        await lead.hears(f"Undid: review of {second}.")
        await lead.sees(second)
        await lead.press("Z")
        await lead.hears(f"Redid: review of {second}.")
        assert lead.store("SELECT count(*) FROM review") == [(2,)]


@pytest.mark.slow
async def test_what_was_marked_outlives_a_killed_terminal(office: Town, tmp_path: Path) -> None:
    private = Private(tmp_path / "private.db")
    async with drawing(office, private=private) as lead:
        await opens(lead)
        await lead.press("1", "j", "2", "enter", "j", "enter", "j", "n")
        await lead.until(
            lambda: any('"Went further": [null' in words for words in drafts(tmp_path / "private.db")), "not kept"
        )
    async with drawing(office, private=private) as lead:
        await opens(lead)
        await lead.hears("Going on from your draft.")
        await lead.sees("3 of 3 marked", f"QA {POINTS}", "“Who are you?”")
        await lead.press("s")
        await at_the_draws(lead)
        await lead.until(lambda: drafts(tmp_path / "private.db") == [], "the draft was not dropped")
        assert lead.store("SELECT count(*) FROM review") == [(1,)]


async def test_leaving_keeps_it_and_a_cleared_one_is_kept_no_more(office: Town, tmp_path: Path) -> None:
    async with drawing(office, private=Private(tmp_path / "private.db")) as lead:
        await opens(lead)
        await lead.press("1", "escape")
        await at_the_draws(lead)
        assert json.loads(drafts(tmp_path / "private.db")[0])["marks"] == {"Identity checked": [1.0, None]}
        await opens(lead)
        await lead.sees("1 of 3 marked")
        await lead.press("backspace")
        await lead.sees("0 of 3 marked")
        await lead.press("escape")
        await at_the_draws(lead)
        assert drafts(tmp_path / "private.db") == []


async def test_a_ticket_deleted_at_its_source_meanwhile_is_told_and_the_draft_stays(
    office: Town, tmp_path: Path
) -> None:
    async with drawing(office, private=Private(tmp_path / "private.db")) as lead:
        ref = lead.ref
        await opens(lead)
        await lead.press(*MARKED)
        office.sql.execute("PRAGMA foreign_keys = ON")
        office.sql.execute("DELETE FROM interaction WHERE external_id = ?", (ref,))
        await lead.press("s")
        await lead.hears("This ticket was deleted at its source")
        assert isinstance(lead.app.screen, ReviewScreen)
        await lead.press("escape")
        await at_the_draws(lead)
        assert len(drafts(tmp_path / "private.db")) == 1 and lead.store("SELECT count(*) FROM review") == [(0,)]


async def test_marks_off_the_scale_and_dead_keys_say_why(office: Town) -> None:
    async with drawing(office) as lead:
        await opens(lead)
        await lead.press("7")
        await lead.hears("“Identity checked” goes from 0 to 1: press such a digit")
        await lead.press("j", "n")
        await lead.hears("“Solved” always applies: give it a mark from 0 to 4.")
        await lead.press("right", "right", "left")
        await lead.sees("2/4")
        await lead.press("right", "right", "right", "right")
        await lead.sees("4/4")
        assert lead.app.screen.query_one(CriterionGrid).row.chosen.mark == 4  # type: ignore[union-attr]


@pytest.mark.slow
async def test_calibration_is_blind_on_the_screen_until_both_are_in(office: Town) -> None:
    async with drawing(office) as lead:
        ref = lead.ref
        await opens(lead, "c")
        await lead.sees("calibration")
        await lead.press("0", "j", "1", "j", "0", "s")
        await lead.hears("It stays unseen until a second reviewer is done.")
        await at_the_draws(lead)
        await lead.press("a")
        await lead.sees("No ticket has two calibration reviews yet", "1 waiting for the second")
        await lead.press("escape")
    async with drawing(office, me="Tomas") as lead:
        assert lead.ref == ref and "calibration" in lead.line
        await lead.sees("waits for you as the second")
        await opens(lead)
        await lead.sees("0 of 3 marked", "QA –")
        await lead.press("1", "j", "3", "j", "0", "s")
        await lead.hears("Both are in: compare them.")
        await at_the_draws(lead)
        await lead.press("a")
        await lead.sees("1 reviewed by two", "Solved", "Ruth −100.0 points, over 1", "Tickets")
        assert lead.store("SELECT count(*) FROM review WHERE drawn = 'calibration'") == [(2,)]
        await lead.press("escape", "z")
        await lead.hears("would not be blind")


@pytest.mark.slow
async def test_from_an_agents_ticket_to_the_form_and_its_quote_back_to_the_turn(office: Town) -> None:
    for ticket, value in ((1, 5), (2, 1)):
        office.rate(ticket, value, DAY, comment="Thank you!", agent_id=1)
    async with at_work(office.path, me="Ruth") as lead:
        await lead.press("2")
        await lead.sees("Sam")
        while "▸ Sam" not in lead.screen:
            await lead.press("j")
        await lead.press("enter")
        await lead.sees("CSAT by week")
        await lead.press("R")
        await at_the_draws(lead)
        assert "Ben" not in lead.screen, "of this agent alone"
        await opens(lead)
        await lead.press("0", "enter", "G", "enter", "j", "2", "j", "n", "s")
        await at_the_draws(lead)
        await lead.press("escape")
        await lead.sees("CSAT by week")
        await lead.press("ctrl+r")
        for _ in range(4):
            await lead.press("right_square_bracket")
        await lead.sees("Critical: failing it fails the review.", "“Fixed.”")
        await lead.press("j", "enter")
        await lead.sees("Conversation", "❝ quoted")
        below = lead.screen.partition("❝ quoted")[2].splitlines()
        assert any("Fixed." in line for line in below[1:3])


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (20, 5)])
async def test_the_form_has_room_on_every_screen(office: Town, size: tuple[int, int]) -> None:
    async with drawing(office, size=size) as lead:
        await lead.press("enter")
        await lead.until(lambda: isinstance(lead.app.screen, ReviewScreen), "no form opened")
        await lead.until(lambda: lead.app.screen.query_one(CriterionGrid).ready, "no criteria")
        await lead.press("1")
        if size[0] >= 80:
            await lead.sees("Identity checked", "QA 100.0", "It is broken.")


async def test_a_read_only_store_and_one_without_a_rubric_say_so(office: Town) -> None:
    office.sql.execute("DELETE FROM criterion")
    office.sql.execute("DELETE FROM rubric")
    async with drawing(office) as lead:
        await lead.press("enter")
        await lead.hears("There is no rubric yet: `csat rubric --example")
        await lead.press("T")
        await lead.sees("Ticket  ")
        await lead.press("R")
        await lead.hears("There is no rubric yet")
    async with at_work(office.path, me="Ruth", read_only=True) as lead:
        await lead.press("2")
        await lead.sees("Sam")
        await lead.press("R")
        await at_the_draws(lead)
        await lead.press("enter")
        await lead.hears("open read-only")
