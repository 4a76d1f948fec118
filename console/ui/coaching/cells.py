"""Numbers of an agent as a cell shows them: never without their n, a dash where there is nothing to count."""

from __future__ import annotations

from console.domain.coaching import RANKED
from console.domain.fair import Fair
from console.domain.latency import Latency
from console.domain.proportion import Share, signed
from console.domain.quality import Quality
from console.store.coaching import AgentLine
from console.ui.scorecards.cells import whole
from console.ui.widgets.roles import NOTHING, PLAIN, Span

DAY = 24  # hours
_ARROWS = {1: "▲", -1: "▼", 0: " "}


def csat(found: Share) -> Span:
    """65.6 (48–80) n 32."""
    if found.percent is None or found.low is None or found.high is None:
        return "no ratings", "muted"
    few = found.total < RANKED
    return f"{found.percent:.1f} ({found.low:.0f}–{found.high:.0f}) n {found.total:<3}", "muted" if few else "strong"


def gap(found: Fair) -> Span:
    """▼ −10.8 (−25…−0.4): an arrow where chance does not explain it; coloured only beyond the peers' limits too."""
    if found.gap is None or found.gap_low is None or found.gap_high is None:
        return (f"  n under {RANKED}" if 0 < found.csat.total < RANKED else "  –"), "muted"
    clear = (found.gap_low > 0) - (found.gap_high < 0)
    points = f"{_ARROWS[clear]} {signed(found.gap)} ({_short(found.gap_low)}…{_short(found.gap_high)})"
    return points, {1: "good", -1: "bad", 0: PLAIN}[found.outside]


def _short(points: float) -> str:
    """Without decimals, unless nought would be told of what lies beside it."""
    return whole(points) if abs(points) >= 1 else signed(points)


def quality(found: Quality) -> Span:
    """88.3 n 19."""
    return NOTHING if found.mean is None else (f"{found.mean:.1f} n {found.n:<2}", PLAIN)


def promises(line: AgentLine) -> Span:
    """2, 1 late: commitments that are open, and how many of them are overdue."""
    if not line.open_commitments:
        return NOTHING
    if not line.overdue:
        return str(line.open_commitments), PLAIN
    return f"{line.open_commitments}, {line.overdue} late", "warn"


def since(days: int | None) -> Span:
    """32 d, since the last one-on-one."""
    return ("never", "muted") if days is None else (f"{days} d", PLAIN)


def latency(found: Latency) -> Span:
    """7.4 d, from a low rating to the feedback on it."""
    if found.hours is None:
        return NOTHING
    return (f"{found.hours / DAY:.1f} d" if found.hours >= DAY else f"{found.hours:.0f} h"), PLAIN


def shrunken(found: Fair) -> Span:
    """76.9."""
    return NOTHING if found.shrunken is None else (f"{found.shrunken:.1f}", "muted")
