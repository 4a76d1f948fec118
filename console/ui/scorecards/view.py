"""What the scorecards show: a grouping, a window, a filter and an order, as it is chosen and as the store is asked."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from console.domain.period import WINDOWS, Period, custom, window
from console.store.desk import Desk
from console.store.scorecards import Wanted
from console.store.scorecards_groups import GROUPS, TOTAL, Ident
from console.ui.opening import readable

TABS = {
    "team": "Teams", "agent": "Agents", "channel": "Channels", "issue": "Issues", "product": "Products",
    "kind": "Kinds", "account": "Accounts", "customer": "Customers",
}  # fmt: skip
assert tuple(TABS) == tuple(GROUPS)
SORTS = ("name", "n", "change", "csat")
_DATES = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?:[\s–…/-]+(?:to\s+)?(\d{4}-\d\d-\d\d))?\s*")


class View(NamedTuple):
    """`window` is one of WINDOWS, unless `days`, two dates, both included, were typed; `line` is a filter."""

    by: str = "team"
    window: str = WINDOWS[2]
    days: tuple[date, date] | None = None
    line: str = ""
    sort: str = "name"
    reverse: bool = False

    @property
    def question(self) -> tuple[object, ...]:
        """What the store is asked, whatever the order of its answer."""
        return self.by, self.window, self.days, self.line.strip()

    def periods(self, now: int, zone: ZoneInfo) -> tuple[Period, Period]:
        """The window at `now`, and the one it is compared with."""
        return custom(*self.days, zone) if self.days else window(self.window, now, zone)

    def wanted(self, desk: Desk, zone: ZoneInfo) -> Wanted:
        """The same for the store, at its present time."""
        now = desk.now()
        return Wanted(self.by, *self.periods(now, zone), now, self.line)


FIRST = View()


class Place(NamedTuple):
    """Where one stands in the scorecards: the group under the cursor as the store knows it, and which of its numbers."""

    view: View = FIRST
    ident: Ident = TOTAL
    measure: str = ""  # "" for the first
    funnel: bool = False
    alone: bool = False  # the list, without what stands below it
    told: str = ""  # what of the place could not be kept

    def before(self, desk: Desk) -> Place:
        """The same for the audience there is now, who may not read a name in the filter."""
        line, told = readable(desk, self.view.line)
        return self._replace(view=self.view._replace(line=line), told=told)


START = Place()


def days_typed(text: str) -> tuple[date, date] | str | None:
    """Two dates, or one, as typed; a sentence where they can't be meant; None where no dates are typed."""
    found = _DATES.fullmatch(text)
    if found is None:
        return None
    try:
        first = date.fromisoformat(found[1])
        last = date.fromisoformat(found[2] or found[1])
    except ValueError:
        return "There is no such day: write dates as 2026-06-01 2026-06-30."
    if first > last:
        return f"{first} lies after {last}: swap them."
    if not 1971 <= first.year <= last.year <= 9000:
        return "No store has answers from that year."
    return first, last
