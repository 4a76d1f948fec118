"""The screens behind a number: its tickets, its definition with the SQL, and the alerts."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from console.domain.period import Period
from console.store.alerts_records import Alert
from console.store.desk import Desk
from console.store.scorecards import Wanted
from console.store.scorecards_beside import ident_of
from console.store.scorecards_sql import sql
from console.ui.live import Live
from console.ui.scorecards import page as page
from console.ui.scorecards.cells import named
from console.ui.scorecards.definitions import DEFINITIONS
from console.ui.scorecards.reading import Reading
from console.ui.scorecards.rows import Row
from console.ui.screens.base import DeskScreen
from console.ui.words import Times


class Behind:
    """Opens them over a screen; each is imported when it is opened."""

    def __init__(self, screen: DeskScreen, desk: Desk, live: Live, reading: Reading, zone: ZoneInfo) -> None:
        self._screen, self._desk, self._live = screen, desk, live
        self._reading, self._zone = reading, zone

    def tickets(self, row: Row, measure: str) -> None:
        """The interactions that a number counts."""
        from console.ui.screens.rated import Rated

        view = self._reading.view
        name = f"{page.called(row)} · {DEFINITIONS[measure].title} · {self._reading.periods[0].label}"
        self._screen.app.push_screen(
            Rated(self._desk, self._live, lambda: view.wanted(self._desk, self._zone), row.card.ident, measure, name)
        )

    def definition(self, row: Row, measure: str) -> None:
        """What a number is, of whom and when, and the SQL that gives it."""
        from console.ui.screens.meaning import Meaning

        wanted = self._reading.view.wanted(self._desk, self._zone)
        facts = self._desk.shown(page.facts(self._reading, row, measure, self._zone.key))
        self._screen.app.push_screen(Meaning(measure, facts, self._desk.told(sql(wanted, row.card.ident, measure))))

    def alerts(self) -> None:
        """What dropped, in any grouping."""
        from console.ui.screens.drops import Drops

        self._screen.app.push_screen(Drops(self._desk, self._live, self._tickets_of))

    def _tickets_of(self, alert: Alert) -> None:
        """The answers of an alert's scope since the change began."""
        from console.ui.screens.rated import Rated

        def wanted() -> Wanted:
            now = self._desk.now()
            since = Period(alert.since, now + 1, "")
            return Wanted(alert.scope, since, since, now)

        since = Times(self._desk.now(), self._zone).full_date(alert.since)
        name = f"{named(alert.name)} · CSAT since {since}"
        self._screen.app.push_screen(Rated(self._desk, self._live, wanted, ident_of(alert), "csat", name))
