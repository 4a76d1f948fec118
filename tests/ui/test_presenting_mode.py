"""Present mode: begun and ended by `P`; nothing painted, kept or typed before it is seen in it, and what is done in it is done."""

from __future__ import annotations

from pathlib import Path

import pytest
import ui_stores as stores
from textual import events
from ui_lead import Lead, at_work

from console.store.errors import Refused
from console.ui.private import Private
from console.ui.screens.coaching import CoachingScreen

NAMES = ("Maria", "López", "Weber", "Adeyemi", "Sam Carter", "Northwind", "Priya", "Becker", "Dana")


@pytest.fixture
def named(store: Path) -> Path:
    """The morning, with a second agent, and names in what people wrote."""
    conn = stores.connect(store)
    conn.execute("INSERT INTO agent (id, source, external_id, name, team_id) VALUES (2, 'desk', 'a2', 'Lena Hofer', 1)")
    conn.execute(
        "UPDATE rating SET comment = 'Sam Carter promised it, Lena Hofer kept it. Maria López, +34 600 123 456'"
    )
    conn.execute("UPDATE interaction SET agent_id = 1 + id % 2")
    conn.execute("UPDATE recovery SET agent_id = 1 + id % 2")
    conn.close()
    return store


def told(lead: Lead) -> str:
    """All that can be read: the screen, the toasts, the clipboard."""
    return "\n".join([lead.screen, *(note.message for note in lead.app._notifications), lead.app.clipboard])


def names_in(lead: Lead) -> list[str]:
    return [name for name in NAMES if name.casefold() in " ".join(told(lead).casefold().split())]


async def begin(lead: Lead, whom: str) -> None:
    """Present mode, with one agent or nobody shown."""
    await lead.press("P")
    await lead.sees("who is shown?")
    await lead.types(whom)
    await lead.press("enter")
    await lead.sees("PRESENTING")


async def ready(lead: Lead) -> None:
    await lead.until(
        lambda: bool(lead.app.screen.query("#queue")) and lead.app.screen.query_one("#queue").ready, "no list"
    )  # type: ignore[attr-defined]
    await lead.pilot.pause()


async def test_the_agent_chosen_is_shown_and_nobody_else(named: Path) -> None:
    async with at_work(named, me="Priya Nair") as lead:
        assert "Maria" in told(lead)
        await begin(lead, "lena")
        await ready(lead)
        await lead.hears("Lena Hofer is shown", "Names the store does not know can stay")
        await lead.sees("shows Lena Hofer", "Customer\xa0", "Lena Hofer kept it")
        assert names_in(lead) == []
        await lead.press("P")
        await lead.sees("Maria")
        await lead.hears("Present mode is over")
        assert "PRESENTING" not in lead.screen


@pytest.mark.slow
async def test_the_same_name_has_the_same_mask_everywhere(named: Path) -> None:
    async with at_work(named) as lead:
        await begin(lead, "nobody")
        await ready(lead)
        await lead.press("2")
        await lead.until(lambda: isinstance(lead.app.screen, CoachingScreen), "no coaching")
        await lead.sees("Agent\xa01", "Agent\xa02")
        assert names_in(lead) == [] and "Lena" not in lead.screen
        for key, seen in (("3", "its tickets"), ("1", "Why here")):
            await lead.press(key)
            await lead.sees(seen, "PRESENTING")
            assert names_in(lead) == []


@pytest.mark.slow
async def test_nothing_unmasked_is_painted_once_it_began(named: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_work(named, me="Priya Nair") as lead:
        await lead.press("T")
        await lead.sees("Ticket  ")
        await lead.press("backspace", "slash")
        await lead.types("lópez")
        await lead.press("enter")
        await lead.press("P")
        await lead.sees("who is shown?")
        await lead.types("nobody")
        painted: list[str] = []
        own = type(lead.app)._display

        def watched(app: object, screen: object, renderable: object) -> None:
            own(app, screen, renderable)  # type: ignore[arg-type]
            if lead.desk.audience is not None:
                painted.append(lead.screen)

        monkeypatch.setattr(type(lead.app), "_display", watched)
        await lead.press("enter")
        await lead.sees("PRESENTING")
        await ready(lead)
        for key in ("j", "ctrl+k", "escape", "3", "2", "1"):
            await lead.press(key)
            await lead.pilot.pause()
        assert painted and not [name for text in painted for name in NAMES if name in text]
        await lead.press("P")
        await lead.sees("Maria")


@pytest.mark.slow
async def test_acts_are_done_to_the_people_behind_the_masks(named: Path) -> None:
    async with at_work(named, me="Priya Nair", read_only=False) as lead:
        await begin(lead, "nobody")
        await ready(lead)
        ref = lead.ref
        await lead.press("c")
        await lead.sees("Mine 1")
        assert lead.store("SELECT owner FROM cases WHERE ref = ?", ref) == [("Priya Nair",)]
        await lead.press("d")
        await lead.sees("Give it to")
        await lead.types("tom")
        await lead.pilot.pause()
        assert names_in(lead) == []
        await lead.press("enter")
        await lead.until(
            lambda: lead.store("SELECT owner FROM cases WHERE ref = ?", ref) == [("Tom Becker",)], "not given"
        )
        await lead.pilot.pause()
        assert names_in(lead) == []
        assert not lead.store("SELECT 1 FROM person WHERE name LIKE 'Person%' OR name LIKE 'Agent%'")
        await lead.press("z")
        await lead.until(
            lambda: lead.store("SELECT owner FROM cases WHERE ref = ?", ref) == [("Priya Nair",)], "not undone"
        )
        assert names_in(lead) == []


async def test_names_that_come_while_it_is_on_are_masked(named: Path) -> None:
    async with at_work(named) as lead:
        await begin(lead, "nobody")
        await ready(lead)
        conn = stores.connect(named)
        conn.execute("INSERT INTO customer (id, source, external_id, name) VALUES (99, 'desk', 'c99', 'Zebulon Quark')")
        conn.execute("UPDATE interaction SET customer_id = 99")
        conn.execute("UPDATE rating SET comment = 'Zebulon Quark here again'")
        conn.close()
        await lead.sees("here again")
        assert "Zebulon" not in told(lead) and "Quark" not in told(lead)


@pytest.mark.slow
async def test_drafts_and_filters_of_before_are_not_read_out_and_not_lost(named: Path, tmp_path: Path) -> None:
    async with at_work(named, me="Priya Nair", private=Private(tmp_path / "private.db")) as lead:
        await lead.press("c")
        await lead.sees("Mine 1")
        await lead.asks("f", "Fix")
        await lead.types("Call Maria")
        await lead.press("escape")
        await lead.press("slash")
        await lead.types("weber")
        await lead.press("enter", "P")
        await lead.sees("who is shown?")
        await lead.press("enter")
        await lead.sees("PRESENTING")
        await ready(lead)
        await lead.press("right_square_bracket", "right_square_bracket", "f")
        await lead.until(lambda: len(lead.app.screen_stack) == 2, "no dialog")
        assert names_in(lead) == []
        await lead.press("escape", "P")
        await lead.sees("Maria")
        await ready(lead)
        await lead.asks("f", "Call Maria")


async def test_what_cannot_begin_changes_nothing_and_says_why(named: Path) -> None:
    with pytest.raises(Refused, match="no agent called"):
        async with at_work(named, present="Nobody Known"):
            pass
    async with at_work(named) as lead:
        await lead.press("P")
        await lead.sees("who is shown?")
        await lead.press("escape")
        await lead.sees("Maria")
        assert lead.desk.audience is None
        await lead.press("P")
        await lead.types("xyz")
        await lead.sees("No agent is called that")


@pytest.mark.slow
async def test_keys_and_resizes_in_the_middle_do_no_harm(named: Path) -> None:
    async with at_work(named) as lead:
        for _ in range(3):
            await lead.press("P")
            await lead.sees("who is shown?")
            lead.burst("enter", "j", "3", "1", "j", "k")
            lead.app.post_message(events.Resize(lead.app.size, lead.app.size))
            await lead.sees("PRESENTING")
            lead.burst("P", "j", "2", "1")
            await lead.until(lambda: lead.desk.audience is None, "it never ended")
            await lead.sees("Maria")
            await ready(lead)
