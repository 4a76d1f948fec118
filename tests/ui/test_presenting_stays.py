"""Present mode begins and ends where one stands: the same screen, lane, team, page and row, read anew for who looks on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import ui_stores as stores
from tests_support.half_year import SAMPLE, opened
from ui_lead import Lead, at_work, seen
from ui_screens import SCREENS, Shown, settled

from console.ui.app import ConsoleApp
from console.ui.opening import UNFILTERED
from console.ui.presenting import CLOSED
from console.ui.private import Private
from console.ui.screens.agents import AgentGrid
from console.ui.screens.card import CardScreen

pytestmark = pytest.mark.slow  # each walks through several screens

STAY = (
    "RecoveryScreen",
    "Loop",
    "CardScreen",
    "CoachingScreen",
    "AgentScreen",
    "MeetingScreen",
    "Draws",
    "ScorecardsScreen",
)
CLOSE = ("Conversation", "ReviewScreen", "Pairs", "Meaning", "Rated", "Drops")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample, to work on."""
    path = tmp_path / "sample.db"
    path.write_bytes(SAMPLE.read_bytes())
    return path


@pytest.fixture(scope="module")
def names() -> list[str]:
    """Every full name in the sample."""
    conn = opened(SAMPLE)
    found = [name for table in ("agent", "person", "customer", "account")
             for (name,) in conn.execute(f"SELECT name FROM {table} WHERE name LIKE '% %'")]  # fmt: skip
    conn.close()
    return found


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """All that is painted while somebody looks on."""
    painted: list[str] = []
    own = ConsoleApp._display

    def watched(app: ConsoleApp, screen: object, renderable: object) -> None:
        own(app, screen, renderable)
        if app._desk.audience is not None and app.screen_stack:
            strips = seen(app)
            painted.append("\n".join("".join(segment.text for segment in strip) for strip in strips))

    monkeypatch.setattr(ConsoleApp, "_display", watched)
    yield painted


async def turns_on(lead: Lead, *said: str) -> None:
    """Present mode, with nobody shown; what is said about it."""
    await lead.press("P")
    await lead.sees("who is shown?")
    await lead.types("nobody")
    await lead.press("enter")
    await lead.sees("PRESENTING")
    await lead.hears("nobody is shown", *said)
    await settled(lead)


async def turns_off(lead: Lead) -> None:
    await lead.press("P")
    await lead.until(lambda: lead.desk.audience is None, "it never ended")
    await lead.sees_no("PRESENTING")
    await settled(lead)


@pytest.mark.parametrize("one", [one for one in SCREENS if one.screen in STAY + CLOSE], ids=lambda one: one.name)
async def test_who_shares_a_screen_stays_on_it_and_no_frame_names_anybody(
    one: Shown, sample: Path, tmp_path: Path, names: list[str], frames: list[str]
) -> None:
    private = Private(tmp_path / "private.db", login="ruth")
    async with at_work(sample, me="Ruth Adeyemi", private=private) as lead:
        await one.open(lead)
        depth, was = len(lead.app.screen_stack), lead.screen
        stays = one.screen in STAY
        await turns_on(lead, *(() if stays else (CLOSED,)))
        assert (type(lead.app.screen).__name__ == one.screen) is stays
        assert len(lead.app.screen_stack) == depth - (not stays)
        await turns_off(lead)
        if stays:
            assert type(lead.app.screen).__name__ == one.screen
            assert lead.screen.splitlines()[0].split("  ")[:2] == was.splitlines()[0].split("  ")[:2]
    assert frames and not {name for frame in frames for name in names if name in frame}


def test_every_screen_but_the_dialogs_is_tried() -> None:
    assert {one.screen for one in SCREENS} - {*STAY, *CLOSE} == {
        "Dialog",
        "Pick",
        "Lookup",
        "PromiseForm",
        "Palette",
        "Help",
    }


async def test_in_the_queue_lane_order_filter_and_case_stay(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("right_square_bracket", "right_square_bracket", "left_square_bracket", "s", "slash")
        await lead.types("channel:email")
        await lead.press("enter", "j", "j", "enter")
        await settled(lead)
        ref, before = lead.ref, lead.refs
        await turns_on(lead)
        assert (lead.ref, lead.refs) == (ref, before) and "/channel:email" in lead.screen
        await turns_off(lead)
        assert (lead.ref, lead.refs) == (ref, before) and "/channel:email" in lead.screen


async def test_a_filter_that_names_somebody_goes_and_says_so(store: Path, frames: list[str]) -> None:
    async with at_work(store) as lead:
        await lead.press("slash")
        await lead.types("lópez")
        await lead.press("enter")
        await settled(lead)
        ref = lead.ref
        await turns_on(lead, UNFILTERED)
        assert lead.ref == ref and len(lead.refs) == 8 and "/" not in lead.screen.splitlines()[1]
        await turns_off(lead)
        await lead.press("3")
        await lead.sees("Contact ")
        await lead.press("slash")
        await lead.types("customer:weber")
        await lead.press("enter")
        await settled(lead)
        await turns_on(lead, UNFILTERED)
    assert frames and not any("pez" in frame or "eber" in frame for frame in frames)


async def test_on_a_narrow_terminal_the_case_that_is_read_stays(store: Path) -> None:
    async with at_work(store, size=(80, 24)) as lead:
        await lead.press("j", "enter")
        await lead.sees("answered Tue")
        await turns_on(lead)
        await lead.sees("answered Tue")
        assert lead.app.focused is not None and lead.app.focused.id == "case"
        await lead.press("escape", "escape")
        await lead.sees_no("answered Tue")


async def test_the_trail_of_cards_stays_and_leads_back(store: Path) -> None:
    conn = stores.connect(store)
    conn.execute("UPDATE interaction SET customer_id = 1")
    conn.close()
    async with at_work(store) as lead:
        await lead.press("T")
        await lead.sees("Ticket  ")
        await lead.press("C")
        await lead.sees("Maria López")
        await lead.press("j", "j")
        await settled(lead)
        under = lead.line.split()[1:3]
        await turns_on(lead)
        await lead.sees("Customer  Customer\xa0")
        assert lead.line.split()[1:3] == under and "López" not in lead.screen
        await lead.press("backspace")
        await lead.sees("Ticket  ")
        await turns_off(lead)
        assert isinstance(lead.app.screen, CardScreen)
        await lead.sees("Ticket  ", "Maria López")
        await lead.press("backspace")
        await lead.sees("Why here")


async def test_team_order_agent_and_page_stay(sample: Path) -> None:
    async with at_work(sample, me="Ruth Adeyemi") as lead:
        await lead.press("2")
        await lead.sees("± expected")
        await lead.press("right_square_bracket", "s", "j", "j")
        await settled(lead)
        agent = lead.app.screen.query_one(AgentGrid).key
        await turns_on(lead)
        assert lead.app.screen.query_one(AgentGrid).key == agent != 1
        await lead.press("enter", "right_square_bracket", "right_square_bracket")
        await lead.sees("Praise")
        await settled(lead)
        await turns_off(lead)
        assert lead.app.screen._tab == "Praise" and "Agent\xa0" not in lead.screen
        await lead.press("escape")
        await settled(lead)
        assert lead.app.screen.query_one(AgentGrid).key == agent


async def numbers(lead: Lead, by: str) -> None:
    """Everything of the scorecards was read, in this grouping."""

    def read() -> bool:
        reading = lead.app.screen._reading
        return reading.view.by == by and reading.cards is not None and reading.worked_at is not None

    await lead.until(read, f"the numbers by {by} were never read")
    await settled(lead)


async def test_grouping_number_and_row_of_the_scorecards_stay(sample: Path) -> None:
    async with at_work(sample, me="Dana Whitlock") as lead:
        await lead.press("3")
        await lead.sees("Contact ")
        await lead.press("right_square_bracket", "right_square_bracket", "right_square_bracket")
        await numbers(lead, "issue")
        await lead.press("j", "j", "right", "right", "p")
        await settled(lead)
        line = lead.line
        await turns_on(lead)
        await numbers(lead, "issue")
        assert lead.line == line and "CSAT by week" not in lead.screen
        await lead.press("left_square_bracket", "left_square_bracket")
        await numbers(lead, "agent")
        await lead.press("j", "j", "j")
        agent = lead.app.screen.row.card.ident
        await turns_off(lead)
        await numbers(lead, "agent")
        assert lead.app.screen.row.card.ident == agent and "Agent\xa0" not in lead.screen


async def test_notes_of_a_one_on_one_are_hidden_in_place_and_come_again(
    sample: Path, tmp_path: Path, frames: list[str]
) -> None:
    private = Private(tmp_path / "private.db", login="ruth")
    async with at_work(sample, me="Ruth Adeyemi", private=private) as lead:
        await lead.press("2")
        await lead.sees("± expected")
        await lead.press("m")
        await lead.sees("talk about", "Your notes")
        await lead.press("tab")
        await lead.types("tired of nights")
        await lead.press("escape")
        await turns_on(lead)
        await lead.sees("One-on-one  Agent\xa0", "while you present")
        await turns_off(lead)
        await lead.sees("tired of nights")
    assert frames and not any("tired" in frame for frame in frames)
