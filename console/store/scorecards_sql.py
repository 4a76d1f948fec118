"""How the ratings that count in a period are found: the one WHERE behind every score (measures §2)."""

from __future__ import annotations

from typing import NamedTuple

from console.domain.period import Period
from console.store.scorecards_filter import conditions
from console.store.scorecards_groups import WITHIN


class Wanted(NamedTuple):
    """What a scorecard is asked: rows `by` one of GROUPS, two periods, as known at `as_of`, under a filter line."""

    by: str
    now: Period
    before: Period
    as_of: int  # seconds UTC; answers given later are not known yet
    line: str = ""  # as typed after `/`: "team:returns,orders -channel:chat"


class Scan(NamedTuple):
    """The rows that count: FROM, WHERE and its parameters; `groups` is the SQL of the columns they are grouped by."""

    groups: tuple[str, ...]
    source: str
    where: str
    values: dict[str, object]


#: An answer counts at its last value among those up to :as_of; `until` never lies after that.
_COUNTS = (
    "r.metric = :metric AND r.answered_at >= :since AND r.answered_at < :until"
    " AND (r.superseded_at IS NULL OR r.superseded_at > :as_of)"
)
#: One number for two counts, since each further column of a group costs a tenth of the whole: satisfied + 2³² · low.
PACKED = "sum(CASE r.verdict WHEN 'satisfied' THEN 1 WHEN 'low' THEN 4294967296 ELSE 0 END)"


def unpacked(both: int | None) -> tuple[int, int]:
    """satisfied and low from PACKED."""
    return (both or 0) & 0xFFFFFFFF, (both or 0) >> 32


def ratings(wanted: Wanted, period: Period, metric: str, *groups: str) -> Scan:
    """The ratings of a metric that count in a period, with the columns of `groups` (names in WITHIN)."""
    own = tuple(WITHIN[name].of("r") for name in groups)
    joined = any(column.startswith(("i.", "coalesce(i.")) for column in own)
    extra, values = conditions(wanted.line, "r")
    return Scan(
        own,
        "rating r JOIN interaction i ON i.id = r.interaction_id" if joined else "rating r",
        _COUNTS + extra,
        {
            "metric": metric, "since": period.since, "until": min(period.until, wanted.as_of + 1),
            "as_of": wanted.as_of, **values,
        },
    )  # fmt: skip
