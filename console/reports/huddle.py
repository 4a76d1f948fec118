"""The weekly huddle on one page: what moved, what to praise, which cases are open, one thing to fix."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from console.domain.huddle import LEAST_ANSWERS, Fix, Move
from console.domain.period import Period, day_of, span
from console.domain.proportion import Share, share, signed
from console.domain.rating import spoken
from console.domain.text import one_line
from console.reports.moments import local
from console.reports.page import Page, Section, Table
from console.store.alerts import Alert
from console.store.huddle import COMPARED, Huddle
from console.store.records import QueueRow

#: What still fits on one printed page.
_MOVES, _ALERTS, _DRIVERS, _COMMENT, _REF, _CELL, _WHY = 7, 3, 160, 140, 40, 28, 60


def huddle_page(found: Huddle, zone: str, *, names: bool = False, sample: bool = False) -> Page:
    """The page; customers' names stand on it only with `names`."""
    days = f"{_days(found.now, zone)} against {_days(found.before, zone)}"
    told = [days, f"as of {local(found.as_of, 'second', zone)} {zone}"]
    told += [f"only {found.line}"] if found.line else []
    told += ["SAMPLE: invented data"] if sample else []
    sections = (
        _moved(found), *_alerts(found, zone), _praise(found, names), _cases(found, names), _response(found, zone), _fix(found),
    )  # fmt: skip
    return Page(f"Huddle: {found.now.label}", " · ".join(told), sections)


def _days(period: Period, zone: str) -> str:
    here = ZoneInfo(zone)
    return span(day_of(period.since, here), day_of(period.until - 1, here))


def _moved(found: Huddle) -> Section:
    moves = found.moves[:_MOVES]
    rows = tuple(
        (one.kind, one_line(one.name, _CELL), _percent(one.now), _interval(one.now), f"{one.now.total:,}", _percent(one.before),
         f"{'▲' if one.points > 0 else '▼'} {signed(one.points)}", f"{signed(one.low)} … {signed(one.high)}")
        for one in moves
    )  # fmt: skip
    headings = ("kind", "name", "CSAT", "95 %", "n", "before", "points", "95 %")
    said = (_overall(found), found.drivers, _compared(found))
    return Section("What moved", tuple(text for text in said if text), Table(headings, rows, (2, 3, 4, 5, 6, 7)))


def _overall(found: Huddle) -> str:
    now = share(found.counts.satisfied, found.counts.answered)
    if not now.total:
        return "Nobody answered in this window, so there is no CSAT."
    said = f"CSAT is {_percent(now)} ({_interval(now)}) of {_answers(now.total)}"
    if found.scales > 1:
        return f"{said}. The answers of both windows span {found.scales} scales, so no change is judged."
    if found.change is None:
        return f"{said}; nobody answered in the window before, so there is nothing to compare it with."
    return f"{said}, after {_percent(found.change.before)} of {_answers(found.change.before.total)}: {_change(found.change)}."


def _change(change: Move) -> str:
    real = "more than chance explains" if change.clears_noise else "no more than chance explains"
    return f"{signed(change.points)} points ({signed(change.low)} … {signed(change.high)}), {real}"


def _compared(found: Huddle) -> str:
    if found.scales > 1 or not found.counts.answered:
        return ""
    if not found.compared:
        return (
            f"No {', '.join(COMPARED[:-1])} or {COMPARED[-1]} has {LEAST_ANSWERS} answers in both windows to compare."
        )
    kinds = f"{', '.join(f'{kind}s' for kind in COMPARED[:-1])} and {COMPARED[-1]}s"
    if not found.moves:
        return f"None of {found.compared} {kinds} compared moved more than chance explains."
    more = f" (the surest {_MOVES} are shown)" if len(found.moves) > _MOVES else ""
    return (
        f"{len(found.moves)} of {found.compared} {kinds} compared moved more than chance explains{more};"
        " one in twenty does by chance alone."
    )


def _alerts(found: Huddle, zone: str) -> tuple[Section, ...]:
    if not found.alerts:
        return ()
    points = tuple(_alert(one, zone) for one in found.alerts[:_ALERTS])
    more = len(found.alerts) - _ALERTS
    return (Section("New alerts", (f"{more:,} more: csat alerts.",) if more > 0 else (), None, points),)


def _alert(one: Alert, zone: str) -> str:
    said = f"{one.scope} {one_line(one.name, _CELL)} since {local(one.since, 'day', zone)}"
    if one.change is not None and one.ci_low is not None and one.ci_high is not None:
        said += f": {signed(one.change)} points ({signed(one.ci_low)} … {signed(one.ci_high)})"
    return f"{said}. {one_line(one.drivers, _DRIVERS)}" if one.drivers else f"{said}."


def _praise(found: Huddle, names: bool) -> Section:
    points = []
    for one in found.praise:
        whom = ", ".join(text for text in (one.agent, one.team) if text is not None) or "agent unknown"
        who = f", from {one.customer}" if names and one.customer is not None else ""
        points.append(f"“{one_line(one.comment, _COMMENT)}” {whom} ({one.ref}{who})")
    said = () if points else ("Nobody wrote a comment with the best rating in this window.",)
    return Section("What to praise", said, None, tuple(points))


def _cases(found: Huddle, names: bool) -> Section:
    customer = ("customer",) if names else ()
    rows = tuple(
        (
            one_line(row.ref, _REF),
            *(one_line(text or "–", _CELL) for text in _case(row, names)),
            one_line("; ".join(row.why), _WHY) or "–",
        )
        for row in found.cases
    )
    table = Table(("ref", "rating", "status", "owner", "team", "issue", *customer, "why first"), rows, (1,))
    return Section("Which cases are open", (_open(found), _closed(found)), table)


def _case(row: QueueRow, names: bool) -> tuple[str | None, ...]:
    rating = spoken(row.value, row.low, row.high, row.raw)
    known = rating, row.status, row.owner or "nobody", row.team, row.issue
    return (*known, row.customer) if names else known


def _open(found: Huddle) -> str:
    count, due, waiting = (found.lanes[lane] for lane in ("open", "due", "waiting"))
    later = f"{waiting:,} more {'waits' if waiting == 1 else 'wait'} for a date"
    if not count:
        return f"No case is open; {later}." if waiting else "No case is open."
    said = (
        f"1 case is open, {due} to be contacted" if count == 1 else f"{count:,} cases are open, {due:,} to be contacted"
    )
    return f"{said} within 4 hours or late; {later}." if waiting else f"{said} within 4 hours or late."


def _closed(found: Huddle) -> str:
    closed = found.closed
    if not sum(closed):
        return "None was closed in this window."
    return (
        f"Closed in this window: {sum(closed):,}, recovered by a lead {closed.by_lead:,}, by the customer's own better"
        f" rating {closed.by_customer:,}, not recovered {closed.not_recovered:,}."
    )


def _response(found: Huddle, zone: str) -> Section:
    since = local(found.before.since, "day", zone)
    return Section("Response rate", (_answered(found.response, found.still_open, since),))


def _answered(rate: Share, young: int, since: str) -> str:
    """The share of the surveys of both windows, since of a week's own all are too young to count."""
    if not rate.total and not young:
        return f"–: no survey was recorded as sent since {since}."
    if not rate.total:
        return f"– so far: all {young:,} surveys sent since {since} are younger than 7 days."
    later = f"; {young:,} younger ones are still open" if young else ""
    sent = f"surveys sent since {since} and at least 7 days ago"
    return f"{_percent(rate)} ({_interval(rate)}) of {rate.total:,} {sent} were answered within 7 days{later}."


def _fix(found: Huddle) -> Section:
    one, unhappy = found.fix, found.counts.answered - found.counts.satisfied
    if one is None:
        return Section("One thing to fix", (_no_fix(found.counts.answered, unhappy),))
    start = f" Start with {', '.join(found.fix_refs)}." if found.fix_refs else ""
    return Section("One thing to fix", (f"{_named(one)}{start}",))


def _named(one: Fix) -> str:
    count = f"{one.unhappy:,} of {one.of_unhappy:,}"
    if not one.clear:
        told = "No issue is worse than the others by more than chance; the most frequent among the unhappy answers is"
        return f"{told} {one.name}, {count}."
    cost = f" It cost {one.cost:.1f} points of CSAT." if one.cost is not None else ""
    return f"{one.name} – {count} unhappy answers, on {one.answered:,} of {_answers(one.of_answered)}.{cost}"


def _no_fix(answered: int, unhappy: int) -> str:
    if not answered:
        return "Nobody answered, so nothing can be named."
    if not unhappy:
        return "Nothing: every answer was satisfied."
    return f"No issue is noted on enough of the {unhappy:,} unhappy of {_answers(answered)} to name one."


def _answers(count: int) -> str:
    return "1 answer" if count == 1 else f"{count:,} answers"


def _percent(found: Share) -> str:
    return "–" if found.percent is None else f"{found.percent:.1f} %"


def _interval(found: Share) -> str:
    return "–" if found.low is None or found.high is None else f"{found.low:.1f}–{found.high:.1f}"
