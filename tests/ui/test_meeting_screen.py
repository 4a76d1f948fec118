"""A coach holds a one-on-one: agenda, notes for their eyes only, commitments, the end as one act; the next begins with them."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import ui_stores as stores
from tests_support.half_year import NOW, SAMPLE
from tests_support.town import DAY, Town
from ui_lead import Clock, Lead, at_work

from console.store import sessions
from console.store.notes import Notebook
from console.store.sessions import Agreed
from console.ui.private import Private
from console.ui.screens.agents import AgentGrid
from console.ui.screens.coaching import CoachingScreen
from console.ui.screens.meeting import MeetingScreen


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample, to work on."""
    path = tmp_path / "sample.db"
    path.write_bytes(SAMPLE.read_bytes())
    return path


@asynccontextmanager
async def meeting(
    path: Path, private: Path, *, me: str = "Ruth Adeyemi", login: str = "ruth", clock: Clock | None = None,
    read_only: bool = False, size: tuple[int, int] = (140, 40),
) -> AsyncIterator[Lead]:  # fmt: skip
    """The one-on-one with the first agent of the list, by one key."""
    own = Private(private / "private.db", exports=private / "exports", login=login)
    async with at_work(path, size=size, me=me, clock=clock, read_only=read_only, private=own) as lead:
        await lead.press("2")
        grid = lambda: lead.app.screen.query(AgentGrid)  # noqa: E731 - asked until it is there
        await lead.until(lambda: bool(grid()) and grid().first().ready, "the agents were never read")
        await lead.press("m")
        await ready(lead)
        yield lead


async def ready(lead: Lead) -> None:
    """Until the agenda and the notes were read."""
    screen = lambda: lead.app.screen  # noqa: E731 - asked until it is there
    await lead.until(lambda: isinstance(screen(), MeetingScreen) and screen()._there.is_set(), "no one-on-one")  # type: ignore[attr-defined]
    await lead.pilot.pause()


async def goes_to(lead: Lead, words: str) -> None:
    """Down the agenda from its top until the cursor is on a line with these words."""
    await lead.press("g")
    for _ in range(30):
        await lead.pilot.pause()
        if words in lead.line:
            return
        await lead.press("j")
    raise AssertionError(f"{words} is not on the agenda:\n{lead.screen}")


def notes(lead: Lead) -> str:
    """What stands in the notes."""
    return str(lead.app.screen.query_one("#notes").text)  # type: ignore[attr-defined]


async def back(lead: Lead) -> None:
    """Until the list of agents is on top again."""
    await lead.until(lambda: isinstance(lead.app.screen, CoachingScreen), "the one-on-one is still there")


async def test_the_agenda_begins_with_open_commitments_and_its_conversations_open(sample: Path, tmp_path: Path) -> None:
    async with meeting(sample, tmp_path / "own") as lead:
        kinds = [line[2:14].strip() for line in lead.screen.splitlines()[3:13]]
        assert kinds == [
            "overdue",
            "overdue",
            "kept",
            "thank for",
            "thank for",
            "work on",
            "work on",
            *["talk about"] * 3,
        ]
        assert "CSAT 65.6 % of 32 (48.3–79.6)" in lead.screen and "usually gets 73.4 %" in lead.screen
        await goes_to(lead, "T-6285")
        await lead.sees("unhappy though QA is 97.7")
        await lead.press("enter")
        await lead.sees("courier")
        await lead.until(lambda: len(lead.app.screen_stack) == 3, "no conversation")
        await lead.press("escape")
        await goes_to(lead, "Name the feeling")
        await lead.press("enter")
        await lead.hears("No single ticket stands behind this line")


async def test_qa_stands_beside_csat_however_narrow_the_screen(sample: Path, tmp_path: Path) -> None:
    async with meeting(sample, tmp_path / "own", size=(80, 24)) as lead:
        await lead.sees("CSAT 65.6 % of 32 (48.3–79.6)  QA 88 n 3")


@pytest.mark.slow
async def test_a_one_on_one_from_its_agenda_to_the_next_a_week_later(sample: Path, tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with meeting(sample, tmp_path / "own", clock=clock) as lead:
        await goes_to(lead, "Name the feeling")
        await lead.press("e")
        await lead.hears("Kept: Name the feeling before the fix.")
        await lead.press("tab")
        await lead.types("tired, ask why")
        await lead.press("escape", "a")
        await lead.sees("Commitment")
        await lead.types("Say the date")
        await lead.press("tab", *["backspace"] * 3)
        await lead.types("fri")
        await lead.press("tab")
        await lead.types("qa: next step")
        await lead.press("tab")
        await lead.types("80")
        await lead.sees("Until Fri 3 Jul 09:00, in 2 days, seen by QA: Next step, target 80.")
        await lead.press("enter")
        await lead.sees("agreed now")
        await lead.press("x")
        await lead.sees("What you share", "Lena Hofer · 1 commitment agreed")
        await lead.types("Good talk")
        await lead.press("enter")
        await lead.sees("What the agent says")
        await lead.types("Fair")
        await lead.press("enter")
        await lead.hears("One-on-one with Lena Hofer stored: 1 commitment.")
        await back(lead)
        stored = "SELECT s.shared, s.agent_comment, c.text, c.measure, c.target, c.state FROM session s"
        assert lead.store(f"{stored} JOIN commitment c ON c.session_id = s.id ORDER BY c.id DESC LIMIT 1") == [
            ("Good talk", "Fair", "Say the date", "QA: Next step", 80.0, "open")
        ]
        clock.now += 7 * DAY
        await lead.press("m")
        await ready(lead)
        assert notes(lead) == ""
        await goes_to(lead, "Say the date")
        assert "overdue" in lead.line and "3 Jul 2026" in lead.line
        await lead.press("m")
        await lead.hears("Missed: Say the date.")
    assert b"tired" not in sample.read_bytes()


@pytest.mark.slow
async def test_undoing_the_end_brings_notes_and_commitments_back(sample: Path, tmp_path: Path) -> None:
    async with meeting(sample, tmp_path / "own") as lead:
        count = lead.store("SELECT count(*) FROM session")
        await lead.press("a")
        await lead.types("Say the date")
        await lead.press("enter", "tab")
        await lead.types("tired")
        await lead.press("escape", "x")
        await lead.sees("What you share")
        await lead.press("enter")
        await lead.sees("What the agent says")
        await lead.press("enter")
        await back(lead)
        await lead.press("z")
        await lead.hears("Undid: one-on-one of Lena Hofer.")
        assert lead.store("SELECT count(*) FROM session") == count
        await lead.press("m")
        await ready(lead)
        await lead.sees("agreed now", "Say the date")
        assert notes(lead) == "tired"
        await goes_to(lead, "agreed now")
        await lead.press("e")
        await lead.hears("It was agreed just now")
        await lead.press("d")
        await lead.hears("Taken out: Say the date.")
        await lead.sees_no("agreed now")


async def test_what_is_typed_on_after_the_end_is_for_the_list_of_agents(sample: Path, tmp_path: Path) -> None:
    async with meeting(sample, tmp_path / "own") as lead:
        lead.burst("x", *"Good talk", "enter", *"Fair", "enter", "j", "enter")
        await lead.sees("CSAT by week", "Idris Campbell")
        assert lead.store("SELECT shared, agent_comment FROM session ORDER BY id DESC LIMIT 1") == [
            ("Good talk", "Fair")
        ]


@pytest.mark.slow
async def test_half_written_words_of_every_kind_are_there_again(sample: Path, tmp_path: Path) -> None:
    async with meeting(sample, tmp_path / "own") as lead:
        await lead.press("a")
        await lead.types("half a prom")
        await lead.press("escape", "x")
        await lead.sees("What you share")
        await lead.types("half a thou")
        await lead.press("escape", "tab")
        await lead.types("half a note")
    async with meeting(sample, tmp_path / "own") as lead:
        assert notes(lead) == "half a note"
        await lead.press("a")
        await lead.sees("half a prom")
        await lead.press("escape", "x")
        await lead.sees("half a thou")


@pytest.mark.slow
@pytest.mark.parametrize(("me", "login"), [("Dana Whitlock", "ruth"), ("Ruth Adeyemi", "dana")])
async def test_nobody_else_reads_the_notes(sample: Path, tmp_path: Path, me: str, login: str) -> None:
    async with meeting(sample, tmp_path / "own", size=(140, 60)) as lead:
        await lead.press("tab")
        await lead.types("tired, ask why")
    async with meeting(sample, tmp_path / "own", me=me, login=login) as lead:
        await lead.sees("Your notes")
        assert "tired" not in lead.screen and notes(lead) == ""


@pytest.mark.slow
async def test_notes_are_hidden_from_whoever_watches_the_screen_and_kept(sample: Path, tmp_path: Path) -> None:
    async with meeting(sample, tmp_path / "own") as lead:
        await lead.press("tab")
        await lead.types("thinks of leaving")
        await lead.press("escape", "escape")
        await back(lead)
        await lead.desk.present("Lena Hofer")
        await lead.press("m")
        await ready(lead)
        await lead.sees("hidden while you present")
        assert "thinks of" not in lead.screen
        await lead.press("tab")
        await lead.hears("Your notes are hidden while you present")
        await lead.press("escape")
        await back(lead)
        lead.desk.audience = None
        await lead.press("m")
        await ready(lead)
        await lead.sees("thinks of leaving")


async def test_leaving_waits_until_the_notes_are_written(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, begun, may_end = Notebook.keep, asyncio.Event(), asyncio.Event()

    async def slow(book: Notebook, *args: str, **kwargs: str) -> str:
        begun.set()
        await may_end.wait()
        return await write(book, *args, **kwargs)  # type: ignore[arg-type]

    async with meeting(sample, tmp_path / "own") as lead:
        monkeypatch.setattr(Notebook, "keep", slow)
        own = lead.app.screen._own  # type: ignore[attr-defined]
        typing = asyncio.create_task(own.keep("typed"))
        await begun.wait()
        leaving = asyncio.create_task(own.keep("typed"))
        done, _ = await asyncio.wait({leaving}, timeout=0.05)
        may_end.set()
        assert not done, "it would be read again before it is written"
        assert await typing == await leaving == ""


async def test_a_line_noted_by_command_meanwhile_comes_below_what_is_typed(sample: Path, tmp_path: Path) -> None:
    book = Notebook(tmp_path / "own" / "private.db", str(sample), "ruth", "Ruth Adeyemi")
    async with meeting(sample, tmp_path / "own") as lead:
        await lead.press("tab")
        await lead.types("typed")
        await lead.press("escape", "escape")
        await back(lead)
        await lead.press("m")
        await ready(lead)
        await book.keep(4, "typed\nby command")
        await lead.press("tab")
        await lead.types(" more")
        await lead.sees("by command")
        assert notes(lead) == "typed more\nby command"
        await lead.types(" yet")
        await lead.press("escape", "escape")
        await back(lead)
    assert (await book.all(4))[0].words == "typed more yet\nby command"
    await book.close()


@pytest.mark.slow
async def test_two_coaches_with_one_agent_are_told_and_lose_nothing(sample: Path, tmp_path: Path) -> None:
    async with meeting(sample, tmp_path / "own") as lead:
        await lead.press("tab")
        await lead.types("mine")
        await lead.press("escape", "x")
        await lead.sees("What you share")
        town = Town.__new__(Town)
        town.path, town.now = sample, lead.desk.now()
        town.act("Dana Whitlock", sessions.hold, 4, [Agreed("Hers", lead.desk.now() + DAY)])
        await lead.press("enter")
        await lead.sees("What the agent says")
        await lead.press("enter")
        await lead.hears("Dana Whitlock stored a one-on-one with Lena Hofer", "Nothing of yours is lost.")
        await lead.sees("Hers")
        assert notes(lead) == "mine"
        await lead.press("x", "enter", "enter")
        await lead.hears("One-on-one with Lena Hofer stored: nothing promised.")
        await back(lead)


@pytest.mark.slow
async def test_a_store_that_is_read_only_is_talked_about_but_not_changed(sample: Path, tmp_path: Path) -> None:
    async with meeting(sample, tmp_path / "own", read_only=True) as lead:
        for key in ("e", "x", "z"):
            await lead.press(key)
            await lead.hears("This store is open read-only (asked for), so nothing can be changed.")
        await lead.press("tab")
        await lead.types("still mine")
    async with meeting(sample, tmp_path / "own", read_only=True) as lead:
        assert notes(lead) == "still mine"


async def test_the_pack_is_written_to_a_file_of_ones_own(sample: Path, tmp_path: Path) -> None:
    async with meeting(sample, tmp_path / "own") as lead:
        await lead.press("y")
        assert "One-on-one: Lena Hofer" in lead.app.clipboard and "WHAT WAS PROMISED" in lead.app.clipboard
        await lead.press("w")
        await lead.sees("Markdown")
        await lead.press("enter")
        await lead.hears("only you can read the file")
        (file,) = (tmp_path / "own" / "exports").iterdir()
        assert file.suffix == ".html" and file.stat().st_mode & 0o777 == 0o600 and "Lena Hofer" in file.read_text()


@pytest.mark.slow
async def test_notes_that_can_not_be_kept_are_said_and_stay_on_the_screen(sample: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "private.db").write_text("this is no database" * 50)
    async with meeting(sample, own) as lead:
        await lead.hears("Notes can't be kept in")
        await lead.press("tab")
        await lead.types("only here")
        await lead.press("escape")
        assert notes(lead) == "only here"


async def test_somebody_nobody_rated_who_left_can_be_met(tmp_path: Path) -> None:
    town = Town(tmp_path / "office.db", now=stores.NOW)
    town.add("setting", key="as_of", value=str(stores.NOW))
    town.add("agent", source="desk", external_id="a1", name="Newt", left_at=stores.NOW - DAY)
    town.low("T-1")
    async with meeting(town.path, tmp_path / "own", me="Dana", size=(80, 24)) as lead:
        await lead.sees("Nothing is promised and nothing stands out.", "Your notes", "CSAT – (no ratings)  QA – n 0")
        await lead.press("x", "enter", "enter")
        await lead.hears("One-on-one with Newt stored: nothing promised.")


@pytest.mark.slow
async def test_praise_is_passed_on_by_a_key_seen_and_taken_back(sample: Path) -> None:
    async with at_work(sample, me="Ruth Adeyemi", size=(140, 40)) as lead:
        await lead.press("2")
        await lead.until(
            lambda: bool(lead.app.screen.query(AgentGrid)) and lead.app.screen.query_one(AgentGrid).ready, "no list"
        )
        await lead.press("enter")
        await lead.sees("none passed on yet")
        await lead.press("p")
        await lead.hears("There is no praise under the cursor")
        await lead.press("]", "]")
        await lead.sees("Patient with all my questions")
        await lead.press("p")
        await lead.hears("Passed on to Lena Hofer; the words to paste are in the outbox.")
        await lead.sees("passed on by Ruth Adeyemi", "✓ Patient")
        await lead.press("z")
        await lead.hears("Undid: recognise of T-6549.")
        await lead.sees_no("passed on by Ruth")
        with sqlite3.connect(sample) as conn:
            assert conn.execute("SELECT count(*) FROM recognition").fetchone() == (0,)
        conn.close()
