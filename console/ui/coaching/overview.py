"""An agent in one look: CSAT read fairly and against the peers, QA, handle time beside them, and what stands out."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from console.domain.fair import Fair, Range
from console.domain.period import day_of, spoken
from console.domain.proportion import signed
from console.reports.agent import handle_line, latency_line, pattern_line, quality_line, share_line
from console.store.coaching import AgentView, Week
from console.ui.charts.trend import Dot, Trend
from console.ui.coaching import line_page
from console.ui.coaching.tabs import Whole
from console.ui.coaching.track import track
from console.ui.widgets.reader import Block, heading, line
from console.ui.widgets.roles import PLAIN, Span

LABELS = 12  # cells of the column of labels
_STEP = 20  # points the scale of gaps grows by


def page(whole: Whole) -> list[Block]:
    """The text beside the trend."""
    view, look = whole.view, whole.look
    one = view.line
    blocks = [
        Block(((one.name, "strong"), (f" · {line_page.who(one)} · {view.period.label}", "muted"))),
        line("; ".join(one.reasons), PLAIN, "Worth it"),
        *heading("CSAT"),
        *_csat(one.fair, _mean(view)),
        *(line(said, "accent", "Why" if not place else "") for place, said in enumerate(view.said)),
        *_beyond(one.fair),
        *(line(note, "warn", "Take care") for note in look.notes),
        *heading("QA and work"),
        line(quality_line(one.qa), PLAIN, "QA"),
        line(handle_line(view), PLAIN, "Handling"),
        line(latency_line(one.latency), PLAIN, "Feedback"),
        line(f"{line_page.promised(one)}. {line_page.talked(one.days)}.", PLAIN, "Promised"),
        line(_recognised(view), PLAIN, "Praise"),
        *heading("What stands out"),
        *([line(pattern_line(found)) for found in view.patterns] or [line("Nothing beyond chance.", "muted")]),
    ]
    return blocks + _signs(len(look.signals))


def _recognised(view: AgentView) -> str:
    """How much praise there is in these days, and how much was passed on, ever."""
    sent = len(view.recognition)
    passed = {0: "none passed on yet", 1: "1 passed on so far"}.get(sent, f"{sent} passed on so far")
    return f"{len(view.praise) or 'no'} best ratings with a kind comment; {passed}"


def _signs(count: int) -> list[Block]:
    if not count:
        return []
    many = "1 signal is" if count == 1 else f"{count} signals are"
    return [
        *heading("Integrity"),
        line(f"{many} worth a look, never a verdict: the last page has the evidence.", "warn"),
    ]


def _mean(view: AgentView) -> str:
    if view.mean is None:
        return f" (answers on {view.scales} scales have no mean)" if view.scales > 1 else ""
    return f", mean rating {view.mean:.2f}"


def _csat(found: Fair, mean: str) -> list[Block]:
    """Raw and against what the mix usually gets, each beside the peers."""
    blocks = [line(f"{share_line(found.csat)}{mean}", "strong", "Raw")]
    if found.peer_csat is not None and found.csat.percent is not None:
        blocks.append(_beside(found.csat.percent, found.peer_csat, 0, 100, "{:.1f} to {:.1f} %"))
    return blocks + _gap(found)


def _beyond(found: Fair) -> list[Block]:
    """What the lines above are made of, and the numbers that are read after them."""
    blocks = []
    if found.peer_csat is not None:
        blocks.append(line(f"━ is the middle half of {found.peers} peers, ● this agent", "muted", ""))
    if found.shrunken is not None:
        blocks.append(line(f"{found.shrunken:.1f} %, drawn towards the peers as far as the n asks", PLAIN, "Shrunken"))
    return [*blocks, *_blame(found)]


def _gap(found: Fair) -> list[Block]:
    if found.gap is None or found.gap_low is None or found.gap_high is None:
        return []  # why nothing is compared is among the sentences
    limits = f"({signed(found.gap_low)} … {signed(found.gap_high)})"
    usual = f"{signed(found.gap)} points {limits}: this mix of work usually gets {found.expected:.1f} %"
    blocks = [line(usual, "strong", "± expected")]
    if found.peer_gap is not None:
        edge = _STEP * (1 + int(max(abs(value) for value in (found.gap, *found.peer_gap)) // _STEP))
        blocks.append(_beside(found.gap, found.peer_gap, -edge, edge, "{:+.1f} to {:+.1f}"))
    return blocks


def _beside(value: float, middle: Range, low: float, high: float, words: str) -> Block:
    """The value and the peers on one scale."""
    ends = words.format(*middle).replace("-", "−")
    return Block((*track(value, middle.low, middle.high, low, high), (f"  peers {ends}", "muted")), "")


def _blame(found: Fair) -> list[Block]:
    blame = found.blame
    if not blame.set_aside or blame.csat is None:
        return []  # why a hidden one is hidden is among the sentences
    aside = f"{blame.set_aside} of {blame.lows} low ratings set aside as not the agent's"
    return [line(f"at most {blame.csat:.1f} %: {aside}", PLAIN, "Without")]


def trend(view: AgentView, zone: ZoneInfo) -> Trend:
    """CSAT by week with an S where a one-on-one was held; without limits, which a single agent's weeks are too few for."""
    first = next((place for place, week in enumerate(view.trend) if week.csat.total), len(view.trend))
    return Trend([_dot(week, zone) for week in view.trend[first:]], view.line.fair.expected, counts=True)


def _dot(week: Week, zone: ZoneInfo) -> Dot:
    label = spoken(day_of(week.period.since, zone))
    return Dot(label, week.csat.percent, week.csat.total, mark="S" if week.sessions else "")


def titled(found: Trend) -> Sequence[Span]:
    """The line above the chart."""
    held = "" if found.centre is None else f", ─ expected {found.centre:.0f} %"
    return ((" CSAT by week", "heading"), (f"{held}, S one-on-one", "muted"))
