"""One agent's own answers: their weeks, what stands out in them, praise, and tickets that charmed without solving."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from console.domain.clock import dated
from console.domain.durations import Times, times
from console.domain.patterns import Cell, Pattern, band, patterns
from console.domain.peer_limits import PeerLimits
from console.domain.period import Period, weeks
from console.domain.proportion import share
from console.domain.quality import GOOD, points_told
from console.domain.sentiment import feeling
from console.domain.text import one_line, plain
from console.store import scorecards_columns as column
from console.store import scorecards_scans as scans
from console.store.coaching_ground import asked
from console.store.coaching_records import Charmed, Rated, Reviewed, Week

TREND = 13  # weeks
_PRAISE, _LISTED = 20, 50


class Answer(NamedTuple):
    """A rated ticket with what its numbers are made of."""

    rated: Rated
    opened_at: int | None  # None where only the day is known
    handle_seconds: int | None
    back: bool  # the customer was there again with the same issue within 7 days
    reopened: bool
    unfinished: bool  # neither resolved nor closed


def answers(conn: sqlite3.Connection, agent: int, period: Period, now: int) -> list[Answer]:
    """Every answer of an agent that counts, newest first."""
    scan = scans.ratings(asked(period, now), period, "csat", "channel").of(agent)
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM {scan.source} WHERE {scan.where} ORDER BY r.answered_at DESC, r.id DESC", scan.values
    )
    return [_answer(*row) for row in rows]


_COLUMNS = f"""r.interaction_id, i.external_id, r.value, r.low, r.high, r.verdict, r.comment, r.answered_at,
 r.answered_precision, i.channel, i.issue, CASE i.opened_precision WHEN 'second' THEN i.opened_at END, i.handle_seconds,
 CASE WHEN r.verdict = 'satisfied' AND {column.KNOWN} THEN NOT ({column.AT_FIRST}) ELSE 0 END,
 coalesce(i.reopens, 0) > 0, coalesce(i.resolved_at, i.closed_at) IS NULL"""


def _answer(
    ticket: int, ref: str, value: float, low: float, high: float, verdict: str, comment: str | None, at: int,
    precision: str, channel: str | None, issue: str | None, opened: int | None, handle: int | None, back: int,
    reopened: int, unfinished: int,
) -> Answer:  # fmt: skip
    rated = Rated(
        ticket, one_line(ref), value, low, high, verdict, comment and plain(comment), at, precision,
        channel and one_line(channel), issue and one_line(issue),
    )  # fmt: skip
    return Answer(rated, opened, handle, bool(back), bool(reopened), bool(unfinished))


def trend(found: Sequence[Answer], sessions: Iterable[int], now: int, zone: ZoneInfo) -> tuple[Week, ...]:
    """The last weeks, oldest first, of answers that reach as far back."""
    held = sorted(sessions)
    return tuple(_week(week, found, held) for week in weeks(now, zone, TREND))


def _week(week: Period, found: Sequence[Answer], held: Sequence[int]) -> Week:
    values = [one.rated.verdict for one in found if week.since <= one.rated.answered_at < week.until]
    there = tuple(at for at in held if week.since <= at < week.until)
    return Week(week, share(values.count("satisfied"), len(values)), there)


def standing_out(found: Sequence[Answer], zone: ZoneInfo) -> tuple[Pattern, ...]:
    """Issues, channels and hours of the day in which customers are clearly happier or unhappier than in the rest."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for one in found:
        for key in _values(one, zone):
            counts[key][0] += one.rated.verdict == "satisfied"
            counts[key][1] += 1
    satisfied = sum(one.rated.verdict == "satisfied" for one in found)
    return tuple(patterns((Cell(*key, *pair) for key, pair in counts.items()), satisfied, len(found)))


def _values(one: Answer, zone: ZoneInfo) -> Iterable[tuple[str, str]]:
    """What is known of an answer; the hour is that of the ticket's opening."""
    if one.rated.issue is not None:
        yield "issue", one.rated.issue
    if one.rated.channel is not None:
        yield "channel", one.rated.channel
    if one.opened_at is not None:
        yield "hour", band(datetime.fromtimestamp(dated(one.opened_at), UTC).astimezone(zone).hour)


def praise(found: Iterable[Answer]) -> tuple[Rated, ...]:
    """The best rating of its scale with a comment that is no complaint."""
    return tuple(one.rated for one in found if one.rated.value == one.rated.high and _kind(one.rated.comment))[:_PRAISE]


def _kind(comment: str | None) -> bool:
    felt = feeling(comment or "")
    return bool((comment or "").strip()) and (felt is None or felt > 0)


def lows(found: Iterable[Answer]) -> tuple[Rated, ...]:
    """Unhappy answers."""
    return tuple(one.rated for one in found if one.rated.verdict != "satisfied")[:_LISTED]


def handle(found: Iterable[Answer]) -> Times:
    """How long the rated tickets took."""
    return times(one.handle_seconds for one in found)


def mean(found: Sequence[Answer]) -> tuple[float | None, int]:
    """The mean of the raw values, None over several scales; and how many scales there are."""
    scales = {(one.rated.low, one.rated.high) for one in found}
    return (sum(one.rated.value for one in found) / len(found) if len(scales) == 1 else None), len(scales)


def charmed(
    conn: sqlite3.Connection, agent: int, peers: Iterable[int], period: Period, now: int,
    found: Iterable[Answer], reviewed: Iterable[Reviewed],
) -> Charmed:  # fmt: skip
    """Tickets of `found` with a satisfied answer and nothing solved; their share beside that of the `peers`."""
    scores = {one.rated.interaction_id: one.score for one in reviewed}
    tickets = [
        one.rated._replace(why=why)
        for one in found
        if one.rated.verdict == "satisfied" and (why := _unsolved(one, scores.get(one.rated.interaction_id)))
    ]
    known = list(peers)
    counts = _back(conn, [agent, *known], period, now)
    own = counts.get(agent, (0, 0))
    others = [counts[peer] for peer in known if peer in counts]
    limits = PeerLimits(others) if others else None
    limit = limits.limit(own[1], True) if limits else None
    beyond = limit is not None and own[0] >= limit
    return Charmed(share(*own), None if limit is None else 100 * limit / own[1], beyond, tuple(tickets[:_LISTED]))


def _unsolved(one: Answer, score: float | None) -> str:
    facts = (
        ("customer back on the same issue within 7 days", one.back and not one.reopened),
        ("opened again", one.reopened),
        ("neither resolved nor closed", one.unfinished),
        ("" if score is None else f"QA {points_told(score, 0)}", score is not None and score < GOOD),
    )
    return "; ".join(words for words, true in facts if true)


def _back(conn: sqlite3.Connection, agents: list[int], period: Period, now: int) -> dict[int, tuple[int, int]]:
    """By agent, of these: satisfied answers whose customer was back within 7 days, of those that are old enough to tell."""
    scan = scans.ratings(asked(period, now), period, "csat", "channel")
    rows = conn.execute(
        f"SELECT r.agent_id, sum(NOT ({column.AT_FIRST})), count(*) FROM {scan.source} WHERE {scan.where}"
        f" AND r.verdict = 'satisfied' AND {column.SETTLED} AND {column.KNOWN}"
        " AND r.agent_id IN (SELECT value FROM json_each(:agents)) GROUP BY 1",
        {**scan.values, "agents": json.dumps(agents)},
    )
    return {agent: (back, total) for agent, back, total in rows}
