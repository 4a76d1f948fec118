"""Interactions as they leave, each with its answer: read one by one, so that a million of them need no memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any, NamedTuple

from console.domain.period import Period
from console.domain.text import plain_cell
from console.store import scorecards_filter
from console.store.queue_order import lane_of
from console.store.records import QueueFilter
from console.store.scorecards_groups import TOTAL, Ident
from console.store.scorecards_scans import Wanted
from console.store.scorecards_tickets import scan_of


class Leaving(NamedTuple):
    """One interaction, its current answer to one metric, and its newest recovery case."""

    ref: str
    source: str
    kind: str
    channel: str | None
    issue: str | None
    issue_detail: str | None
    product: str | None
    status: str | None
    agent: str | None  # credited with the answer; without one, whose ticket it is
    team: str | None
    customer: str | None
    account: str | None
    metric: str | None  # this and all to `comment` are None where nobody answered
    value: float | None
    low: float | None
    high: float | None
    raw: str | None
    verdict: str | None
    comment: str | None
    answered_at: int | None  # seconds UTC, as all moments
    answered_precision: str | None
    opened_at: int | None
    opened_precision: str
    first_reply_at: int | None
    first_reply_precision: str
    resolved_at: int | None
    resolved_precision: str
    closed_at: int | None
    closed_precision: str
    case: str | None


class Chosen(NamedTuple):
    """Which interactions leave, each once and in order: SQL that gives their ids, and what it is asked with."""

    ids: str
    values: dict[str, object]
    as_of: int
    metric: str = "csat"


def everything(line: str, as_of: int, metric: str = "csat") -> Chosen:
    """All interactions that fit a filter line, answered or not, as they came into the store."""
    where, values = scorecards_filter.conditions(line, "i")
    return Chosen(f"SELECT i.id FROM interaction i WHERE 1{where} ORDER BY i.id", values, as_of, metric)


def of_lane(wanted: QueueFilter, now: int) -> Chosen:
    """The tickets of a lane of the queue, in its order; of several closed cases of one ticket the newest counts."""
    lane = lane_of(wanted, now)
    row = lane.id.partition(".")[0]
    newest = "" if row == "r" else (
        " AND v.id = (SELECT max(o.id) FROM recovery o WHERE o.interaction_id = v.interaction_id"
        " AND (o.closed_at IS NULL) = (v.closed_at IS NULL))"
    )  # fmt: skip
    order = ", ".join(f"{key} {lane.down}" for key in lane.order)
    ids = f"SELECT {row}.interaction_id FROM {lane.joined} WHERE {lane.where}{newest} ORDER BY {order}"
    return Chosen(ids, lane.values, now)


def of_number(wanted: Wanted, ident: Ident = TOTAL, measure: str = "csat") -> Chosen:
    """The interactions that a scorecard's number counts, the newest first."""
    scan = scan_of(wanted, ident, measure)
    ids = f"SELECT {scan.ticket} FROM {scan.source} WHERE {scan.where} ORDER BY {scan.at} DESC, {scan.id} DESC"
    return Chosen(ids, scan.values, wanted.as_of, measure if measure in ("nps", "ces") else "csat")


def of_team(team: str | None, period: Period, now: int) -> Chosen:
    """The answers credited to a team in a period, to all where `team` is None."""
    found = of_number(Wanted("team", period, period, now))
    if team is None:
        return found
    named = " AND r.team_id IN (SELECT id FROM team WHERE name = :team COLLATE NOCASE) ORDER BY "
    return found._replace(ids=named.join(found.ids.rsplit(" ORDER BY ", 1)), values={**found.values, "team": team})


_OF = {
    "ticket": "i.id = :key",
    "customer": "i.customer_id = :key",
    "account": "coalesce(i.account_id, (SELECT account_id FROM customer WHERE id = i.customer_id)) = :key",
    "agent": "i.agent_id = :key",
}


def of_card(kind: str, key: int, now: int) -> Chosen:
    """All interactions of a customer, an account or an agent, or a ticket alone, the newest first."""
    ids = f"SELECT i.id FROM interaction i WHERE {_OF[kind]} ORDER BY i.opened_at DESC, i.id DESC"
    return Chosen(ids, {"key": key}, now)


_ROW = """SELECT i.external_id, i.source, i.kind, i.channel, i.issue, i.issue_detail, i.product, i.status, a.name, t.name,
 c.name, ac.name, r.metric, r.value, r.low, r.high, r.raw, r.verdict, r.comment, r.answered_at, r.answered_precision,
 i.opened_at, i.opened_precision, i.first_reply_at, i.first_reply_precision, i.resolved_at, i.resolved_precision,
 i.closed_at, i.closed_precision,
 (SELECT v.status FROM recovery v WHERE v.interaction_id = i.id ORDER BY v.id DESC LIMIT 1)
 FROM interaction i
 LEFT JOIN rating r ON r.id = (SELECT l.id FROM rating l WHERE l.interaction_id = i.id AND l.metric = :metric
                               AND l.answered_at <= :as_of ORDER BY l.answered_at DESC, l.id DESC LIMIT 1)
 LEFT JOIN customer c ON c.id = i.customer_id LEFT JOIN agent a ON a.id = coalesce(r.agent_id, i.agent_id)
 LEFT JOIN team t ON t.id = coalesce(r.team_id, i.team_id, a.team_id)
 LEFT JOIN account ac ON ac.id = coalesce(i.account_id, c.account_id) WHERE i.id = :key"""


def each(conn: sqlite3.Connection, chosen: Chosen, take: Callable[[Leaving], object]) -> int:
    """Hands every chosen interaction to `take`, all of one moment of the store; how many there were."""
    asked: dict[str, Any] = {"metric": chosen.metric, "as_of": chosen.as_of}
    count = 0
    for (key,) in conn.execute(chosen.ids, chosen.values):
        cells = conn.execute(_ROW, {**asked, "key": key}).fetchone()
        take(Leaving(*map(plain_cell, cells)))
        count += 1
    return count
