"""Keys that come faster than dialogs open: each reaches what the one before it opened, and none runs as a command."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
import ui_stores as stores
from ui_lead import Clock, Lead, at_work

from console.store.desk import Desk
from console.ui.app import ConsoleApp
from console.ui.cards.page import Card
from console.ui.cards.reading import Which
from console.ui.screens import card
from console.ui.screens.queue import QueueGrid

JOURNAL = "SELECT ref, action FROM journal ORDER BY id"


async def at_rest(lead: Lead, acts: int) -> list[tuple[object, ...]]:
    """The journal, once it has as many entries as meant and no dialog stands open."""
    await lead.until(
        lambda: len(lead.store(JOURNAL)) >= acts and len(lead.app.screen_stack) == 1,
        f"the journal has {lead.store(JOURNAL)}",
    )
    return lead.store(JOURNAL)


async def test_a_whole_case_in_one_burst(store: Path) -> None:
    async with at_work(store) as lead:
        first = lead.ref
        lead.burst("c", "t", *"4called 2 times", "enter", "f", *"sent 1 kettle", "enter",
                   "x", *"1as soon as the 2nd mail", "enter", "c")  # fmt: skip
        journal = await at_rest(lead, 5)
        assert journal[:4] == [(first, act) for act in ("claim", "tried", "fix", "close")]
        assert journal[4] == (lead.ref, "claim") and lead.ref != first
        assert lead.store("SELECT status, fix, lesson FROM cases WHERE ref = ?", first) == [
            ("recovered", "sent 1 kettle", "as soon as the 2nd mail")
        ]
        assert lead.store("SELECT how, note FROM attempt") == [("reached", "called 2 times")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "typed", "action"),
    [
        ("t", "2called back, each time in vain", "tried"),
        ("f", "excused, halved the next price", "fix"),
        ("a", "zealous customer: fix before Friday", "note"),
        ("b", "3", "cause"),
        ("r", "2", "play"),
        ("w", "1", "wait"),
        ("w", "4in 3 days", "wait"),
    ],
)
async def test_every_question_takes_its_words_in_a_burst(store: Path, key: str, typed: str, action: str) -> None:
    async with at_work(store) as lead:
        first = lead.ref
        lead.burst(key, *typed, *(["enter"] if key not in "br" else []))
        assert await at_rest(lead, 1) == [(first, action)]
        await lead.sees("Open 7" if key == "w" else "Open 8")
        assert lead.store(JOURNAL) == [(first, action)]


async def test_a_name_typed_at_once_is_the_one_given_the_case(store: Path) -> None:
    async with at_work(store) as lead:
        first = lead.ref
        lead.burst("d", *"becker", "enter", "e")
        journal = await at_rest(lead, 2)
        assert lead.store("SELECT owner FROM cases WHERE ref = ?", first) == [("Tom Becker",)]
        assert journal[0] == (first, "delegate") and journal[1] != (first, "escalate")  # the cursor had gone on


async def test_two_questions_of_one_act(store: Path) -> None:
    conn = stores.connect(store)
    stores.rate(conn, "T-1020", 1, "Again.", stores.NOW - 45 * stores.HOUR, customer=2)
    conn.close()
    async with at_work(store) as lead:
        assert lead.ref == "T-1002"
        lead.burst("w", "2", "1", "enter")  # both cases of this customer, tomorrow
        await at_rest(lead, 2)
        await lead.sees("Open 7", "Waiting 2")


async def test_a_paste_comes_in_its_turn(store: Path) -> None:
    async with at_work(store) as lead:
        lead.burst("a", *"he said: ", paste="as agreed, czech xylophone")
        lead.burst("!", "enter")
        await at_rest(lead, 1)
        assert lead.store("SELECT text FROM note") == [("he said: as agreed, czech xylophone!",)]


async def test_a_paste_on_the_choices_goes_to_the_words(store: Path) -> None:
    async with at_work(store) as lead:
        lead.burst("t", paste="answered at once")
        lead.burst("enter")
        await lead.sees("Choose how it went", "answered at once")


async def test_keys_after_a_refusal_run(store: Path) -> None:
    async with at_work(store) as lead:
        refs = lead.refs
        lead.burst("c", "c", "j", "c", "j", "c")  # the second c is refused: claimed already
        journal = await at_rest(lead, 3)
        assert journal == [(ref, "claim") for ref in refs[:3]]


async def test_keys_after_a_question_refused_run(store: Path) -> None:
    async with at_work(store, read_only=True) as lead:
        refs = lead.refs
        lead.burst("t", "j", "j")
        await lead.hears("read-only")
        await lead.until(lambda: lead.ref == refs[2], "the cursor did not move")


async def test_a_dialog_left_with_esc_gives_the_keys_back(store: Path) -> None:
    async with at_work(store) as lead:
        refs = lead.refs
        lead.burst("a", *"half", "escape", "j", "c")
        assert await at_rest(lead, 1) == [(refs[1], "claim")]
        lead.burst("k", "a", "enter")
        await at_rest(lead, 2)
        assert lead.store("SELECT text FROM note") == [("half",)]


async def test_what_an_act_left_is_known_to_the_next_question(store: Path) -> None:
    """A watched rating becomes a case by claiming it: what is typed at once after that is no command either."""
    async with at_work(store) as lead:
        await lead.press("]", "]", "]", "]")
        await lead.sees("W-1")
        first = lead.ref
        lead.burst("c", "t", *"1she calls back", "enter")
        assert await at_rest(lead, 2) == [(first, "claim"), (first, "tried")]
        assert lead.store("SELECT note FROM attempt") == [("she calls back",)]


async def test_the_filter_line_the_conversation_and_the_help(store: Path) -> None:
    async with at_work(store) as lead:
        first, second = lead.refs[:2]
        lead.burst("/", *"jcx", "enter", "escape")
        await lead.sees("Open 8")
        lead.burst("/", *second.lower(), "enter", "c")
        assert await at_rest(lead, 1) == [(second, "claim")]
        lead.burst("escape", "g", "?", "c", "escape", "F", *"cte", "escape", "c")
        assert await at_rest(lead, 2) == [(second, "claim"), (first, "claim")]


async def test_a_lane_an_order_and_a_far_jump_are_waited_for(tmp_path: Path) -> None:
    async with at_work(stores.many(tmp_path / "many.db", 500)) as lead:
        lead.burst("s", "S", "c", "G", "c", "]", "]", "j", "e")
        claimed = await at_rest(lead, 3)
        await lead.sees("Mine 2")
        assert [act for _, act in claimed] == ["claim", "claim", "escalate"]
        first, last = lead.store("SELECT min(ref), max(ref) FROM cases")[0]
        assert {ref for ref, act in claimed if act == "claim"} == {first, last}
        assert claimed[2][0] == lead.ref


async def test_keys_pressed_before_a_card_is_read_are_for_it(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    may, own = asyncio.Event(), card.read

    async def slow(desk: Desk, which: Which) -> Card:
        await may.wait()
        return await own(desk, which)

    monkeypatch.setattr(card, "read", slow)
    async with at_work(store) as lead:
        lead.burst("T", "C", "enter")
        await lead.until(lambda: len(lead.app.screen_stack) == 2, "no card")
        await lead.pilot.pause()
        await lead.pilot.pause()
        may.set()
        await lead.until(lambda: len(lead.app.screen_stack) == 4, "a key was lost")
        await lead.sees("Ticket  T-1002")
        assert not lead.app._notifications


async def test_keys_pressed_before_the_first_rows_are_for_them(store: Path) -> None:
    desk = Desk(store, me="Dana", wall=Clock())
    await desk.open()
    app = ConsoleApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        lead = Lead(app, pilot, desk, Clock())
        lead.burst("j", "c")
        assert await at_rest(lead, 1) == [("T-1001", "claim")]
    await desk.close()


async def test_a_store_that_is_busy_never_holds_the_keys(store: Path) -> None:
    async with at_work(store) as lead:
        first, second = lead.refs[:2]
        writer = stores.connect(store)
        writer.execute("BEGIN IMMEDIATE")
        lead.burst("w", "1", "enter", "j", "c")
        await lead.sees("an import is finishing")
        await lead.until(lambda: lead.ref == second, "the keys were held")
        writer.execute("COMMIT")
        writer.close()
        assert await at_rest(lead, 2) == [(first, "wait"), (second, "claim")]


async def test_the_next_case_is_where_work_began_however_soon_the_list_is_read(store: Path) -> None:
    async with at_work(store) as lead:
        first, second = lead.refs[:2]
        act, grid = lead.desk.act, lead.app.screen.query_one("#queue", QueueGrid)

        async def acts(*asked: Any, **named: Any) -> Any:
            """The deed, and before anything else comes of it the list is read again."""
            done = await act(*asked, **named)
            await grid.read_now()
            return done

        lead.desk.act = acts  # type: ignore[method-assign]
        lead.burst("c", "t", "4", "enter", "f", *"sent", "enter", "x", *"1call", "enter", "c")
        assert await at_rest(lead, 5) == [
            *((first, act) for act in ("claim", "tried", "fix", "close")), (second, "claim"),
        ]  # fmt: skip
