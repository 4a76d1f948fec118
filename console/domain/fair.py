"""An agent's CSAT read fairly: raw, against what the mix usually gets, shrunken, with and without blame (measures §6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from statistics import quantiles
from typing import NamedTuple

from console.domain.case_mix import EXPLAINED_FROM, EXPLAINED_GAP, Adjusted
from console.domain.coaching import RANKED
from console.domain.proportion import Share, share, signed
from console.domain.shrinkage import prior, shrunken

NOT_THE_AGENT = ("product", "policy", "delivery")  # causes that set a low rating aside
HIDDEN_ABOVE = 30  # % of the lows that one person set aside


class Range(NamedTuple):
    """The middle half of the peers, in percent or points."""

    low: float
    high: float


class Blame(NamedTuple):
    """Low answers whose cause lies elsewhere; `csat` without them is "at most", None where it is hidden."""

    lows: int
    set_aside: int
    csat: float | None
    hidden: bool  # one person set aside more than HIDDEN_ABOVE % of the lows


class Fair(NamedTuple):
    """CSAT of one agent; what is compared is None under ten answers or without five peers. Points and percent."""

    csat: Share
    shrunken: float | None
    expected: float | None
    gap: float | None  # observed − expected
    gap_low: float | None
    gap_high: float | None
    adjusted: float | None
    peers: int
    peer_mean: float | None  # CSAT of all the peers' answers
    peer_csat: Range | None
    peer_gap: Range | None
    outside: int  # of the peers' limits: −1 below, 1 above, 0 within or not known
    blame: Blame
    hints: bool = False  # whether `expected` hints at the rate of one other: then it is not for the agent's eyes


def blame(satisfied: int, answered: int, lows: Iterable[tuple[str | None, Hashable]]) -> Blame:
    """Of every low answer its cause and who said so. Without one answer left there is no rate."""
    known = list(lows)
    aside = [by for cause, by in known if cause in NOT_THE_AGENT]
    hidden = 100 * max(Counter(aside).values(), default=0) > HIDDEN_ABOVE * len(known)
    rest = answered - len(aside)
    return Blame(len(known), len(aside), None if hidden or not rest else 100 * satisfied / rest, hidden)


def fair(found: Adjusted | None, peers: Sequence[Adjusted], outside: int, set_aside: Blame) -> Fair:
    """`found` None is an agent without answers; `peers` empty are too few.

    An agent outside the peers' limits only because of the mix of work is not outside.
    """
    if found is None:
        return Fair(share(0, 0), *(None,) * 6, len(peers), *(None,) * 3, 0, set_aside)
    csat = share(found.satisfied, found.answered)
    if not peers:
        return Fair(csat, *(None,) * 6, 0, *(None,) * 3, 0, set_aside)
    counts = [(one.satisfied, one.answered) for one in peers]
    fitted = prior(counts)
    held = None if fitted is None else 100 * shrunken(found.satisfied, found.answered, fitted)
    mean = 100 * sum(s for s, _ in counts) / sum(n for _, n in counts)
    raw, gaps = _middle([one.observed for one in peers]), _middle([one.gap for one in peers if one.gap is not None])
    if found.answered < RANKED:
        return Fair(csat, held, *(None,) * 5, len(peers), mean, raw, gaps, 0, set_aside)
    clear = -1 if (found.high or 0) < 0 else int((found.low or 0) > 0)
    return Fair(csat, held, found.expected, found.gap, found.low, found.high, found.adjusted, len(peers), mean, raw, gaps,
                outside if outside == clear else 0, set_aside, found.hints)  # fmt: skip


def _middle(values: Sequence[float]) -> Range | None:
    """Between the quartiles, so that nobody's own number is told."""
    if len(values) < 2:
        return None
    low, _, high = quantiles(values, n=4, method="inclusive")
    return Range(low, high)


def explained(found: Fair) -> str:
    """Why raw and fair tell different stories; "" where they hardly do, or there are too few answers to say.

    The raw gap to the peers' mean and the gap to what the mix usually gets differ by expected − peers' mean.
    """
    observed, usual, mean = found.csat.percent, found.expected, found.peer_mean
    if observed is None or usual is None or mean is None or found.gap_low is None or found.gap_high is None:
        return ""
    if found.csat.total < EXPLAINED_FROM or abs(usual - mean) < EXPLAINED_GAP:
        return ""
    mix = "harder" if usual < mean else "easier"
    return (
        f"{observed:.1f} is {_points(observed - mean)} the peers' {mean:.1f}, but this mix of work is {mix}: it usually"
        f" gets {usual:.1f}, and {observed:.1f} is {_points(observed - usual)} that"
        f" ({signed(found.gap_low)} … {signed(found.gap_high)})."
    )


def _points(gap: float) -> str:
    return f"{abs(gap):.1f} points {'above' if gap >= 0 else 'below'}"
