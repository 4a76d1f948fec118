"""A coach looks for whom to talk to, reads one agent fairly, and goes from the numbers to the conversations."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
import ui_stores as stores
from tests_support.half_year import SAMPLE
from tests_support.town import DAY, Town
from ui_lead import Clock, Lead, at_work

from console.store.desk import Desk
from console.store.errors import StoreError
from console.ui.coaching import news
from console.ui.first_screen import CoachFirst
from console.ui.screens.agents import AgentGrid
from console.ui.seldom import Seldom
from console.ui.widgets.bar import Bar
from console.ui.widgets.reader import Reader


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample, to work on."""
    path = tmp_path / "sample.db"
    path.write_bytes(SAMPLE.read_bytes())
    return path


@pytest.fixture
def office(tmp_path: Path) -> Town:
    """A store with team Returns and a coach; nobody works there yet."""
    town = Town(tmp_path / "office.db", now=stores.NOW)
    town.add("setting", key="as_of", value=str(stores.NOW))
    town.add("team", name="Returns")
    town.add("person", name="Dana")
    return town


def hire(town: Town, name: str, ref: str) -> int:
    """Somebody of the team, two years here."""
    since = stores.NOW - 730 * DAY
    return town.add("agent", source="desk", external_id=ref, name=name, team_id=1, started_at=since)


@asynccontextmanager
async def coaching(
    path: Path, size: tuple[int, int] = (120, 40), me: str = "Ruth Adeyemi", clock: Clock | None = None
) -> AsyncIterator[Lead]:
    """Screen 2, its list read. Ruth leads no team: she sees all of them."""
    async with at_work(path, size=size, me=me, clock=clock) as lead:
        await lead.press("2")
        grid = lambda: lead.app.screen.query(AgentGrid)  # noqa: E731 - asked until it is there
        await lead.until(lambda: bool(grid()) and grid().first().ready, "the agents were never read")
        await lead.pilot.pause()
        yield lead


async def goes_to(lead: Lead, name: str) -> None:
    """Down the list until the cursor is on that agent, and into it."""
    for _ in range(40):
        if lead.line.startswith(f"▸ {name}"):
            await lead.press("enter")
            await lead.sees("CSAT by week")
            return
        await lead.press("j")
    raise AssertionError(f"{name} is not in the list:\n{lead.screen}")


def names(lead: Lead) -> list[str]:
    """The agents in the list, from its top."""
    return [row.line.name for row in lead.app.screen.query_one(AgentGrid)._supply.source.rows]  # type: ignore[attr-defined]


async def test_the_list_says_in_words_whom_to_talk_to_and_is_never_sorted_by_score(sample: Path) -> None:
    async with coaching(sample, (200, 60)) as lead:
        await lead.sees(
            "Worth a conversation", "2 commitments overdue; one-on-one 32 days ago", "QA below the peers' limits"
        )
        assert lead.line.startswith("▸ Lena Hofer") and "65.6 (48–80) n 32" in lead.line and "2, 2 late" in lead.line
        for heading in ("QA mean", "Promised", "Last 1:1", "Feedback", "Shrunken", "± expected"):
            assert heading in lead.screen
        worth = names(lead)
        await lead.press("s")
        await lead.sees("Agent ▲")
        assert names(lead) == sorted(worth) != worth
        await lead.press("s")
        await lead.sees("Worth a conversation ▲")
        assert names(lead) == worth


async def test_a_lead_sees_their_own_team_first_and_goes_round_the_others(sample: Path) -> None:
    async with coaching(sample, me="Dana Whitlock") as lead:
        assert "Lena Hofer" in lead.screen and "Felix Brandt" not in lead.screen
        await lead.press("right_square_bracket")
        await lead.sees("Felix Brandt", "All teams")
        await lead.press("left_square_bracket", "left_square_bracket")
        await lead.sees("Viktor Hale")
        await lead.until(lambda: "Lena Hofer" not in lead.screen, "the other team stayed")
        await lead.press("j", "j")
        await lead.press("y")
        assert "QA" in lead.app.clipboard and "CSAT" in lead.app.clipboard


@pytest.mark.slow
async def test_the_hardest_mix_is_not_worst_against_expected_and_the_sentence_says_why(sample: Path) -> None:
    async with coaching(sample) as lead:
        lines = lead.app.screen._rows.rows  # type: ignore[attr-defined]
        raw = {row.line.name: row.line.fair.csat.percent for row in lines}
        gaps = {row.line.name: row.line.fair.gap for row in lines if row.line.fair.gap is not None}
        assert min(raw, key=lambda name: raw[name]) == "Viktor Hale" and gaps["Viktor Hale"] > 0
        await goes_to(lead, "Viktor Hale")
        overview = lambda: " ".join(lead.app.screen.query_one("#whole", Reader).text.split())  # noqa: E731
        await lead.until(lambda: "but this mix of work is harder: it usually gets" in overview(), "no sentence")
        await lead.sees("57.1 % of 35", "middle half of", "● this agent", "S one-on-one")
        assert "Handle time of the rated tickets" in overview() and "QA 9" in overview().split("Handle time")[1]


@pytest.mark.slow
async def test_who_asks_for_fives_is_quoted_under_signals_with_what_may_be_innocent(sample: Path) -> None:
    async with coaching(sample) as lead:
        await goes_to(lead, "Bella Moreau")
        await lead.sees("2 signals are worth a look, never a verdict")
        await lead.press("left_square_bracket")
        await lead.sees("Few surveys offered", "It may be innocent", "Asks customers for scores", "usual")
        for _ in range(30):
            if "Asks customers" in lead.line:
                break
            await lead.press("j")
        await lead.sees("The line may come from a template")
        await lead.press("j")
        await lead.sees("“")
        ref = lead.ref
        assert "“" in lead.line and any(word in lead.line for word in ("five", "5", "top marks"))
        await lead.press("enter")
        await lead.sees("Conversation  ", ref)
        await lead.press("escape")
        await lead.sees("Asks customers for scores")
        await lead.press("T")
        await lead.sees("Ticket  " + ref)
        await lead.press("backspace")
        await lead.press("y")
        assert lead.app.clipboard == ref


async def test_the_charming_one_stands_under_charmed_not_solved(sample: Path) -> None:
    async with coaching(sample) as lead:
        await goes_to(lead, "Felix Brandt")
        await lead.press("right_square_bracket")
        await lead.sees("charmed, not solved", "Satisfied, and yet QA or what came after")
        assert "recognise" not in lead.screen
        await lead.press("enter")
        await lead.until(lambda: len(lead.app.screen_stack) > 2, "nothing opened")
        await lead.press("escape")
        await lead.sees("charmed, not solved")
        await lead.press("escape")
        await lead.sees("Worth a conversation")


@pytest.mark.slow
async def test_every_page_of_an_agent(sample: Path) -> None:
    async with coaching(sample) as lead:
        await goes_to(lead, "Samira Osei")
        shown = (("CSAT × QA", "recognise", "QA 98"), ("Praise", "5/5"), ("Unhappy", "1/5"),
                 ("Met % (95 %)", "Next step"), ("one-on-one", "Commitment"), ("What was counted", "usual"), ("Raw",))  # fmt: skip
        for texts in shown:
            await lead.press("right_square_bracket")
            await lead.sees(*texts)
        await lead.press("y")
        assert "Samira Osei" in lead.app.clipboard
        await lead.press("enter")
        await lead.hears("] goes on to the lists")


async def test_a_review_just_below_good_is_not_rounded_to_good(sample: Path) -> None:
    async with coaching(sample) as lead:
        await goes_to(lead, "Lena Hofer")
        await lead.press("right_square_bracket")
        await lead.sees("CSAT × QA", "coach")
        (coached,) = [line for line in lead.screen.splitlines() if "T-6740" in line]
        assert "coach" in coached and " 79.5 " in coached


@pytest.mark.slow
async def test_a_line_without_a_ticket_says_so(sample: Path) -> None:
    async with coaching(sample) as lead:
        await goes_to(lead, "Samira Osei")
        await lead.press("left_square_bracket", "left_square_bracket")
        await lead.sees("In words")
        await lead.press("enter")
        await lead.hears("No single ticket stands behind this line")
        await lead.press("tab", "escape")
        assert lead.app.focused is not None and lead.app.focused.id == "rows"


async def test_an_agent_with_no_ratings_has_a_page_that_says_so(office: Town) -> None:
    hire(office, "Ana", "A-1")
    async with coaching(office.path, me="Dana") as lead:
        await lead.sees("no ratings", "no one-on-one yet", "Under 10 ratings nobody is compared or ranked")
        await goes_to(lead, "Ana")
        await lead.sees("– (no ratings)", "Nothing beyond chance.")
        empty = ("No ticket was both rated and reviewed", "No best rating with a kind comment", "No unhappy answer",
                 "No review drawn at random", "Nothing was promised and no one-on-one")  # fmt: skip
        for sentence in empty:
            await lead.press("right_square_bracket")
            await lead.sees(sentence)


async def test_two_agents_of_one_name_are_told_apart_and_few_ratings_are_not_ranked(office: Town) -> None:
    for ref in ("A-1", "A-2"):
        agent = hire(office, "Ana", ref)
        for number in range(9):
            ticket = office.ticket(f"{ref}-{number}", agent_id=agent, channel="chat", issue="refund")
            office.rate(ticket, 1, DAY, agent_id=agent)
    async with coaching(office.path, me="Dana") as lead:
        await lead.sees("Ana · A-1", "Ana · A-2")
        assert lead.screen.count("n under 10") == 2 and "limits" not in lead.line
        await goes_to(lead, "Ana · A-2")
        await lead.sees("Coaching  Ana · A-2", "0.0 % of 9 (0.0–29.9)", "shown, never ranked")
        await lead.press("right_square_bracket", "right_square_bracket", "right_square_bracket")
        await lead.sees("A-2-8")
        assert "A-1-" not in lead.screen


async def test_a_small_terminal_shows_the_essentials_and_the_rest_below(sample: Path) -> None:
    async with coaching(sample, (80, 24)) as lead:
        assert "65.6 (48–80) n 32" in lead.line and "−7.8 (−24…+5)" in lead.line and "88.3 n 3 " in lead.line
        await lead.sees("Worth it  2 commitments overdue; one-on-one 32 days ago")
        await lead.sees("88.3 (67.5–100.0) over 3", "2 open, 2 of them overdue")
        await goes_to(lead, "Viktor Hale")
        await lead.sees("but this mix of work", "peers", "CSAT by week")
        await lead.press("ctrl+d")
        await lead.sees("QA and work")
        await lead.press("left_square_bracket")
        await lead.sees("What was counted", "worth a look")


async def test_the_list_is_read_again_once_a_minute_at_most_or_when_asked(sample: Path) -> None:
    async with coaching(sample) as lead:
        conn = stores.connect(lead.desk.path)
        conn.execute("UPDATE agent SET name = 'Lena Newname' WHERE name = 'Lena Hofer'")
        conn.close()
        await lead.app._live.look()
        await lead.pilot.pause()
        assert "Lena Hofer" in lead.screen
        await lead.press("ctrl+r")
        await lead.sees("Lena Newname")


@pytest.mark.slow
async def test_what_was_missed_under_another_screen_is_read_when_it_is_seen_again(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news, "Seldom", partial(Seldom, times=0))  # however long the first reading took
    monkeypatch.setattr(news, "REST", 0)
    async with coaching(sample) as lead:
        await lead.press("1")
        await lead.until(lambda: not lead.app.screen.query(AgentGrid), "the queue did not come")
        conn = stores.connect(lead.desk.path)
        conn.execute("UPDATE agent SET name = 'Lena Newname' WHERE name = 'Lena Hofer'")
        conn.close()
        await lead.app._live.look()
        await lead.press("2")
        await lead.sees("Lena Newname")


async def test_a_store_that_cannot_be_read_is_told_and_read_again_when_asked(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise StoreError("The store is gone: put it back and press ctrl+r.")

    with monkeypatch.context() as patched:
        patched.setattr("console.store.coaching.agents", broken)
        async with coaching(sample) as lead:
            await lead.sees("The store is gone: put it back and press ctrl+r.")
            await lead.press("enter")
            await lead.hears("There is no agent here.")
            patched.undo()
            await lead.press("ctrl+r")
            await lead.sees("Lena Hofer", "Worth a conversation")


async def test_an_agent_who_is_gone_is_told(sample: Path) -> None:
    async with coaching(sample) as lead:
        await goes_to(lead, "Idris Campbell")
        conn = stores.connect(lead.desk.path)
        conn.execute("PRAGMA foreign_keys = OFF")
        conn.execute("DELETE FROM agent WHERE name = 'Idris Campbell'")
        conn.close()
        await lead.press("ctrl+r")
        await lead.hears("This agent is not in the store any more: go back to the list.")


async def test_teams_and_order_answer_the_mouse(sample: Path) -> None:
    async with coaching(sample) as lead:
        bar = lead.app.screen.query_one("#teams", Bar)
        line = bar.text
        await lead.pilot.click("#teams", offset=(line.index("Returns") + 1, 0))
        await lead.until(lambda: "Felix Brandt" not in lead.screen, "the team was not chosen")
        await lead.pilot.click("#agents", offset=(4, 0))
        await lead.sees("Agent ▲", "by name")
        await lead.pilot.click("#agents", offset=(6, 2), times=2)
        await lead.sees("CSAT by week")
        await lead.pilot.click("#tabs", offset=(lead.app.screen.query_one("#tabs", Bar).text.index("QA") + 1, 0))
        await lead.sees("Met % (95 %)")


async def test_the_console_can_open_on_the_agents(sample: Path) -> None:
    desk = Desk(sample, me="Dana Whitlock", wall=Clock())
    await desk.open()
    app = CoachFirst(desk)
    try:
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            lead = Lead(app, pilot, desk, Clock())
            await lead.sees("Worth a conversation", "Lena Hofer")
            await lead.press("1")
            await lead.sees("Open")
            await lead.press("2")
            await lead.sees("Worth a conversation")
    finally:
        await desk.close()
