"""Signs that a score may not say what it seems to: worth a look, never a verdict (measures §10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from console.domain.case_mix import SMALL
from console.domain.coaching import RANKED
from console.domain.peer_limits import PeerLimits
from console.domain.peers import AT_LEAST
from console.domain.proportion import Share, wilson
from console.domain.shrinkage import TAIL

HIGH = 90  # % CSAT from which low response or low QA beside it is worth a look
Counts = tuple[int, int]  # how many, of how many


class Kind(NamedTuple):
    """A signal: what is counted (`what` of `of`), which side matters, how rarely a peer may be there by chance."""

    title: str
    what: str
    of: str
    above: bool
    innocent: tuple[str, ...]  # explanations that blame nobody
    tail: float = TAIL


#: 50 agents × 7 signals give at most 0.35 false ones a look: the two beside a high CSAT share the seventh.
KINDS = {
    "offer": Kind(
        "Few surveys offered", "a survey was sent", "closed tickets that nothing held back", False,
        ("Part of the work may close outside the help desk, where no survey goes out.",
         "A macro, an integration or a queue of its own may skip the survey."),
    ),
    "premature": Kind(
        "Customers back soon after closing", "the customer was back within 72 hours", "closed tickets with a known customer", True,
        ("Some issues come in stages, so that coming back is part of the solution.",
         "Tickets may be merged, split or closed by a rule instead of by the agent."),
    ),
    "asking": Kind(
        "Asks customers for scores", "the agent asked for a score", "conversations", True,
        ("The line may come from a template that the team was given.",
         "Asking for an answer is fine; read the line before you talk about it."),
    ),
    "hard": Kind(
        "Few hard cases", "on issues that are rated below the rest", "closed tickets with a known issue", False,
        ("Routing, a language or a speciality may keep those issues away.",
         "Somebody new may be kept from them on purpose."),
    ),
    "passed on": Kind(
        "Passes much on", "somebody else ended them", "tickets held", True,
        ("Shifts may end before such tickets do.", "Handing on what others know better is good work."),
    ),
    "machine": Kind(
        "Answers that look like machines", "answered within 2 seconds, or with several options at once", "answered tickets", True,
        ("Mail scanners click every link before the customer sees it: a matter for the survey tool, not the agent.",),
    ),
    "own ticket": Kind(
        "Rated their own ticket", "the customer is the agent", "answered tickets", True,
        ("It may be a test of the survey.", "Agents are customers of their own shop too."),
    ),
    "response": Kind(
        "High CSAT, few answers", "answered within 7 days", "surveys sent at least 7 days ago", False,
        ("Some customers and channels answer less.", "Surveys may be caught by spam filters."), TAIL / 2,
    ),
    "quality": Kind(
        "High CSAT, low QA", "", "reviews drawn at random", False,
        ("A few reviews of hard cases can look so.", "The rubric may ask for what these customers do not need."), TAIL / 2,
    ),
}  # fmt: skip


class Evidence(NamedTuple):
    """A ticket, and the line or fact that counts; `turn_id` where it was said in a conversation."""

    interaction_id: int
    ref: str
    quote: str
    at: int | None
    turn_id: int | None = None


class Signal(NamedTuple):
    """Something beyond what peers show by chance in 99.9 % of looks, or a fact that needs no comparison.

    Shares are 0–100; `limit` is the share from which it is beyond, None for a fact.
    """

    kind: str  # one of KINDS
    title: str
    said: str
    found: int
    total: int
    peers: float | None  # the share of all the peers together
    limit: float | None
    innocent: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    @property
    def percent(self) -> float | None:
        """The agent's share."""
        return 100 * self.found / self.total if self.total else None


class Look(NamedTuple):
    """What was found; what lies within the limits, and why something could not be looked at, both in words.

    `notes` are cautions beside a high CSAT that no limit stands behind.
    """

    signals: tuple[Signal, ...]
    within: tuple[str, ...]
    unmeasured: tuple[str, ...]
    notes: tuple[str, ...]


class Judged(NamedTuple):
    """An agent's count beside the peers: shares 0–100; `limit` None where no count would be beyond."""

    beyond: bool
    peers: float
    limit: float | None


def judged(kind: str, own: Counts, peers: Sequence[Counts]) -> Judged | None:
    """Whether a peer shows this by chance in at most the kind's tail; None without own cases or five peers with any."""
    known = [counts for counts in peers if counts[1]]
    if not own[1] or len(known) < AT_LEAST:
        return None
    found, limits = KINDS[kind], PeerLimits(known)
    limit = limits.limit(own[1], found.above, found.tail)
    beyond = limit is not None and (own[0] >= limit if found.above else own[0] <= limit)
    return Judged(beyond, limits.percent, None if limit is None else 100 * limit / own[1])


def said(kind: str, own: Counts, found: Judged | None) -> str:
    """The numbers in a sentence; without a judgement those of the agent alone."""
    what, share = KINDS[kind], 100 * own[0] / own[1]
    numbers = f"{own[0]} of {own[1]} {what.of}: {what.what} ({share:.1f} %)"
    if found is None:
        return f"{numbers}."
    side = "from" if what.above else "up to"
    limit = "no share would stand out" if found.limit is None else f"worth a look {side} {found.limit:.1f} %"
    return f"{numbers}; peers {found.peers:.1f} %, {limit}."


def hard(issues: Mapping[str, Counts]) -> frozenset[str]:
    """The issues, of (satisfied, answered), that are rated below all of them together by more than chance."""
    satisfied, answered = (sum(counts[place] for counts in issues.values()) for place in (0, 1))
    return frozenset(
        issue
        for issue, (here, count) in issues.items()
        if count >= SMALL and wilson(here, count)[1] * answered < satisfied
    )


def high(csat: Share) -> bool:
    """Whether a CSAT is high, from enough ratings, so that what stands beside it matters."""
    return csat.total >= RANKED and 100 * csat.count >= HIGH * csat.total


def cautions(csat: Share) -> tuple[str, ...]:
    """A high CSAT from few ratings says little."""
    if not 0 < csat.total < RANKED or 100 * csat.count < HIGH * csat.total or csat.low is None or csat.high is None:
        return ()
    few = "1 rating" if csat.total == 1 else f"{csat.total} ratings"
    return (f"A CSAT of {csat.percent:.0f} % from {few} may as well be {csat.low:.0f} % or {csat.high:.0f} %.",)
