"""Colours that can be read, and a choice that holds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme
from ui_lead import at_work, seen

from console.ui.theme import DARK, LIGHT, fallbacks

CHOOSE = """
import asyncio
from pathlib import Path
from console.store.desk import Desk
from console.ui.app import ConsoleApp
print(ConsoleApp(Desk(Path("none.db"), me="Dana")).theme)
"""


def contrast(one: Color, other: Color) -> float:
    """WCAG 2 contrast ratio, 1 to 21."""

    def light(colour: Color) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("role", ["foreground", "accent", "muted", "good", "warn", "bad"])
@pytest.mark.parametrize("under", ["background", "bar", "cursor", "cursor-quiet"])
def test_every_text_can_be_read_on_every_ground(theme: Theme, role: str, under: str) -> None:
    def colour(name: str) -> Color:
        return Color.parse(theme.variables.get(name) or getattr(theme, name))

    least = 3.0 if under.startswith("cursor") and role != "foreground" else 4.5
    assert contrast(colour(role), colour(under)) >= least


@pytest.mark.slow
@pytest.mark.parametrize("asked, without_colour, given", [
    (None, False, "console-dark"), ("nord", False, "nord"), ("nord", True, "nord"), ("ansi-dark", False, "ansi-dark"),
    ("ansi-dark", True, "console-dark"),
])  # fmt: skip
def test_the_theme_asked_for_unless_it_would_be_black_on_black(
    asked: str | None, without_colour: bool, given: str
) -> None:
    env = {k: v for k, v in os.environ.items() if k not in ("TEXTUAL_THEME", "NO_COLOR")}
    env |= ({"TEXTUAL_THEME": asked} if asked else {}) | ({"NO_COLOR": "1"} if without_colour else {})
    done = subprocess.run([sys.executable, "-c", CHOOSE], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == given


async def test_light_and_back(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.app.run_action("light")
        assert lead.app.theme == LIGHT.name
        await lead.sees("T-1001")
        await lead.app.run_action("light")
        assert lead.app.theme == DARK.name


async def test_without_colour_the_cursor_the_lane_and_the_rating_can_still_be_told(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_work(store) as lead:
        await lead.sees("▸ ●●○○○ 2/5", "T-1002", "Open 8")
        strips = seen(lead.app)
        lane = next(s for s in strips[1] if "Open 8" in s.text)
        assert lane.style is not None and lane.style.bold


def test_other_themes_get_what_ours_bring() -> None:
    assert fallbacks(True).keys() == fallbacks(False).keys()


async def test_everything_written_stands_out_from_what_it_is_written_on(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.sees("▸ ●●○○○ 2/5", "T-1002", "Open 8", "Maria López")
        for theme in ("dark", "light", "dark again"):
            strips = [segment for strip in seen(lead.app) for segment in strip]
            written = [segment for segment in strips if segment.text.strip() and segment.style is not None]
            assert len(written) > 50
            for segment in written:
                assert segment.style is not None and segment.style.color and segment.style.bgcolor
                ink, paper = segment.style.color.triplet, segment.style.bgcolor.triplet
                assert ink is not None and paper is not None
                far = sum(abs(a - b) for a, b in zip(ink, paper, strict=True))
                assert far > 60 or set(segment.text.strip()) <= set("│─▁▔"), (theme, segment)
            lead.app.action_light()
            await lead.pilot.pause()
