"""Sentences in the corner go again, whatever opens at the moment they run out."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.notifications import Notification
from textual.widgets._toast import Toast
from ui_lead import at_work


async def test_a_dialog_that_opens_as_a_sentence_runs_out(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_work(store) as lead:
        await lead.press("c")
        await lead.hears("Claimed")
        (told,) = lead.app._notifications
        told.raised_at -= 60  # it ran out, and the toolkit saw that a moment too late
        monkeypatch.setattr(type(told), "has_expired", False)
        times: list[float] = []
        monkeypatch.setattr(Toast, "set_timer", lambda toast, left, then: times.append(left) or then())
        await lead.asks("t", "Tried to reach")
        assert times and min(times) > 0


async def test_a_fast_lead_sees_the_newest_sentences_and_every_warning(store: Path) -> None:
    async with at_work(store) as lead:
        screen = lead.app.screen
        screen.tell("The store is busy.", wrong=True)  # type: ignore[attr-defined]
        for number in range(8):
            screen.tell(f"Claimed T-{number}.")  # type: ignore[attr-defined]
            await lead.pilot.pause()
        await lead.sees("The store is busy.", "Claimed T-7.", "Claimed T-5.")
        await lead.sees_no("Claimed T-4.")


async def test_a_sentence_said_again_stands_there_once(store: Path) -> None:
    async with at_work(store) as lead:
        for _ in range(5):
            lead.app.screen.tell("Ben has claimed this case.", wrong=True)  # type: ignore[attr-defined]
            await lead.pilot.pause()
        await lead.sees("Ben has claimed this case.")
        assert lead.screen.count("Ben has claimed this case.") == 1
        assert [told.message for told in lead.app._notifications] == ["Ben has claimed this case."]


def test_it_expires_when_its_time_is_over() -> None:
    from console.ui.told import Told

    told = Told("Claimed T-1.", timeout=4)
    assert 3 < told.time_left <= 4 and not told.has_expired
    told.raised_at -= 5
    assert told.has_expired and told.time_left > 0
    assert Notification("x", timeout=-5).time_left < 0  # why there is one of our own
