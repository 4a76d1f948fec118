"""`:export`: what is on the screen goes to a file that the sentence names, while the screen stays alive."""

from __future__ import annotations

import csv
import stat
from pathlib import Path

import pytest
from ui_lead import Lead, at_work

from console.ui.exporting import NOTHING
from console.ui.private import Private


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where exports go; made when the first is written."""
    return tmp_path / "mine" / "exports"


async def exported(lead: Lead, words: str = "csv without") -> None:
    """The action by its name, then the form by its."""
    lead.app.clear_notifications()
    await lead.press("colon")
    await lead.types("export")
    await lead.sees("CSV, JSON or Markdown")
    await lead.press("enter")
    await lead.until(lambda: len(lead.app.screen.query("#line")) == 1, "no dialog asks for the form")
    await lead.types(words)
    await lead.press("enter")


def refs(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row["ref"] for row in csv.DictReader(file)]


@pytest.mark.slow
async def test_the_lane_is_exported_as_it_is_filtered(store: Path, folder: Path) -> None:
    async with at_work(store, private=Private(exports=folder)) as lead:
        shown = lead.refs
        await exported(lead)
        await lead.hears("interactions written to", "only you can read")
        (path,) = folder.iterdir()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600 and path.suffix == ".csv"
        assert refs(path)[: len(shown)] == shown
        await lead.press("right_square_bracket", "right_square_bracket", "right_square_bracket", "right_square_bracket")
        await lead.sees("W-1")
        await exported(lead, "csv with customers")
        await lead.hears("interactions written to")
        other = next(one for one in folder.iterdir() if one != path)
        assert set(refs(other)) and all(ref.startswith("W-") for ref in refs(other))
        assert "customer" in other.read_text(encoding="utf-8").splitlines()[0]


@pytest.mark.slow
async def test_scorecards_cards_and_coaching_are_exported_too(store: Path, folder: Path) -> None:
    async with at_work(store, private=Private(exports=folder)) as lead:
        for number, (key, seen) in enumerate((("3", "its tickets"), ("2", "Sam Carter")), 1):
            await lead.press(key)
            await lead.sees(seen)
            await exported(lead)
            await lead.hears("interactions written to")
            assert len(list(folder.iterdir())) == number
        await lead.press("1", "T")
        await lead.sees("Ticket")
        ref = lead.app.clipboard
        await lead.press("y")
        await lead.until(lambda: lead.app.clipboard != ref, "no ref was copied")
        await exported(lead)
        await lead.hears("1 interactions written to")


@pytest.mark.slow
async def test_where_nothing_can_be_exported_it_is_said(store: Path, tmp_path: Path) -> None:
    async with at_work(store) as lead:
        await lead.app.run_action("export")
        await lead.hears("There is no folder for exports here")
        await lead.press("l")
        await lead.sees("Back to the queue" if "Back to the queue" in lead.screen else "Lessons")
        await lead.app.run_action("export")
        await lead.hears(NOTHING[:40])
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    async with at_work(store, private=Private(exports=in_the_way / "exports")) as lead:
        await exported(lead)
        await lead.hears("can't be made")
