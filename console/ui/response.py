"""The response rate in the first line: a score says little where few answer (behaviours A33)."""

from __future__ import annotations

from collections.abc import Callable

from textual.dom import DOMNode

from console.domain.proportion import Share, share
from console.store.desk import Desk
from console.store.errors import StoreError
from console.ui.messages import StoreFailed
from console.ui.seldom import Seldom
from console.ui.widgets.bar import Piece
from console.ui.words import counted

WINDOW = "28 days"
REST = 60.0  # seconds between two readings: it moves by the day


class Response:
    """Reads the rate of all surveys of 28 days, once a minute at most; `tell` is called when it is known anew."""

    def __init__(self, node: DOMNode, desk: Desk, tell: Callable[[], None]) -> None:
        self._node, self._desk, self._tell = node, desk, tell
        self._share: Share | None = None
        self._reading = Seldom(node, "response", self._read, rest=REST)

    def ask(self) -> None:
        """Something changed."""
        self._reading.ask()

    async def _read(self) -> None:
        from zoneinfo import ZoneInfo  # all of these after the first rows are on the screen

        from console.domain.period import window
        from console.store.scorecards import TOTAL, Wanted
        from console.store.scorecards_work import asked

        now = self._desk.now()
        periods = window(WINDOW, now, ZoneInfo(self._desk.zone))
        try:
            found = await self._desk.read(asked, Wanted("team", *periods, as_of=now))
        except StoreError as error:
            self._node.post_message(StoreFailed(str(error)))
            return
        self._share = found[TOTAL].response if TOTAL in found else share(0, 0)
        self._tell()

    @property
    def pieces(self) -> list[Piece]:
        """“response 41 % of 1,203”; a dash where the source records no sending; nothing before it is known."""
        if self._share is None:
            return []
        if self._share.percent is None:
            return [Piece((("  response ", "muted"), ("–", "muted")))]
        rate = f"{self._share.percent:.0f} %"
        return [Piece((("  response ", "muted"), (rate, "strong"), (f" of {counted(self._share.total)}", "muted")))]
