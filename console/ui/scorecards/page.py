"""What the chart and the text beside it show of the row under the cursor, from all that was read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from zoneinfo import ZoneInfo

from console.domain.benchmarks import Band
from console.store.alerts_records import Alert, Intervention
from console.store.scorecards import TOTAL
from console.ui.charts import funnel as funnel_chart
from console.ui.charts import trend as trend_chart
from console.ui.scorecards import cells as cells
from console.ui.scorecards.charts import BASELINE, funnel, trend
from console.ui.scorecards.definitions import DEFINITIONS
from console.ui.scorecards.drivers import drivers
from console.ui.scorecards.measures import PARTS
from console.ui.scorecards.pane import About, Deed, page
from console.ui.scorecards.reading import Reading
from console.ui.scorecards.rows import Row
from console.ui.scorecards.slow import SLOW
from console.ui.widgets.chart import Draw
from console.ui.widgets.reader import Block
from console.ui.widgets.roles import Span
from console.ui.words import Times

Plot = tuple[tuple[Span, ...], Draw, object]


def plot(reading: Reading, row: Row, deeds: Sequence[Intervention], zone: ZoneInfo) -> Plot:
    """The chart of a row's weeks."""
    marks = [(deed.at, str(number)) for number, deed in enumerate(deeds, 1)]
    found = trend(row.trend, reading.beside.weeks, reading.periods[0].since, zone, marks)
    known = any(dot.low is not None for dot in found.dots)
    held = f" around {found.centre:.0f} %, ╌ limits" if known else f", no limits before {BASELINE} weeks"
    title = ((f" {called(row)}", "heading"), (f" · CSAT by week{held}", "muted"))
    return title, partial(trend_chart.draw, found), found


def plot_agents(reading: Reading, rows: Sequence[Row], here: Row) -> Plot:
    """The funnel of agents who can be compared."""
    if reading.workers is None:
        return _no_funnel("being read …")
    found = funnel(rows, here.key, reading.workers)
    if isinstance(found, str):
        return _no_funnel(found)
    words = f" · {found.what}: ◆ is beyond chance around {found.centre:.0f} %"
    return ((" Agents", "heading"), (words, "muted")), partial(funnel_chart.draw, found), found


def _no_funnel(why: str) -> Plot:
    return ((" Agents", "heading"), (f" · {why}", "muted")), lambda width, height: [], why


def called(row: Row) -> str:
    """The row's name."""
    return "all" if row.key == 0 else cells.named(row.name)


def text(
    reading: Reading, row: Row, deeds: Sequence[Intervention], times: Times, band: Band | None = None
) -> list[Block]:
    """The text beside the chart."""
    assert reading.cards is not None
    now, before = reading.periods
    row_is_all = row.card.ident == TOTAL
    return page(
        About(
            row,
            (now.label, before.label),
            reading.view.by if row_is_all else "issue",
            drivers(reading.made, reading.cards, row.card.ident),
            [_deed(number, deed, times) for number, deed in enumerate(deeds, 1)],
            _alert(row.alert, times) if row.alert else "",
            [reading.made.warning] if row_is_all and reading.made.warning else (),
            "" if reading.worked_at is None else f", as of {times.clock(reading.worked_at)}",
            band,
        )
    )


def _deed(number: int, deed: Intervention, times: Times) -> Deed:
    outcome = "before and after can't be compared yet"
    if deed.change is not None:
        points, low, high = deed.change
        outcome = f"28 days after {cells.signed(points)} points ({cells.limits(low, high)})"
    return Deed(str(number), times.full_date(deed.at), deed.text, outcome)


def _alert(alert: Alert, times: Times) -> str:
    moved = "" if alert.change is None else f"{cells.signed(alert.change)} points "
    return f"Alert: {moved}since {times.full_date(alert.since)}. {alert.drivers}"


def facts(reading: Reading, row: Row, measure: str, zone: str) -> list[tuple[str, str]]:
    """What the definition says of the number itself."""
    now, before = reading.periods
    found = [
        ("Of", f"{reading.view.by} {called(row)}" if row.key else "all together"),
        ("Window", f"{now.label}, by the moment {DEFINITIONS[measure].date}, in {zone}"),
        ("Against", before.label),
    ]
    if reading.view.line.strip():
        found.append(("Filter", "/" + reading.view.line.strip()))
    return [*found, ("Reads", _reads(row, measure))]


def _reads(row: Row, measure: str) -> str:
    """The number in full, with its interval and n where it has them."""
    slow = next((slow for slow in SLOW if slow.measure == measure), None)
    if slow is not None:
        return "–" if row.work is None else slow.words(row.work)
    return ", ".join(part.cell(row)[0].strip() for part in PARTS if part.measure == measure)
