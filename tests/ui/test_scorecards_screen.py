"""A lead sees a desk fall, goes from the number to its tickets and back, and reads what the number is."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import ui_stores as stores
from tests_support.half_year import SAMPLE
from ui_lead import Lead, at_work

from console.domain.preferences import Preferences
from console.ui.private import NOWHERE, Private
from console.ui.scorecards.grid import CardGrid
from console.ui.widgets.reader import Reader


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample, to work on."""
    path = tmp_path / "sample.db"
    path.write_bytes(SAMPLE.read_bytes())
    return path


@asynccontextmanager
async def at_the_scorecards(
    path: Path, size: tuple[int, int] = (120, 40), read_only: bool = False, private: Private = NOWHERE
) -> AsyncIterator[Lead]:
    """Screen 3, its numbers painted, the slow ones too."""
    async with at_work(path, size=size, me="Dana Whitlock", read_only=read_only, private=private) as lead:
        await lead.press("3")
        grid = lambda: lead.app.screen.query(CardGrid)  # noqa: E731 - asked until it is there
        await lead.until(lambda: bool(grid()) and grid().first().ready, "the scorecards were never read")
        await lead.until(lambda: lead.app.screen._reading.worked_at is not None, "the slow numbers were never read")  # type: ignore[attr-defined]
        yield lead


def line_of(lead: Lead, name: str) -> str:
    """The line of the list that begins with a name."""
    return next(line for line in lead.screen.splitlines() if re.match(rf"^[▸ ] (! )?{re.escape(name)}", line))


async def test_a_lead_sees_the_returns_desk_fall_and_goes_to_its_tickets_and_back(sample: Path) -> None:
    async with at_the_scorecards(sample) as lead:
        assert "50.4 !" in line_of(lead, "Returns desk") and "▼ −31.7 clear" in line_of(lead, "Returns desk")
        assert "▼ −6.3 noise" in line_of(lead, "Orders & delivery")
        await lead.press("j", "j", "j")
        await lead.sees("20.6 of the 31.7 points come from Refund delay", "CSAT by week around 82 %, ╌ limits", "◆")
        await lead.press("enter")
        await lead.sees("Returns desk · CSAT · 28 days to 30 Jun · 1 of 135", "T-6960")
        await lead.press("j", "j")
        await lead.sees("3 of 135", "Swapped my Marlin")
        await lead.press("escape")
        await lead.sees("Scorecards", "come from Refund delay")
        assert re.match("▸ (! )?Returns desk", lead.line)  # marked once the watch has raised its alert


async def test_a_benchmark_of_ones_own_stands_below_the_change_as_a_rule_of_thumb(sample: Path) -> None:
    own = Private(preferences=Preferences(benchmark="hospitality"))
    async with at_the_scorecards(sample, private=own) as lead:
        await lead.sees("Rule of thumb hospitality 85–90 %: below.")
        said = lead.screen
        assert said.index("noise.") < said.index("Rule of thumb")


async def test_a_number_says_what_it_is_and_its_sql_gives_it(sample: Path) -> None:
    async with at_the_scorecards(sample) as lead:
        await lead.press("j", "j", "j", "D")
        await lead.sees(
            "100 · satisfied ÷ answered", "team Returns desk", "by the moment answered, in Europe/Berlin", "50.4"
        )
        await lead.press("y")
        assert lead.store(lead.app.clipboard)[0][:2] == (68, 135)
        await lead.press("escape", "right", "right", "D")
        await lead.sees("Surveys answered within 7 days", "34.8 % of 282, 29–40; 105 still open")
        await lead.press("y")
        count, total, _ = lead.store(lead.app.clipboard)[0]
        assert total == 282 and round(100 * int(str(count)) / 282, 1) == 34.8


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_every_number_can_be_reached_on_any_width(sample: Path, size: tuple[int, int]) -> None:
    headings = ("vs before", "Response", "1st contact", "Handle (n)", "NPS (n)", "CES (n)", "Recovered", "In time",
                "Resolution (n)", "To survey (n)", "Offered", "QA (n)", "Raised")  # fmt: skip
    async with at_the_scorecards(sample, size) as lead:
        for heading in headings:
            await lead.press("right")
            await lead.sees(heading)
            assert "CSAT %" in lead.screen and "95 %" in lead.screen  # handle time never without quality


@pytest.mark.slow
async def test_groupings_windows_and_orders(sample: Path) -> None:
    async with at_the_scorecards(sample) as lead:
        await lead.press("right_square_bracket")
        await lead.sees("Aisha Benali")
        await lead.press("s", "s")
        await lead.sees("vs before ▲")
        names = [line for line in lead.screen.splitlines() if re.search(r"(noise|clear)", line)]
        assert re.match("^  Julia Novak", names[1])  # the widest clear fall is first
        await lead.press("w")
        await lead.sees("today", "quarter so far")
        await lead.types("2026-06-01 2026-06-14")
        await lead.press("enter")
        await lead.sees("1–14 Jun 2026")
        await lead.press("s", "left_square_bracket", "w")
        await lead.types("2026-06-14 2026-06-01")
        await lead.sees("2026-06-14 lies after 2026-06-01: swap them.")


@pytest.mark.slow
async def test_agents_are_never_ranked_by_their_score(sample: Path) -> None:
    async with at_the_scorecards(sample) as lead:
        await lead.press("right_square_bracket")
        await lead.sees("Aisha Benali")
        for _ in range(4):
            await lead.press("s")
            assert "CSAT % ▲" not in lead.screen
        await lead.press("s")
        few = lead.app.screen._rows.rows  # type: ignore[attr-defined]
        ranked = [row.ranked for row in few[1:]]
        assert ranked == sorted(ranked, reverse=True) and not ranked[-1]


async def test_the_funnel_holds_agents_against_chance(sample: Path) -> None:
    async with at_the_scorecards(sample) as lead:
        await lead.press("f")
        await lead.hears("The funnel compares agents")
        await lead.press("right_square_bracket", "f")
        await lead.sees("human, mostly chat", "beyond chance around", "answers →")
        shown = lead.app.screen._chart._of  # type: ignore[attr-defined]
        assert 5 <= len(shown.marks) < 24, "only those who do the same work"
        await lead.press("j", "j")  # Bella Moreau, who has eight
        await lead.sees("too few peers with ten answers: take a longer")
        await lead.press("f")
        await lead.sees("CSAT by week")


@pytest.mark.slow
async def test_a_filter_narrows_every_number_and_says_where_nothing_fits(sample: Path) -> None:
    async with at_the_scorecards(sample) as lead:
        await lead.press("slash")
        await lead.types("channel:chat")
        await lead.press("enter")
        await lead.sees("/channel:chat")
        await lead.until(lambda: "286" not in line_of(lead, "all"), "the filter changed nothing")
        await lead.press("slash")
        await lead.types("zzz")
        await lead.sees("No answer fits", "esc takes the filter away")
        await lead.press("escape")
        await lead.until(lambda: "286" in line_of(lead, "all"), "the filter stayed")


async def test_a_rating_by_another_program_changes_a_cell_while_cursor_and_scroll_stay(sample: Path) -> None:
    async with at_the_scorecards(sample, (120, 24)) as lead:
        await lead.press("right_square_bracket")
        await lead.sees("Aisha Benali")
        grid = lead.app.screen.query_one(CardGrid)
        await lead.press(*["j"] * 14)
        under, top, reader = lead.line, grid.scroll_offset.y, lead.app.screen.query_one("#about", Reader)
        reader.action_page_down()
        place = reader.scroll_offset.y
        name = under[2:20].strip()
        rate_one(sample, name)
        await lead.until(lambda: lead.line != under, "nothing changed")
        assert lead.line[2:20].strip() == name and grid.scroll_offset.y == top
        assert reader.scroll_offset.y == place
        assert (grid.key, "csat") in grid.look().changed  # it flashes
        await lead.until(lambda: not grid.look().changed, "it flashes for ever")


def rate_one(path: Path, agent: str) -> None:
    """A satisfied answer today for an agent's ticket that had none."""
    conn = stores.connect(path)
    (now,) = conn.execute("SELECT value FROM setting WHERE key = 'as_of'").fetchone()
    (ticket,) = conn.execute(
        "SELECT i.id FROM interaction i JOIN agent a ON a.id = i.agent_id WHERE a.name = ? AND i.closed_at IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM rating r WHERE r.interaction_id = i.id) LIMIT 1", (agent,),
    ).fetchone()  # fmt: skip
    conn.execute(
        "INSERT INTO rating (interaction_id, value, low, high, answered_at) VALUES (?, 5, 1, 5, ?)",
        (ticket, int(now) - 60),
    )
    conn.close()


@pytest.mark.slow
async def test_a_quiet_store_paints_nothing(store: Path) -> None:
    async with at_the_scorecards(store, read_only=True) as lead:
        await lead.until(lambda: bool(lead.app.screen._reading.beside.trends), "trends were never read")  # type: ignore[attr-defined]
        await lead.pilot.pause()
        painted: list[int] = []
        grid = lead.app.screen.query_one(CardGrid)
        paint = grid.render_line
        grid.render_line = lambda y: (painted.append(y), paint(y))[1]  # type: ignore[method-assign]
        for _ in range(30):
            await lead.app._live.look()
        await lead.pilot.pause()
        assert painted == []


async def test_windows_without_answers_have_dashes_and_sentences(store: Path) -> None:
    async with at_the_scorecards(store) as lead:
        await lead.sees("Returns", "Nothing to compare.", "no limits before 5 weeks")
        assert "0.0 !" in line_of(lead, "Returns")
        await lead.press("w")
        await lead.types("2001-01-01")
        await lead.press("enter")
        await lead.sees("No answer in 1 Jan 2001", "w chooses another window.")
        await lead.press("enter")
        await lead.hears("There is no number here yet.")


async def test_two_scales_in_a_window_are_not_compared(store: Path) -> None:
    conn = stores.connect(store)
    stores.rate(conn, "T-9", 5, None, stores.NOW - stores.HOUR)
    stores.rate(conn, "T-8", 5, None, stores.NOW - 35 * stores.DAY)
    conn.execute(
        "INSERT INTO rating (interaction_id, value, low, high, answered_at) VALUES (1, 9, 1, 10, ?)", (stores.NOW - 60,)
    )
    conn.close()
    async with at_the_scorecards(store) as lead:
        await lead.sees("The window spans two scales: its change is not judged.")
        assert "clear" not in lead.screen and "noise" not in lead.screen


async def goes_to_alert(lead: Lead, name: str) -> None:
    """Open the alerts, with the cursor on the fall that began on 12 June."""
    await lead.sees("alerts", f"! {name}")
    await lead.press("a")
    await lead.sees("! new", "alerts nobody has dealt with")
    await lead.press("g")
    for _ in range(20):
        if re.search(rf"{name} +12 Jun 2026", lead.line):
            return
        await lead.press("j")
    raise AssertionError(f"no alert on {name}:\n{lead.screen}")


def fell(lead: Lead) -> list[str]:
    """The lines of the alert on the desk's fall; another may tell that it stands below 70 %."""
    return [line for line in lead.screen.splitlines() if re.search(r"Returns desk +12 Jun 2026", line)]


@pytest.mark.slow
async def test_an_alert_is_acknowledged_answered_and_taken_back(sample: Path) -> None:
    async with at_the_scorecards(sample) as lead:
        await goes_to_alert(lead, "Returns desk")
        assert "! new" in lead.line and "clear" in lead.line
        await lead.sees("41.9 points come from", "Refund delay", "and 38 more")
        await lead.press("enter")
        await lead.sees("Returns desk · CSAT since 12 Jun 2026 · 1 of")
        await lead.press("escape", "c")
        await lead.hears("Acknowledged the alert on Returns desk.")
        await lead.until(lambda: not fell(lead), "the alert stayed")
        await lead.press("z")
        await lead.until(lambda: bool(fell(lead)), "the alert did not come back")
        await lead.press("escape")
        await goes_to_alert(lead, "Returns desk")
        await lead.press("f")
        await lead.sees("What was done about it")
        await lead.types("refund SLA renegotiated")
        await lead.press("enter")
        await lead.hears("Noted what was done about Returns desk")
        await lead.press("e")
        await lead.until(lambda: any("answered" in line for line in fell(lead)), "it is not listed as answered")
        await lead.press("z")
        await lead.until(lambda: any("! new" in line for line in fell(lead)), "the answer stayed")
        assert lead.store("SELECT count(*) FROM intervention WHERE text LIKE 'refund SLA%'") == [(0,)]
        await lead.press("Z", "escape", "j", "j", "j")
        await lead.sees("What was done", "refund SLA renegotiated")


@pytest.mark.slow
async def test_an_alert_is_snoozed_until_a_moment(sample: Path) -> None:
    async with at_the_scorecards(sample) as lead:
        await goes_to_alert(lead, "Returns desk")
        await lead.press("w")
        await lead.sees("Snooze the alert")
        await lead.press("3")
        await lead.sees("Quiet until Tue 7 Jul 17:0")
        await lead.press("enter")
        await lead.hears("Snoozed the alert on Returns desk")
        await lead.until(lambda: not fell(lead), "the alert stayed")
        await lead.press("e")
        await lead.until(lambda: any("snoozed" in line for line in fell(lead)), "it is not listed as snoozed")


async def test_a_read_only_console_shows_alerts_and_says_why_they_stay(sample: Path) -> None:
    async with at_the_scorecards(sample):
        pass  # the watch has stored its alerts
    sample.chmod(0o444)
    async with at_the_scorecards(sample, read_only=True) as lead:
        await goes_to_alert(lead, "Returns desk")
        await lead.press("c")
        await lead.hears("open read-only")
