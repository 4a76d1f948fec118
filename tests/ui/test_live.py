"""What other programs do appears by itself; what can't be read or must wait is said."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
import ui_stores as stores
from ui_lead import Clock, at_work

from console.store import queue
from console.ui.live import Live
from console.ui.widgets.grid import Grid


async def test_a_case_opened_by_another_program_appears_by_itself(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("j")
        under = lead.ref
        conn = stores.connect(store)
        stores.rate(conn, "T-2001", 1, "Nobody answers.", stores.NOW - 60 * stores.HOUR)
        conn.close()
        await lead.sees("Open 9", "T-2001")
        assert lead.ref == under
        assert lead.refs[:3] == ["T-1002", "T-2001", "T-1001"]  # by urgency, not at the end


async def test_a_case_taken_away_is_said_and_the_cursor_stays_near(store: Path) -> None:
    async with at_work(store) as lead:
        gone = lead.ref
        conn = stores.connect(store)
        conn.execute("UPDATE recovery SET status = 'not recovered', closed_at = ?, closed_by = 'lead' WHERE interaction_id ="
                     " (SELECT id FROM interaction WHERE external_id = ?)", (stores.NOW, gone))  # fmt: skip
        conn.close()
        await lead.sees("Open 7", f"{gone} is no longer in this lane")
        assert lead.ref != gone


async def test_what_changes_while_a_lane_is_being_read_is_on_the_screen(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_work(store) as lead:
        read, gate, closed = lead.desk.read, asyncio.Event(), lead.ref

        async def slowly(question: Any, *values: Any) -> Any:
            found = await read(question, *values)
            if question is queue.window and values[0].lane == "closed":
                await gate.wait()
            return found

        monkeypatch.setattr(lead.desk, "read", slowly)
        lanes = lead.app.screen._lanes  # type: ignore[attr-defined]
        held = lanes.counts["closed"]
        await lead.press(*["right_square_bracket"] * 5)
        conn = stores.connect(store)
        conn.execute("UPDATE recovery SET status = 'not recovered', closed_at = ?, closed_by = 'lead' WHERE interaction_id ="
                     " (SELECT id FROM interaction WHERE external_id = ?)", (stores.NOW, closed))  # fmt: skip
        conn.close()
        await lead.sees(f"Closed {held + 1}")
        gate.set()
        await lead.until(lambda: closed in lead.refs, f"{closed} is not in the lane of closed ones")


async def test_the_clock_and_the_deadlines_in_words_move_each_minute(store: Path) -> None:
    clock = Clock()
    async with at_work(store, clock=clock) as lead:
        await lead.goes_to("T-1004")
        await lead.sees("10:00", "1 h late")
        clock.now += 2 * stores.HOUR
        await lead.sees("12:00", "3 h late")
        assert lead.ref == "T-1004"


async def test_what_one_does_oneself_is_read_once(store: Path) -> None:
    async with at_work(store) as lead:
        grid, live = lead.app.screen.query_one(Grid), lead.app._live
        before = grid.asked
        await lead.press("c")
        await lead.sees("Mine 1", "Dana, claimed")
        for _ in range(5):
            await live.look()
            await lead.pilot.pause()
        assert grid.asked == before + 1


@pytest.mark.slow
async def test_a_quiet_store_paints_nothing(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.sees("Next")
        painted: list[int] = []
        grid = lead.app.screen.query_one("#queue")
        paint = grid.render_line
        grid.render_line = lambda y: (painted.append(y), paint(y))[1]  # type: ignore[method-assign]
        live: Live = lead.app._live
        for _ in range(30):
            await live.look()
        await lead.pilot.pause()
        assert painted == []


async def test_a_store_that_vanished_is_said_and_what_was_read_stays(store: Path) -> None:
    async with at_work(store) as lead:
        away = store.rename(store.with_suffix(".away"))
        await lead.sees("○ refreshed 10:00")
        assert lead.ref.startswith("T-")
        away.rename(store)
        await lead.sees("● live")


async def test_an_act_waits_for_an_import_and_is_carried_out(store: Path) -> None:
    async with at_work(store) as lead:
        first = lead.ref
        writer = stores.connect(store)
        writer.execute("BEGIN IMMEDIATE")
        await lead.press("c")
        await lead.sees("an import is finishing")
        await lead.press("q")
        await lead.sees("Press q again")
        writer.execute("COMMIT")
        writer.close()
        await lead.sees(f"Claimed {first}.", "● live")
        assert lead.store("SELECT owner FROM cases WHERE ref = ?", first) == [("Dana",)]


async def test_typing_ahead_works_on_what_the_first_key_left(store: Path) -> None:
    async with at_work(store, size=(160, 50)) as lead:
        await lead.press("c", "t", "3", "enter")
        await lead.sees("Logged for", "wrote")
        assert lead.store("SELECT count(*) FROM journal") == [(2,)]


@pytest.mark.parametrize("lane, sentence", [
    (2, "You own no case."), (3, "Nothing is waiting."), (5, "No case is closed yet."),
])  # fmt: skip
async def test_an_empty_lane_says_what_it_means(store: Path, lane: int, sentence: str) -> None:
    async with at_work(store) as lead:
        await lead.press(*["]"] * lane)
        await lead.sees(sentence)


async def test_an_empty_store_says_how_to_fill_it(tmp_path: Path) -> None:
    stores.create(tmp_path / "empty.db")
    async with at_work(tmp_path / "empty.db") as lead:
        await lead.sees("No case yet.", "csat import FILE")
        await lead.press("j", "G", "c")
        await lead.sees("There is no case here.")


@pytest.mark.slow
async def test_a_long_queue_is_walked_to_its_end(tmp_path: Path) -> None:
    path = stores.many(tmp_path / "many.db", 3_000)
    async with at_work(path) as lead:
        await lead.sees("Open 3,000")
        await lead.press("G")
        await lead.until(lambda: lead.ref_or_none is not None, "the end was never read")
        last = lead.ref
        await lead.press("g", "G")
        await lead.until(lambda: lead.ref_or_none == last, "the end moved")
