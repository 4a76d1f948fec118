"""Half-written words survive the dialog, the console and the terminal; phrases of one's own save typing."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
import ui_stores as stores
from tests_support import reviewed
from tests_support.town import Town
from textual.dom import DOMNode
from ui_lead import Lead, at_work

from console.store.drafts import Drafts
from console.ui.private import Private
from console.ui.reviewing.kept import Kept


def kept(path: Path) -> list[tuple[str, str]]:
    """Dialog and words of every draft in the file."""
    if not path.exists():
        return []
    conn = sqlite3.connect(path)
    try:
        return conn.execute("SELECT dialog, words FROM draft").fetchall()
    except sqlite3.OperationalError:  # the table is still to come
        return []
    finally:
        conn.close()


async def until_kept(lead: Lead, path: Path, words: str) -> None:
    """Until the draft is in the file, with the dialog still open; it may take a second."""
    end = asyncio.get_running_loop().time() + 1.5
    while not any(words in text for _, text in kept(path)):
        assert asyncio.get_running_loop().time() < end, f"{words!r} was not kept within a second"
        await lead.pilot.pause()


async def test_what_was_typed_outlives_a_killed_terminal(store: Path, tmp_path: Path) -> None:
    private = Private(tmp_path / "private.db")
    async with at_work(store, private=private) as lead:
        await lead.asks("f")
        await lead.types("sent a new kettle")
        await until_kept(lead, tmp_path / "private.db", "sent a new kettle")
    async with at_work(store, private=private) as lead:
        await lead.asks("f", "sent a new kettle")
        await lead.press("enter")
        await lead.sees("Fix noted")
        await lead.until(lambda: kept(tmp_path / "private.db") == [], "the draft was not dropped")


async def test_a_refused_act_keeps_the_words(store: Path, tmp_path: Path) -> None:
    async with at_work(store, private=Private(tmp_path / "private.db")) as lead:
        ref = lead.ref
        await lead.asks("a")
        await lead.types("important")
        conn = sqlite3.connect(store)
        conn.execute("UPDATE recovery SET status = 'not recovered', closed_at = 1, closed_by = 'lead' WHERE interaction_id ="
                     " (SELECT id FROM interaction WHERE external_id = ?)", (ref,))  # fmt: skip
        conn.commit()
        conn.close()
        await lead.press("enter")
        await lead.hears(f"{ref} has changed since you looked: it is not recovered now.")
        assert [dialog for dialog, words in kept(tmp_path / "private.db") if "important" in words] == ["note"]


async def test_a_phrase_takes_the_place_of_its_name(store: Path, tmp_path: Path) -> None:
    words = tmp_path / "phrases.toml"
    words.write_text('[phrases]\nsorry = "Apologised for the delay."\n')
    async with at_work(store, private=Private(phrases=words)) as lead:
        await lead.asks("a")
        await lead.types("; x ;sorry now")
        await lead.sees("; x Apologised for the delay. now")
        await lead.press("enter")
        await lead.sees("Noted")
        assert lead.store("SELECT text FROM note") == [("; x Apologised for the delay. now",)]


async def test_broken_phrases_and_drafts_are_said_and_nothing_is_lost(store: Path, tmp_path: Path) -> None:
    (tmp_path / "phrases.toml").write_text("[phrases\n")
    (tmp_path / "private.db").write_text("this is no database" * 50)
    async with at_work(store, private=Private(tmp_path / "private.db", tmp_path / "phrases.toml")) as lead:
        await lead.asks("a")
        await lead.hears("is not TOML", "Drafts can't be kept")
        await lead.types("half")
        await lead.press("escape")
        await lead.asks("a", "half")


async def leaves_at_once(lead: Lead, path: Path) -> str:
    """What is in the file once the console is told to go, before it has gone."""
    await lead.app.leave_now()
    conn = sqlite3.connect(path)
    try:
        return "\n".join(conn.iterdump())
    finally:
        conn.close()


async def at_a_one_on_one(lead: Lead) -> None:
    """With the first agent, the notes being there."""
    await lead.press("2")
    await lead.sees("± expected")
    await lead.press("m")
    await lead.sees("Your notes", "talk about")


@pytest.mark.parametrize("beneath", [False, True], ids=["seen", "beneath another screen"])
async def test_notes_of_a_one_on_one_are_kept_when_the_console_is_told_to_go(
    store: Path, tmp_path: Path, beneath: bool
) -> None:
    async with at_work(store, private=Private(tmp_path / "private.db", login="dana")) as lead:
        await at_a_one_on_one(lead)
        await lead.press("tab")
        await lead.types("tired of nights")
        if beneath:
            await lead.press("escape", "1")
            await lead.sees("Why here")
        assert "tired of nights" in await leaves_at_once(lead, tmp_path / "private.db")


@pytest.mark.parametrize("key", ["a", "x"], ids=["a commitment", "what is shared"])
async def test_so_is_what_is_half_written_over_it(store: Path, tmp_path: Path, key: str) -> None:
    async with at_work(store, private=Private(tmp_path / "private.db", login="dana")) as lead:
        await at_a_one_on_one(lead)
        await lead.press(key)
        await lead.until(lambda: len(lead.app.screen_stack) == 3, "no dialog")
        await lead.types("no more than two nights")
        assert "no more than two nights" in await leaves_at_once(lead, tmp_path / "private.db")


async def test_so_are_the_marks_of_a_review(tmp_path: Path) -> None:
    town = Town(tmp_path / "store.db", now=stores.NOW)
    town.add("setting", key="as_of", value=str(stores.NOW))
    (sam,) = reviewed.team(town, "Sam")
    reviewed.finished(town, "T-1", sam)
    reviewed.imported(town)
    async with at_work(town.path, private=Private(tmp_path / "private.db", login="dana")) as lead:
        await at_the_form(lead)
        await lead.press("1")
        await lead.sees("1 of 3 marked")
        assert "'review','{\"" in await leaves_at_once(lead, tmp_path / "private.db")


async def test_a_review_whose_draft_is_still_to_be_read_leaves_it_alone(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "private.db", "store", "dana")
    await drafts.keep("T-1", "review", "marked yesterday")
    opened = Kept(DOMNode(), drafts, ("T-1", "review"), lambda: "", lambda _: None)
    await opened.what_waits()
    assert await opened.load() == "marked yesterday"
    await opened.close()


async def at_the_form(lead: Lead) -> None:
    """The review of the first ticket that is drawn."""
    await lead.press("2")
    await lead.sees("Sam")
    await lead.press("R")
    await lead.sees("Review next", "T-1")
    await lead.press("enter")
    await lead.sees("of 3 marked")
