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
    """The rows that are counted, what they are grouped by, and where each one's ticket, moment and id stand."""

    source: str
    where: str
    values: dict[str, object]
    group: str
    ticket: str
    at: str
    id: str

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
#: Another scale than the usual one of its metric, in the words of the index rating_odd_scale.
ODD_SCALE = "CASE metric WHEN 'csat' THEN low <> 1 OR high <> 5 WHEN 'nps' THEN low <> 0 OR high <> 10 ELSE low <> 1 OR high <> 7 END"
#: One number for two counts, since each further column of a group costs a tenth of the whole: satisfied + 2³² · low.
PACKED = "sum(CASE r.verdict WHEN 'satisfied' THEN 1 WHEN 'low' THEN 4294967296 ELSE 0 END)"
BITS = 32
LAST = 2**BITS - 1


def unpacked(both: int | None) -> tuple[int, int]:
    """satisfied and low from PACKED."""
    return (both or 0) & LAST, (both or 0) >> BITS


def ratings(wanted: Wanted, period: Period, metric: str, *within: str) -> Scan:
    """The current answers to one question, anchored at the moment of the answer; `within` are further groups."""
    joined = any(WITHIN[name].own is None for name in (wanted.by, *within))
    source = "rating r JOIN interaction i ON i.id = r.interaction_id" if joined else "rating r"
    where, values = _limits(wanted, period, "r", _CURRENT)
    group = WITHIN[wanted.by].of("r")
    return Scan(source, where, {**values, "metric": metric}, group, "r.interaction_id", "r.answered_at", "r.id")


def again(wanted: Wanted, period: Period) -> Scan:
    """Of the CSAT answers that count in a period those (r) that took another's place; p is the one before."""
    scan = ratings(wanted, period, "csat")
    source = "rating p CROSS JOIN rating r ON r.interaction_id = p.interaction_id AND r.metric = p.metric"
    joined = " JOIN interaction i ON i.id = r.interaction_id" if "interaction i" in scan.source else ""
    replaced = "p.superseded_at >= :since AND p.superseded_at < :until AND r.answered_at = p.superseded_at"
    return scan._replace(source=source + joined, where=f"{replaced} AND {scan.where}")


def surveys(wanted: Wanted, period: Period) -> Scan:
    """The CSAT surveys sent, anchored at the sending."""
    where, values = _limits(wanted, period, "i", "s.metric = 'csat' AND s.sent_at >= :since AND s.sent_at < :until")
    source = "survey s JOIN interaction i ON i.id = s.interaction_id"
    return Scan(source, where, values, WITHIN[wanted.by].of("i"), "i.id", "s.sent_at", "s.id")


_DONE = "coalesce(i.closed_at, i.resolved_at)"


def finished(wanted: Wanted, period: Period) -> Scan:
    """The tickets closed, or resolved where no closing is known; with the CSAT survey of each, if there was one."""
    where, values = _limits(wanted, period, "i", f"{_DONE} >= :since AND {_DONE} < :until")
    source = "interaction i LEFT JOIN survey s ON s.interaction_id = i.id AND s.metric = 'csat'"
    return Scan(source, where, values, WITHIN[wanted.by].of("i"), "i.id", _DONE, "i.id")


def cases(wanted: Wanted, period: Period) -> Scan:
    """The recovery cases opened, withdrawn ones left out; handler and team as they were then."""
    opened = "v.opened_at >= :since AND v.opened_at < :until AND v.status <> 'withdrawn'"
    where, values = _limits(wanted, period, "v", opened)
    source = "recovery v JOIN interaction i ON i.id = v.interaction_id"
    return Scan(source, where, values, WITHIN[wanted.by].of("v"), "v.interaction_id", "v.opened_at", "v.id")


def reviews(wanted: Wanted, period: Period) -> Scan:
    """The reviews of interactions drawn at random that have a score, credited to the agent who was reviewed."""
    drawn = "q.drawn = 'random' AND q.score IS NOT NULL AND q.at >= :since AND q.at < :until"
    where, values = _limits(wanted, period, "i", drawn)
    source = "review q JOIN interaction i ON i.id = q.interaction_id"
    group = "q.agent_id" if wanted.by == "agent" else WITHIN[wanted.by].of("i")
    return Scan(source, where, values, group, "i.id", "q.at", "q.id")


def _limits(wanted: Wanted, period: Period, row: str, where: str) -> tuple[str, dict[str, object]]:
    """The condition under the filter line, and its parameters."""
    extra, values = conditions(wanted.line, row)
    until = min(period.until, wanted.as_of + 1)
    known = {"since": period.since, "until": until, "as_of": wanted.as_of, "ripe": wanted.as_of - WEEK}
    return where + extra, {**known, **values}
