"""Present mode: everybody but one agent is masked on every screen; what was painted before is taken away and read anew."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Static

from console.store.desk import Desk
from console.store.errors import Refused, StoreError
from console.store.presenting import NOBODY, agents
from console.ui.asking import Asking
from console.ui.screens.base import DeskScreen
from console.ui.screens.pick import Offer, Pick

ON = "Present mode: {} shown, all other known names, addresses and numbers are masked. Names the store does not know can stay."
OFF = "Present mode is over: names are shown again."
_NOBODY_FOUND = "No agent is called that: nobody shows none of them."


class Curtain(DeskScreen):
    """What is seen while what is shown changes: nothing of the store. Keys wait for what comes after it."""

    @property
    def takes_keys(self) -> bool:
        """Never."""
        return False

    def compose(self) -> ComposeResult:
        yield Static(Content(" csat"), markup=False)


class Presenting:
    """Begins and ends it. `anew` makes all screens new behind the curtain; they come up on the mode it is given."""

    def __init__(self, app: App[Any], desk: Desk, anew: Callable[[str], Awaitable[None]]) -> None:
        self._app, self._desk, self._anew = app, desk, anew

    def turn(self, screen: DeskScreen) -> None:
        """On, once it is known who is shown; or off at once."""
        if self._desk.audience is None:
            screen.begin(self._choose, "present")
        else:
            self._app.run_worker(self._change(None), group="present", exclusive=True)

    async def _choose(self, ask: Asking) -> None:
        about = "who is shown? everybody else is masked, on every screen"
        answer = await ask(Pick("Present mode", about, self._offers, _NOBODY_FOUND))
        if answer.given:
            self._app.run_worker(self._change(answer.choice), group="present", exclusive=True)

    async def _offers(self, words: str) -> Sequence[Offer]:
        try:
            found = await self._desk.read(agents, words.strip())
        except StoreError:  # the screen below says why
            found = ()
        nobody = [Offer(NOBODY, NOBODY, "all agents are masked")] if words.strip().casefold() in NOBODY else []
        return [*nobody, *(Offer(name, name, team) for name, team in found)]

    async def _change(self, whom: str | None) -> None:
        """The curtain falls before anything changes, and rises on screens that were read after it."""
        mode = self._app.current_mode
        self._app.clear_notifications()
        await self._app.switch_mode("curtain")
        try:
            sentence, wrong = await self._begin_or_end(whom), False
        except (Refused, StoreError) as error:
            sentence, wrong = str(error), True
        await self._anew(mode)
        if isinstance(self._app.screen, DeskScreen):
            self._app.screen.tell(sentence, wrong=wrong)

    async def _begin_or_end(self, whom: str | None) -> str:
        if whom is None:
            self._desk.audience = None
            return OFF
        await self._desk.present(whom)
        shown = self._desk.audience.agent if self._desk.audience else ""
        return ON.format(f"{shown} is" if shown else "nobody is")
