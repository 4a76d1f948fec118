"""Before an audience: all the ways that hostile text is looked for on every surface, walked again in search of names."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import test_hostile
import test_hostile_cards
import test_hostile_coaching
import ui_lead
import ui_poison
import ui_stores as stores
from ui_lead import Lead

from console.ui.private import Private
from console.ui.screens.agents import AgentGrid

pytestmark = pytest.mark.slow

MODULES = (test_hostile, test_hostile_cards, test_hostile_coaching, ui_poison)
NAMES = tuple(f"Zorblat{letter} Quixen{letter}" for letter in "abcdefghijkl")
SECRETS = ("zorblat", "quixen", "secret.example", "170 1234")
SAID = "thanks ZORBLATB, quixenc's colleague Zorblatd  Quixend: write to me@secret.example or +49 170 1234567"


def unseen(lead: Lead, where: str) -> None:
    """The console runs; no name, address or number is painted, told or copied."""
    assert not lead.app._exit, where
    told = [f"{note.title} {note.message}" for note in lead.app._notifications]
    for place, text in (("screen", lead.screen), ("toasts", "\n".join(told)), ("clipboard", lead.app.clipboard)):
        found = [secret for secret in SECRETS if secret in " ".join(text.casefold().split())]
        assert not found, f"{found} in the {place} at {where}:\n{text}"


def talkative(poisoned: Callable[[Path], Path]) -> Callable[[Path], Path]:
    """Half of the free texts name several people, with an address and a number."""

    def made(path: Path) -> Path:
        conn = stores.connect(poisoned(path))
        conn.execute("UPDATE rating SET comment = ? WHERE id % 2", (SAID,))
        for table, column in (
            ("turn", "text"),
            ("attempt", "note"),
            ("recovery", "lesson"),
            ("interaction", "subject"),
        ):
            conn.execute(f"UPDATE {table} SET {column} = ? WHERE id % 2", (SAID,))
        conn.execute("UPDATE customer SET phone = '+49 170 1234567', email = 'me@secret.example'")
        conn.close()
        return path

    return made


@asynccontextmanager
async def presented(path: Path, **how: Any) -> AsyncIterator[Lead]:
    """A console that shows nobody, from its first paint on."""
    async with ui_lead.at_work(path, present="nobody", **how) as lead:
        unseen(lead, "the first paint")
        yield lead


@pytest.fixture(autouse=True)
def watched(monkeypatch: pytest.MonkeyPatch) -> None:
    """The walks look for names instead of control characters, in a store that is full of them."""
    poisoned = talkative(ui_poison.poisoned)
    for module in MODULES:
        for name, value in (("PAYLOADS", NAMES), ("clean", unseen), ("at_work", presented), ("poisoned", poisoned)):
            if hasattr(module, name):
                monkeypatch.setattr(module, name, value)


async def test_the_queue_its_dialogs_and_the_palette(tmp_path: Path) -> None:
    await test_hostile.test_hostile_text_is_only_text_on_every_surface(tmp_path)


async def test_beside_a_case_the_filters_and_the_loop(tmp_path: Path) -> None:
    await test_hostile.test_hostile_text_is_only_text_beside_a_case_and_on_the_loop(tmp_path)


async def test_the_scorecards_their_tickets_definitions_and_alerts(tmp_path: Path) -> None:
    await test_hostile.test_hostile_text_is_only_text_on_the_scorecards_and_behind_them(tmp_path)


async def test_cards(tmp_path: Path) -> None:
    await test_hostile_cards.test_hostile_text_is_only_text_on_cards(tmp_path)


async def test_coaching_and_the_pages_of_an_agent(tmp_path: Path) -> None:
    path = talkative(ui_poison.poisoned)(tmp_path / "coached.db")
    conn = stores.connect(path)
    conn.execute("BEGIN")
    for number, text in enumerate(NAMES, 1):
        test_hostile_coaching._coach(conn, number, text)
    conn.execute("COMMIT")
    conn.close()
    await test_hostile_coaching.test_hostile_text_is_only_text_on_the_coaching_screens(path)


async def test_lookup(tmp_path: Path) -> None:
    async with presented(ui_poison.poisoned(tmp_path / "named.db")) as lead:
        await lead.press("ctrl+k")
        await lead.types("zorb")
        await lead.sees("customer · its name · Agent\xa01")
        painted = "\n".join(line for line in lead.screen.splitlines() if line.strip(" │▌▐┃") != "zorb")
        assert "quixen" not in painted.casefold()
        await lead.press("ctrl+y")
        await lead.hears("sent to the terminal's clipboard")
        assert "zorb" not in lead.app.clipboard.casefold()
        await lead.press("enter")
        await lead.until(lambda: len(lead.app.screen_stack) == 2, "no card was opened")
        await lead.sees("PRESENTING")
        unseen(lead, "a card from lookup")


async def test_a_one_on_one_hides_notes_of_ones_own_and_a_review_its_texts(tmp_path: Path) -> None:
    path = talkative(ui_poison.poisoned)(tmp_path / "coached.db")
    conn = stores.connect(path)
    for number, text in enumerate(NAMES, 1):
        test_hostile_coaching._coach(conn, number, text)
    conn.close()
    own = Private(tmp_path / "private.db", exports=tmp_path / "exports", login="dana")
    async with ui_lead.at_work(path, private=own, size=(160, 50)) as lead:
        await test_hostile_coaching._at_the_agents(lead)
        await lead.press("m")
        await lead.sees("Your notes")
        await lead.press("tab")
        await lead.types("Zorblatc complained")
        await lead.sees("Zorblatc complained")
        await lead.press("escape", "escape")
        await lead.press("P")
        await lead.sees("who is shown?")
        await lead.press("enter")
        await lead.sees("PRESENTING", "± expected")
        await lead.until(lambda: lead.app.screen.query_one(AgentGrid).ready, "the agents were never read")
        unseen(lead, "agents")
        await lead.press("m")
        await lead.sees("while you present")
        await lead.pilot.pause()
        unseen(lead, "the one-on-one")
        for _ in range(8):
            await lead.press("j")
            unseen(lead, "the agenda")
        await lead.press("y")
        await lead.until(lambda: bool(lead.app.clipboard), "nothing was copied")
        unseen(lead, "the pack")
        await lead.press("escape", "escape", "P")
        await lead.until(lambda: lead.desk.audience is None, "it never ended")
        await test_hostile_coaching._at_the_agents(lead)
        await lead.press("m")
        await lead.sees("Zorblatc complained")
