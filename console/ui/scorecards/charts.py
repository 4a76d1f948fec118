"""The charts of a row: its weeks against the limits of chance, and agents against those of their peers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from console.domain.coaching import RANKED
from console.domain.control_chart import laney, p_chart
from console.domain.peers import Worker, peers
from console.domain.period import Period, day_of, spoken
from console.domain.shrinkage import limits, outside, prior
from console.ui.charts.funnel import Funnel, Mark
from console.ui.charts.trend import Dot, Trend
from console.ui.scorecards.rows import Counts, Row

BASELINE = 5  # weeks of the baseline that are needed for limits
MANY = 500  # answers a week from which limits are Laney's: chance alone is then narrower than any desk


def trend(
    counts: Counts, weeks: Sequence[Period], since: int, zone: ZoneInfo, marks: Sequence[tuple[int, str]] = ()
) -> Trend:
    """CSAT by week. The baseline are the weeks that ended before the window began, at `since`.

    `marks`: moments something was done, each with its number. Source: p-chart and Laney's p′ (measures §7).
    """
    first = next((place for place, (_, total) in enumerate(counts) if total), len(counts))
    pairs = list(zip(weeks[first:], counts[first:], strict=False))
    baseline = [points for week, points in pairs if week.until <= since and points[1]]
    chart = (laney if _is_large(baseline) else p_chart)(baseline if len(baseline) >= BASELINE else (), counts[first:])
    dots = []
    for (week, (satisfied, total)), point in zip(pairs, chart.points, strict=True):
        low, high = (None if limit is None else 100 * limit for limit in (point.low, point.high))
        mark = ",".join(number for at, number in marks if week.since <= at < week.until)
        dots.append(
            Dot(spoken(day_of(week.since, zone)), 100 * satisfied / total if total else None, total, low, high, mark)
        )
    return Trend(dots, None if chart.centre is None else 100 * chart.centre)


def _is_large(baseline: Sequence[tuple[int, int]]) -> bool:
    return bool(baseline) and sum(total for _, total in baseline) >= MANY * len(baseline)


def funnel(rows: Sequence[Row], here: int, workers: Mapping[int, Worker]) -> Funnel | str:
    """An agent beside the peers (measures §0), the largest group where none is under the cursor; or why there is none."""
    rated = (worker for worker in workers.values() if worker.answered >= RANKED)
    one = workers.get(here) or max(rated, key=lambda worker: len(peers(worker.id, workers)), default=None)
    others = () if one is None else peers(one.id, workers)
    spread = prior([(peer.satisfied, peer.answered) for peer in others])
    if one is None or spread is None:
        return "too few peers with ten answers: take a longer window"
    if one.answered < RANKED:
        return f"{one.answered} of the {RANKED} answers that a comparison takes"
    found, compared = spread, {one.id, *(peer.id for peer in others)}

    def between(answered: int) -> tuple[float, float]:
        edges = limits(found, answered)
        low = 0 if edges.low is None else 100 * edges.low / answered
        return low, 100.0 if edges.high is None else 100 * edges.high / answered

    marks = [
        Mark(row.csat.total, row.csat.percent or 0, outside(row.csat.count, row.csat.total, found), row.key == here)
        for row in rows
        if row.card.ident in compared and row.csat.total
    ]
    what = f"{'AI' if one.kind == 'ai' else 'human'}, mostly {one.channel}"
    return Funnel(marks, 100 * found.mean, between, what)
