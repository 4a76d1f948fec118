"""What is counted: the ratings, surveys, finished tickets, cases and reviews of a period (measures §2–§5, §8).

Each is one FROM and WHERE, from which the number, its list of tickets and its SQL to paste are made alike.
"""

from __future__ import annotations

from typing import NamedTuple

from console.domain.period import Period
from console.store.scorecards_filter import conditions
from console.store.scorecards_groups import TOTAL, WITHIN, Ident

WEEK = 7 * 86_400  # seconds in which an answer, or a further contact, belongs to what was before it


class Wanted(NamedTuple):
    """What a scorecard is asked: rows `by` one of GROUPS, two periods, as known at `as_of`, under a filter line."""

    by: str
    now: Period
    before: Period
    as_of: int  # seconds UTC; what happened later is not known yet
    line: str = ""  # as typed after `/`: "team:returns,orders -channel:chat"


class Scan(NamedTuple):
    """The rows that are counted, what they are grouped by, and where each one's ticket and moment stand."""

    source: str
    where: str
    values: dict[str, object]
    group: str
    ticket: str
    at: str

    def of(self, ident: Ident) -> Scan:
        """Only the rows of one group; all of them for TOTAL."""
        if ident == TOTAL:
            return self
        return self._replace(where=f"{self.where} AND {self.group} IS :ident", values={**self.values, "ident": ident})


#: An answer counts at its last value among those up to :as_of; `until` never lies after that.
_CURRENT = (
    "r.metric = :metric AND r.answered_at >= :since AND r.answered_at < :until"
    " AND (r.superseded_at IS NULL OR r.superseded_at > :as_of)"
)
#: One number for two counts, since each further column of a group costs a tenth of the whole: satisfied + 2³² · low.
PACKED = "sum(CASE r.verdict WHEN 'satisfied' THEN 1 WHEN 'low' THEN 4294967296 ELSE 0 END)"


def unpacked(both: int | None) -> tuple[int, int]:
    """satisfied and low from PACKED."""
    return (both or 0) & 0xFFFFFFFF, (both or 0) >> 32


def ratings(wanted: Wanted, period: Period, metric: str, *within: str) -> Scan:
    """The current answers to one question, anchored at the moment of the answer; `within` are further groups."""
    group = WITHIN[wanted.by]
    joined = any(WITHIN[name].own is None for name in (wanted.by, *within))
    source = "rating r JOIN interaction i ON i.id = r.interaction_id" if joined else "rating r"
    return _scan(wanted, period, "r", source, _CURRENT, group.of("r"), "r.interaction_id", "r.answered_at",
                 metric=metric)  # fmt: skip


def surveys(wanted: Wanted, period: Period) -> Scan:
    """The CSAT surveys sent, anchored at the sending."""
    return _scan(
        wanted, period, "i", "survey s JOIN interaction i ON i.id = s.interaction_id",
        "s.metric = 'csat' AND s.sent_at >= :since AND s.sent_at < :until",
        WITHIN[wanted.by].of("i"), "i.id", "s.sent_at", ripe=wanted.as_of - WEEK,
    )  # fmt: skip


def finished(wanted: Wanted, period: Period) -> Scan:
    """The tickets closed, or resolved where no closing is known; with the CSAT survey of each, if there was one."""
    return _scan(
        wanted, period, "i",
        "interaction i LEFT JOIN survey s ON s.interaction_id = i.id AND s.metric = 'csat'",
        "coalesce(i.closed_at, i.resolved_at) >= :since AND coalesce(i.closed_at, i.resolved_at) < :until",
        WITHIN[wanted.by].of("i"), "i.id", "coalesce(i.closed_at, i.resolved_at)", ripe=wanted.as_of - WEEK,
    )  # fmt: skip


def cases(wanted: Wanted, period: Period) -> Scan:
    """The recovery cases opened, withdrawn ones left out; handler and team as they were then."""
    return _scan(
        wanted, period, "v", "recovery v JOIN interaction i ON i.id = v.interaction_id",
        "v.opened_at >= :since AND v.opened_at < :until AND v.status <> 'withdrawn'",
        WITHIN[wanted.by].of("v"), "v.interaction_id", "v.opened_at",
    )  # fmt: skip


def reviews(wanted: Wanted, period: Period) -> Scan:
    """The reviews of interactions drawn at random that have a score, credited to the agent who was reviewed."""
    group = "q.agent_id" if wanted.by == "agent" else WITHIN[wanted.by].of("i")
    return _scan(
        wanted, period, "i", "review q JOIN interaction i ON i.id = q.interaction_id",
        "q.drawn = 'random' AND q.score IS NOT NULL AND q.at >= :since AND q.at < :until",
        group, "i.id", "q.at",
    )  # fmt: skip


def _scan(
    wanted: Wanted, period: Period, row: str, source: str, where: str, group: str, ticket: str, at: str, **more: object
) -> Scan:
    extra, values = conditions(wanted.line, row)
    known = {"since": period.since, "until": min(period.until, wanted.as_of + 1), "as_of": wanted.as_of}
    return Scan(source, where + extra, {**known, **more, **values}, group, ticket, at)
