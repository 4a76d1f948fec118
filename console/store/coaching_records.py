"""What leaves the store about an agent: their line in a team's list, and all that a coach looks at in one view."""

from __future__ import annotations

from typing import NamedTuple

from console.domain.did_it_work import Effect
from console.domain.durations import Times
from console.domain.fair import Fair
from console.domain.latency import Latency
from console.domain.patterns import Pattern
from console.domain.period import Period
from console.domain.proportion import Share
from console.domain.quality import Quality
from console.store.recognition import Sent


class Agent(NamedTuple):
    """Who it is; `ref` is the source's own id, which tells two of one name apart. Moments in seconds UTC."""

    id: int
    ref: str
    name: str
    team_id: int | None
    team: str | None
    manager: str | None
    kind: str  # human, ai
    started_at: int | None
    left_at: int | None


class AgentLine(NamedTuple):
    """One line of the list; `fair.gap` is None under ten answers or without five peers, and then nothing is ranked."""

    agent: Agent
    fair: Fair
    qa: Quality  # of reviews drawn at random in the window
    open_commitments: int
    overdue: int
    days: int | None  # since the last one-on-one; None where there was none
    latency: Latency
    reasons: tuple[str, ...]  # why a conversation is worth it, in words, in the order that counts

    @property
    def id(self) -> int:
        """The agent's id."""
        return self.agent.id

    @property
    def name(self) -> str:
        """The agent's name."""
        return self.agent.name


class Rated(NamedTuple):
    """One rated ticket of the agent: the answer that counts, and what was quoted or noted about it in `why`."""

    interaction_id: int
    ref: str
    value: float
    low: float
    high: float
    verdict: str  # satisfied, neutral, low
    comment: str | None
    answered_at: int
    answered_precision: str
    channel: str | None
    issue: str | None
    why: str = ""


class Reviewed(NamedTuple):
    """A ticket that was both rated and reviewed; `score` 0–100 is the newest review's, calibrations left out."""

    rated: Rated
    score: float
    reviewed_at: int


class Quote(NamedTuple):
    """Evidence from one review: what the reviewer quoted, and how much of the criterion was met, 0–100."""

    interaction_id: int
    ref: str
    met: float
    evidence: str | None
    turn_id: int | None


class Criterion(NamedTuple):
    """One criterion over the random-draw reviews of the window, all versions of its rubric together; 0–100."""

    section: str
    name: str
    critical: bool
    quality: Quality
    quotes: tuple[Quote, ...]  # the weakest first


class Week(NamedTuple):
    """A local week of the trend; `sessions` are the one-on-ones held in it."""

    period: Period
    csat: Share
    sessions: tuple[int, ...]


class Promise(NamedTuple):
    """A commitment; `criterion` is the name of the one it is measured by."""

    id: int
    session_id: int
    text: str
    measure: str | None
    target: float | None
    criterion_id: int | None
    criterion: str | None
    due_at: int
    state: str  # open, kept, missed, dropped
    done_at: int | None
    overdue: bool
    effect: Effect | None = None  # beyond the peers' change, where that can be told
    worked: str = ""  # the same in words; "" where no criterion is named


class Held(NamedTuple):
    """A one-on-one that took place, and what its coach shared."""

    id: int
    held_at: int
    coach: str
    shared: str | None
    agent_comment: str | None


class Charmed(NamedTuple):
    """Satisfied answers whose customer was back on the same issue within 7 days, of those old enough to tell.

    `beyond` says that it is more than the peers' limits allow; `limit` is the share, 0–100, from which it would be.
    """

    back: Share
    limit: float | None
    beyond: bool
    tickets: tuple[Rated, ...]  # these, the unresolved, and satisfied ones with a QA below 80; newest first


class AgentView(NamedTuple):
    """All that a coach looks at. `said` are sentences: why raw and fair differ, or why nothing is compared."""

    line: AgentLine
    period: Period
    as_of: int
    mean: float | None  # of the raw values, None where there are none or they lie on several scales
    scales: int  # how many scales the answers span
    said: tuple[str, ...]
    trend: tuple[Week, ...]
    patterns: tuple[Pattern, ...]
    quadrants: dict[str, tuple[Reviewed, ...]]  # by domain.quality.QUADRANTS, newest first
    praise: tuple[Rated, ...]  # the best rating of its scale with a kind comment, newest first
    lows: tuple[Rated, ...]  # unhappy answers, newest first
    charmed: Charmed
    criteria: tuple[Criterion, ...]  # the weakest first
    handle: Times  # of the rated tickets, seconds; never shown without the quality beside it
    commitments: tuple[Promise, ...]  # open ones first, by due date; then the others, newest first
    sessions: tuple[Held, ...]  # newest first
    recognition: tuple[Sent, ...]  # praise that was passed on, newest first
