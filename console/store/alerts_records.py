"""What leaves the store about alerts: a change that was noticed, and what was done about it."""

from __future__ import annotations

from typing import NamedTuple

from console.domain.proportion import Share
from console.store.scorecards_groups import Ident

#: Kinds of alert, as domain/watching.py and domain/plain_rules.py raise them, in words for a list.
KINDS = {
    "drop": "more unhappy answers than its baseline explains",
    "month": "a month that fell by the team's threshold (2 points unless set)",
    "weeks": "two weekly falls in a row",
    "below 70": "below the team's floor (70 % unless set)",
}


class Alert(NamedTuple):
    """`change`, `ci_low`, `ci_high` in points, 95 %; moments in seconds UTC, `until` excluded.

    `statistic` of a drop is how far its chart went, in thresholds; None for plain rules. `refs` are the tickets of
    unhappy answers since the change began, newest first. A snoozed alert whose time has come is new again.
    """

    id: int
    kind: str  # one of KINDS
    scope: str  # team, agent, channel, issue, product
    ident: Ident  # as in scorecards: id of the team or agent, else the text's folded spelling
    name: str
    since: int
    until: int
    change: float | None
    ci_low: float | None
    ci_high: float | None
    clears_noise: bool
    statistic: float | None
    drivers: str
    refs: tuple[str, ...]
    state: str  # new, acknowledged, snoozed, answered
    snoozed_until: int | None
    intervention: str | None  # the newest answer to it


class Intervention(NamedTuple):
    """Something that was done, with CSAT of the 28 days before and the 28 days after, as far as they have come.

    `change` is after − before in points with its 95 % interval; None where either side has no answers.
    """

    id: int
    scope: str
    name: str
    at: int
    text: str
    person: str
    before: Share
    after: Share
    change: tuple[float, float, float] | None
