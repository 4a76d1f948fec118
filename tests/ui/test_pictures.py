"""Pictures of the screens, kept in .docs for the README: each holds the words that its screen shows now.

`pytest tests/ui/test_pictures.py --pictures` draws them anew.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.segment import Segment
from tests_support.half_year import SAMPLE
from tests_support.picture import Run, of_file, svg, words
from tests_support.readme import README, between, made_anew
from ui_lead import Lead, at_work, seen
from ui_screens import SCREENS, Shown

import console.ui
from console.cli.table import COMMANDS
from console.ui.private import Private
from console.ui.screens.leaving import LeftOnce

pytestmark = pytest.mark.slow

KEPT = README.parent / ".docs"
#: Without words of their own: who asks for a store before there is a queue, and what hides a screen.
BEFORE = {"Welcome", "Curtain"}


def painted(lead: Lead) -> list[list[Run]]:
    """The screen, as runs of text."""
    return [[_run(segment) for segment in strip] for strip in seen(lead.app)]


def _run(segment: Segment) -> Run:
    style = segment.style
    if style is None:
        return Run(segment.text)
    ink, ground = (colour.triplet.hex if colour and colour.triplet else "" for colour in (style.color, style.bgcolor))
    if style.reverse:
        ink, ground = ground, ink
    return Run(segment.text, ink, ground, bool(style.bold), bool(style.underline))


@pytest.mark.parametrize("shown", SCREENS, ids=lambda shown: shown.name)
async def test_the_picture_of_a_screen_holds_its_words(
    shown: Shown, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    store = tmp_path / "sample.db"
    store.write_bytes(SAMPLE.read_bytes())
    async with at_work(store, me="Dana Whitlock", private=Private(tmp_path / "private.db", login="dana")) as lead:
        await shown.open(lead)
        assert type(lead.app.screen).__name__ == shown.screen
        drawn = svg(painted(lead))
    kept = KEPT / f"{shown.name}.svg"
    if pytestconfig.getoption("--pictures"):
        kept.write_text(drawn, encoding="utf-8")
    assert of_file(kept) == words(drawn), "draw it anew: pytest tests/ui/test_pictures.py --pictures"


def gallery() -> str:
    """The README's pictures, two in a row."""
    shown = [f'<img src=".docs/{one.name}.svg" alt="{one.title}" title="{one.title}" width="49%">' for one in SCREENS]
    return "\n".join(shown) + "\n"


def test_the_readme_shows_every_screen_and_no_picture_is_left_over(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--pictures"):
        made_anew(README, "pictures", gallery())
    assert between(README, "pictures") == gallery()
    assert {path.name for path in KEPT.iterdir()} == {f"{shown.name}.svg" for shown in SCREENS}


def told() -> str:
    """The README's table of screens, with the keys that lead there and the command that says the same."""
    rows = [
        f"| {one.title} | {_keys(one)} | {', '.join(f'`{command}`' for command in one.commands)} |" for one in SCREENS
    ]
    return "\n".join(["| screen | keys | as plain text |", "|---|---|---|", *rows]) + "\n"


def _keys(one: Shown) -> str:
    return f"`{one.keys.strip()}`" if one.keys.strip() else ""


def test_the_readme_names_a_command_for_every_screen(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--pictures"):
        made_anew(README, "screens", told())
    assert between(README, "screens") == told()


@pytest.mark.parametrize("shown", SCREENS, ids=lambda shown: shown.name)
def test_every_command_named_for_a_screen_exists(shown: Shown) -> None:
    assert shown.commands
    for command in shown.commands:
        program, verb, *_ = command.split()
        assert program == "csat" and (verb in COMMANDS or verb == "--help")


def test_every_screen_of_the_console_is_among_them() -> None:
    for module in pkgutil.walk_packages(console.ui.__path__, "console.ui."):
        importlib.import_module(module.name)
    assert {shown.screen for shown in SCREENS} | BEFORE == {one.__name__ for one in _last(LeftOnce)}


def _last(of: type) -> Iterator[type]:
    """The console's screens that no other is made from."""
    own = [heir for heir in of.__subclasses__() if heir.__module__.startswith("console.")]
    yield from (one for heir in own for one in _last(heir)) if own else (of,)
