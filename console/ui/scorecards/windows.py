"""The window picked from a list, or typed as two dates."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from console.domain.period import WINDOWS
from console.ui.asking import Asking
from console.ui.scorecards.view import View, days_typed
from console.ui.screens.pick import Offer, Pick

_TYPED = "typed"


async def picked(ask: Asking, view: View, now: int, zone: ZoneInfo) -> View | None:
    """The view with the window chosen; None where the list was left."""

    async def find(words: str) -> Sequence[Offer]:
        typed = days_typed(words)
        if isinstance(typed, tuple):
            return [_offer(view._replace(days=typed), _TYPED, "these days", now, zone)]
        if isinstance(typed, str):
            return [Offer("", typed)]
        named = [name for name in WINDOWS if words.strip().casefold() in name]
        return [_offer(view._replace(window=name, days=None), name, name, now, zone) for name in named]

    nothing = "Pick one, or type two dates: 2026-06-01 2026-06-30."
    answer = await ask(Pick("Window", "each against the one before", find, nothing))
    if not answer.given or not answer.choice:
        return None
    typed = days_typed(answer.text)
    if answer.choice == _TYPED and isinstance(typed, tuple):
        return view._replace(days=typed)
    return view._replace(window=answer.choice, days=None)


def _offer(view: View, means: str, label: str, now: int, zone: ZoneInfo) -> Offer:
    here, before = view.periods(now, zone)
    return Offer(means, label, f"{here.label}, against {before.label}")
