"""Present mode: everybody but one agent is masked on every screen; what was painted before is taken away and read anew."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
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
CLOSED = "The page that was open is closed, since it shows what was read before: open it again from here."
_NOBODY_FOUND = "No agent is called that: nobody shows none of them."


Made = Callable[[], DeskScreen]


class Curtain(DeskScreen):
    """What is seen while what is shown changes: nothing of the store. Keys wait for what comes after it."""

    @property
    def takes_keys(self) -> bool:
        """Never."""
        return False

    def compose(self) -> ComposeResult:
        yield Static(Content(" csat"), markup=False)


class Presenting:
    """Begins and ends it. `anew` makes all screens new behind the curtain; of the mode it is given the screens come up
    that are made as they stood, from the bottom one on.
    """

    def __init__(self, app: App[Any], desk: Desk, anew: Callable[[str, Sequence[Made]], Awaitable[None]]) -> None:
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
        mode, stack = self._app.current_mode, [one for one in self._app.screen_stack if isinstance(one, DeskScreen)]
        stood = list(_as_they_stood(stack))
        self._app.clear_notifications()
        await self._app.switch_mode("curtain")
        try:
            sentence, wrong = await self._begin_or_end(whom), False
        except (Refused, StoreError) as error:
            sentence, wrong = str(error), True
        await self._anew(mode, stood)
        if isinstance(self._app.screen, DeskScreen):
            self._app.screen.tell(sentence, wrong=wrong)
            if len(stood) < len(stack):
                self._app.screen.tell(CLOSED)

    async def _begin_or_end(self, whom: str | None) -> str:
        if whom is None:
            self._desk.audience = None
            return OFF
        await self._desk.present(whom)
        shown = self._desk.audience.agent if self._desk.audience else ""
        return ON.format(f"{shown} is" if shown else "nobody is")


def _as_they_stood(stack: Sequence[DeskScreen]) -> Iterator[Made]:
    """What makes each screen again, from the bottom to the first that can't be."""
    for screen in stack:
        made = screen.anew()
        if made is None:
            return
        yield made
