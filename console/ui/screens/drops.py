"""The alerts: what dropped, how far and why; each is acknowledged, snoozed or answered with what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from console.domain.when import moment
from console.store import alerts
from console.store.alerts_records import Alert
from console.store.desk import Desk
from console.store.errors import Refused, StoreError
from console.store.records import Done
from console.ui.asking import Asking
from console.ui.commands import Command, bindings, find
from console.ui.live import Live
from console.ui.scorecards.drops_view import DropRow, DropSource, answer, columns, page, snooze
from console.ui.screens.beside import ListAndText
from console.ui.screens.dialog import Dialog
from console.ui.widgets.grid import Grid
from console.ui.widgets.reader import Block
from console.ui.widgets.roles import Span

_DEALT = ("acknowledged", "answered")


class DropGrid(Grid[DropRow]):
    """An alert a row."""


class Drops(ListAndText):
    """`tickets` opens what stands behind an alert."""

    SCOPES = ("drops",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("drops")]

    def __init__(self, desk: Desk, live: Live, tickets: Callable[[Alert], None]) -> None:
        super().__init__(desk, live, "Alerts", lambda: DropGrid(id="drops"))
        self._source, self._tickets = DropSource(desk), tickets

    def open(self) -> None:
        """The farthest beyond its threshold first."""
        grid = self.query_one(DropGrid)
        grid.empty = (
            "No alert in this store." if self._source.every
            else "Nothing has changed that chance does not explain.\ne shows the alerts that were dealt with."
        )  # fmt: skip
        grid.show(self._source, columns(self.times))

    def about(self) -> tuple[Span, ...]:
        """What is listed."""
        return (
            (" every alert, also those dealt with" if self._source.every else " alerts nobody has dealt with", "muted"),
        )

    def text(self) -> Sequence[Block]:
        """The alert in full."""
        alert = self._alert
        return () if alert is None else page(alert, self.times())

    @property
    def _alert(self) -> Alert | None:
        row = self.query_one(DropGrid).row
        return None if row is None else row.alert

    def why_not(self, command: Command) -> str | None:
        """Why a key is dead for the alert under the cursor."""
        if command.action in ("acknowledge", "snooze", "answer", "undo", "redo") and self._desk.read_only:
            return f"This store is open read-only ({self._desk.why_read_only}), so nothing can be changed."
        alert = self._alert
        if command.action in ("into", "acknowledge", "snooze", "answer") and alert is None:
            return "There is no alert here."
        if command.action in ("acknowledge", "snooze") and alert is not None and alert.state in _DEALT:
            return f"It is {alert.state} already."
        return None

    # Keys ----------------------------------------------------------------------------------------

    def action_into(self) -> None:
        if self.ready(find("drops.into")) and (alert := self._alert) is not None:
            self._tickets(alert)

    def action_every(self) -> None:
        self._source.every = not self._source.every
        self.open()
        self.paint_bars()

    def action_acknowledge(self) -> None:
        if self.ready(find("drops.acknowledge")) and (alert := self._alert) is not None:
            self.begin(lambda _: self._do(alerts.acknowledge, alert.id))

    def action_snooze(self) -> None:
        if self.ready(find("drops.snooze")) and (alert := self._alert) is not None:
            self.begin(lambda ask: self._snooze(ask, alert))

    async def _snooze(self, ask: Asking, alert: Alert) -> None:
        said = await ask(Dialog(snooze(alert, self.times())))
        until = moment(said.text, self._desk.now(), self._zone) if said.given else None
        if until is not None:
            await self._do(alerts.snooze, alert.id, until)

    def action_answer(self) -> None:
        if self.ready(find("drops.answer")) and (alert := self._alert) is not None:
            self.begin(lambda ask: self._answer(ask, alert))

    async def _answer(self, ask: Asking, alert: Alert) -> None:
        said = await ask(Dialog(answer(alert)))
        if said.given:
            await self._do(alerts.answer, alert.id, said.text)

    def action_undo(self) -> None:
        from console.store.recovery import undo

        if self.ready(find("drops.undo")):
            self.begin(lambda _: self._do(undo))

    def action_redo(self) -> None:
        from console.store.recovery import redo

        if self.ready(find("drops.redo")):
            self.begin(lambda _: self._do(redo))

    async def _do(self, deed: Callable[..., Done], *said: object) -> None:
        """Carry it out and say how it ended."""
        try:
            done = await self._desk.act(deed, *said)
        except (Refused, StoreError) as error:
            self.tell(str(error), wrong=True)
            return
        self.tell(done.sentence)
        self.reload()
