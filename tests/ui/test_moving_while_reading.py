"""The cursor may move while the next numbers are still being read: what is seen is of the old ones, and then of the new."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.style import Style
from tests_support.half_year import SAMPLE
from textual import events
from textual.command import CommandList
from ui_lead import at_work

from console.store import scorecards
from console.ui.commands import COMMANDS
from console.ui.palette import Commands, Palette
from console.ui.scorecards.grid import CardGrid
from console.ui.screens.scores import ScoresScreen


@pytest.mark.slow
@pytest.mark.parametrize("key", ["w", "/"])
async def test_the_cursor_moves_on_scorecards_whose_next_window_or_filter_is_being_read(
    tmp_path: Path, key: str
) -> None:
    path = tmp_path / "sample.db"
    path.write_bytes(SAMPLE.read_bytes())
    gate = asyncio.Event()
    async with at_work(path, me="Dana Whitlock") as lead:
        read = lead.desk.read

        async def held(question: Callable[..., object], *values: object) -> object:
            if question is scorecards.cards:
                await gate.wait()
            return await read(question, *values)

        gate.set()
        lead.desk.read = held  # type: ignore[method-assign,assignment]
        await lead.press("3")
        await lead.sees("Returns desk", "What drove it")
        gate.clear()
        if key == "w":
            await lead.press("w")
            await lead.sees("90 days")
            await lead.press("9", "0", "enter")
        else:
            await lead.press("/", *"channel:chat", "down")
        await lead.until(lambda: lead.app.screen._reading.cards is None, "nothing is being read")  # type: ignore[attr-defined]
        lead.app.screen.query_one(CardGrid).focus()
        await lead.press("j", "j")
        await lead.sees("▸ ")
        gate.set()
        await lead.until(lambda: lead.app.screen._reading.cards is not None, "it was never read")  # type: ignore[attr-defined]
        await lead.sees("What drove it")


async def test_nothing_is_sorted_before_there_is_anything(tmp_path: Path) -> None:
    path = tmp_path / "sample.db"
    path.write_bytes(SAMPLE.read_bytes())
    async with at_work(path, me="Dana Whitlock") as lead:
        read, gate = lead.desk.read, asyncio.Event()

        async def held(question: Callable[..., object], *values: object) -> object:
            await gate.wait()
            return await read(question, *values)

        lead.desk.read = held  # type: ignore[method-assign,assignment]
        await lead.press("3", "s", "S", "y", "enter", "f")
        gate.set()
        await lead.sees("Scorecards", "Returns desk")


async def test_a_conversation_that_comes_after_its_list_was_left_is_for_nobody(tmp_path: Path) -> None:
    path = tmp_path / "sample.db"
    path.write_bytes(SAMPLE.read_bytes())
    async with at_work(path, me="Dana Whitlock") as lead:
        await lead.press("3")
        await lead.sees("Returns desk", "What drove it")
        await lead.press("enter")
        await lead.sees("1 of")
        read, gate = lead.desk.read, asyncio.Event()

        async def held(question: Callable[..., object], *values: object) -> object:
            if question.__name__ == "talk":
                await gate.wait()
            return await read(question, *values)

        lead.desk.read = held  # type: ignore[method-assign,assignment]
        await lead.press("enter", "escape")
        await lead.sees("What drove it")
        gate.set()
        await lead.pilot.pause()
        await lead.pilot.pause()
        assert isinstance(lead.app.screen, ScoresScreen)


async def test_a_command_chosen_for_a_screen_that_goes_is_for_nobody(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("T")
        await lead.sees("Answers")
        card = lead.app.screen
        await lead.press(":")
        await lead.sees("Back along")
        palette = lead.app.screen
        assert isinstance(palette, Palette)
        lead.app.pop_screen()
        await lead.app.pop_screen()
        command = next(command for command in COMMANDS if command.id == "card.copy")
        lead.app.copy_to_clipboard("before")
        await Commands(card)._run(command)
        assert lead.app.clipboard == "before"


async def test_a_palette_without_room_has_no_pages(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press(":", "down")
        await lead.sees("claim")
        options = lead.app.screen.query_one(CommandList)
        options.styles.display = "none"
        await lead.pilot.pause()
        options._line_cache.clear()
        await lead.press("pagedown", "pageup", "end", "home")
        options.styles.display = "block"
        await lead.sees("claim")


async def test_a_click_on_an_action_that_is_painted_and_no_longer_listed_is_nothing(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press(":", "down")
        await lead.sees("claim")
        options = lead.app.screen.query_one(CommandList)
        style = Style(meta={"option": options.option_count})
        x, y = options.content_region.offset
        options.post_message(events.Click(options, 0, 0, 0, 0, 1, False, False, False, x, y, style))
        await lead.pilot.pause()
        assert isinstance(lead.app.screen, Palette)
        await lead.sees("claim")
