"""A dialog is left before the store has answered: the answer is for nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import pytest
from textual.app import App
from textual.screen import ModalScreen

from console.ui.screens.lookup import Lookup
from console.ui.screens.pick import Offer, Pick
from console.ui.theme import fallbacks


class Slow:
    """Answers every question when the gate opens."""

    def __init__(self) -> None:
        self.gate, self.asked = asyncio.Event(), 0

    async def find(self, words: str) -> Sequence[Offer]:
        self.asked += 1
        await self.gate.wait()
        return [Offer("1", "Ana", "")]

    async def read(self, question: Callable[..., object], words: str) -> Sequence[object]:
        await self.find(words)
        return ()


class Host(App[None]):
    """A dialog over an empty screen."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return fallbacks(dark=True)


def pick(slow: Slow) -> ModalScreen[object]:
    return Pick("Give it to", "", slow.find, "")  # type: ignore[return-value]


def lookup(slow: Slow) -> ModalScreen[object]:
    return Lookup(slow)  # type: ignore[arg-type,return-value]


@pytest.mark.slow
@pytest.mark.parametrize("made", [pick, lookup])
async def test_an_answer_that_comes_while_the_dialog_goes_is_dropped(
    made: Callable[[Slow], ModalScreen[object]],
) -> None:
    app = Host()
    async with app.run_test() as pilot:  # which raises what a worker raises
        for turns in range(3, 12):  # however far the leaving has got
            slow = Slow()
            dialog = made(slow)
            await app.push_screen(dialog)
            await pilot.press("a", "b")
            assert slow.asked
            dialog.action_cancel()  # type: ignore[attr-defined]
            for _ in range(turns):
                await asyncio.sleep(0)
            slow.gate.set()
            await pilot.pause()
            assert app.screen_stack[-1] is not dialog
