"""The slow numbers of a row: surveys, resolution, handling, recovery and QA, short for a cell and in full for the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from console.domain.durations import Times
from console.domain.proportion import Share
from console.store.scorecards_work import Work
from console.ui.scorecards import cells as cells
from console.ui.widgets.roles import NOTHING, PLAIN, Span
from console.ui.words import counted


class Slow(NamedTuple):
    """One of them: its column's heading and width, the cell, and the words beside its title in the text."""

    measure: str
    heading: str
    least: int
    rank: int
    cell: Callable[[Work], Span]
    title: str
    words: Callable[[Work], str]


def _share(
    measure: str, heading: str, rank: int, title: str, get: Callable[[Work], Share], more: Callable[[Work], str]
) -> Slow:
    return Slow(measure, heading, 11, rank, lambda work: cells.part(get(work)), title,
                lambda work: f"{_in_full(get(work))}{more(work)}")  # fmt: skip


def _in_full(share: Share) -> str:
    """34.1 % of 410, 29–39."""
    if share.percent is None:
        return "–"
    return f"{share.percent:.1f} % of {counted(share.total)}, {cells.interval(share.low, share.high)}"


def _times(
    measure: str, heading: str, rank: int, title: str, get: Callable[[Work], Times], more: Callable[[Work], str]
) -> Slow:
    def cell(work: Work) -> Span:
        times = get(work)
        return (f"{cells.duration(times.median)} ({counted(times.n)})", PLAIN) if times.n else NOTHING

    return Slow(measure, heading, 16, rank, cell, title, lambda work: f"{_spread(get(work))}{more(work)}")


def _spread(times: Times) -> str:
    """Median, mean and how slow the slowest tenth is."""
    if not times.n:
        return "–"
    left_out = f"; {counted(times.left_out)} negative left out" if times.left_out else ""
    return (
        f"median {cells.duration(times.median)}, mean {cells.duration(times.mean)}, 90 % within {cells.duration(times.p90)},"
        f" n {counted(times.n)}{left_out}"
    )


def _nothing(work: Work) -> str:
    return ""


def _open(work: Work) -> str:
    return f"; {counted(work.asked.still_open)} still open" if work.asked.still_open else ""


def _covered(work: Work) -> str:
    covered = work.finished.covered
    return "" if covered.percent is None else f"; customer and issue known of {covered.percent:.0f} %"


def _at_once(work: Work) -> str:
    at_once = work.asked.at_once
    return "" if at_once.percent is None else f"; within 5 min {at_once.percent:.0f} %"


def _recovered(work: Work) -> Span:
    rates = work.recovery
    if rates.recovered.percent is None or rates.at_most.percent is None:
        return NOTHING
    low, high = f"{rates.recovered.percent:.0f}", f"{rates.at_most.percent:.0f}"
    return f"{low if low == high else f'{low} … {high}'} % of {counted(rates.cases)}", PLAIN


def _recovered_words(work: Work) -> str:
    text, rates = _recovered(work)[0], work.recovery
    more = f"; {counted(rates.by_customer)} by their own better rating, {counted(rates.open)} open"
    return text if rates.recovered.percent is None else text + more


def _qa(work: Work) -> Span:
    return NOTHING if work.qa.mean is None else (f"{work.qa.mean:.0f} ({counted(work.qa.n)})", PLAIN)


def _qa_words(work: Work) -> str:
    qa = work.qa
    if qa.mean is None:
        return "–"
    between = f", {cells.interval(qa.low, qa.high)}" if qa.low is not None else ", too few for an interval"
    return f"{qa.mean:.1f} of {counted(qa.n)} random draws{between}"


def _raised(work: Work) -> Span:
    return (counted(work.first.raised), PLAIN) if work.first.csat.total else NOTHING


def _raised_words(work: Work) -> str:
    return f"{counted(work.first.raised)}; first answers alone: {_in_full(work.first.csat)}"


#: In the order of the columns.
SLOW: tuple[Slow, ...] = (
    _share("response", "Response", 3, "Response", lambda work: work.asked.response, _open),
    _share("first contact", "1st contact", 5, "1st contact", lambda work: work.finished.first_contact, _covered),
    _times("handle", "Handle (n)", 6, "Handle", lambda work: work.finished.handle, _nothing),
    Slow("recovery", "Recovered", 16, 9, _recovered, "Recovered", _recovered_words),
    _share("contact", "In time", 13, "Contact", lambda work: work.recovery.contact, _nothing),
    _times("resolution", "Resolution (n)", 10, "Resolution", lambda work: work.finished.resolution, _nothing),
    _times("wait", "To survey (n)", 11, "To survey", lambda work: work.asked.wait, _at_once),
    _share("offer", "Offered", 12, "Offered", lambda work: work.finished.offer, _nothing),
    Slow("qa", "QA (n)", 9, 14, _qa, "QA", _qa_words),
    Slow("raised", "Raised", 6, 15, _raised, "Raised", _raised_words),
)  # fmt: skip
