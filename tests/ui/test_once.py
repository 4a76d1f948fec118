"""What is clicked twice in one go happens once: a screen is left once, and what goes takes no more clicks."""

from __future__ import annotations

from pathlib import Path

from textual import events
from textual.widgets._toast import Toast
from ui_lead import Lead, at_work

from console.ui.palette import Palette
from console.ui.screens.card import CardScreen


def clicks(lead: Lead, x: int, y: int, times: int) -> None:
    """As a terminal brings them: all there before the first is acted on."""
    for _ in range(times):
        for event in (events.MouseMove, events.MouseDown, events.MouseUp):
            button = 0 if event is events.MouseMove else 1
            lead.app.post_message(event(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y))


async def test_the_palette_is_left_by_a_double_click_beside_it(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("T")
        await lead.sees("Answers")
        await lead.press(":")
        await lead.until(lambda: isinstance(lead.app.screen, Palette), "no palette")
        await lead.sees("ticket")
        clicks(lead, 1, 38, 2)
        await lead.until(lambda: not isinstance(lead.app.screen, Palette), "the palette stayed")
        await lead.pilot.pause()
        assert isinstance(lead.app.screen, CardScreen), "no more than the palette was left"


async def test_back_clicked_twice_goes_back_once_at_least_and_never_too_far(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("T")
        await lead.sees("Answers")
        keys = lead.screen.splitlines()[-1]
        clicks(lead, keys.index("back"), 39, 3)
        await lead.sees("Open 8")
        await lead.pilot.pause()
        assert len(lead.app.screen_stack) == 1


async def test_a_press_on_a_sentence_that_just_goes_is_nothing(store: Path) -> None:
    async with at_work(store) as lead:
        lead.app.screen.tell("Going …")  # type: ignore[attr-defined]
        await lead.sees("Going …")
        toast = lead.app.screen.query_one(Toast)
        x, y = toast.content_region.offset
        parent, toast._parent = toast._parent, None  # as it is while it is being taken away
        clicks(lead, x, y, 1)
        await lead.pilot.pause()
        toast._parent = parent
        await lead.sees("Open 8")
