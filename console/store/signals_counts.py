"""What the integrity signals count of an agent and their peers: one pass over tickets, answers, hands and talks each."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from console.domain.asking import asks_for_score
from console.domain.integrity import Counts, Evidence
from console.domain.period import Period
from console.domain.text import one_line, plain
from console.store import scorecards_columns as column
from console.store import scorecards_scans as scans
from console.store.coaching_ground import asked

_OF = "{group} IN (SELECT value FROM json_each(:agents))"
SOON = 72 * 3600  # seconds after closing in which a customer who is back makes it premature

#: Closed at a known time so long ago that the customer could have been back; of these, whose customer is known.
OLD_ENOUGH = f"i.closed_at IS NOT NULL AND i.closed_precision = 'second' AND i.closed_at <= :as_of - {SOON}"
COUNTABLE = f"i.customer_id IS NOT NULL AND {OLD_ENOUGH}"
BACK = (
    "EXISTS (SELECT 1 FROM interaction n WHERE n.customer_id = i.customer_id AND n.id <> i.id"
    f" AND n.opened_at > i.closed_at AND n.opened_at <= i.closed_at + {SOON})"
)
#: Clicked by a scanner: right after sending, or on several options within two seconds.
AT_ONCE = """(r.answered_precision = 'second' AND (r.answered_at - (SELECT s.sent_at FROM survey s
 WHERE s.interaction_id = r.interaction_id AND s.metric = 'csat' AND s.sent_at IS NOT s.due_at) BETWEEN 0 AND 2
 OR EXISTS (SELECT 1 FROM rating o INDEXED BY rating_of_interaction WHERE o.interaction_id = r.interaction_id AND o.metric = r.metric
 AND o.answered_precision = 'second' AND o.value <> r.value AND abs(o.answered_at - r.answered_at) <= 2)))"""


class Desk(NamedTuple):
    """Counts of each signal by agent id."""

    counts: dict[str, dict[int, Counts]]
    covered: dict[int, Counts]  # closed tickets whose customer is known, of all that are old enough to tell
    asked: dict[int, tuple[Evidence, ...]]  # lines that ask for a score, newest first


def counted(
    conn: sqlite3.Connection, agents: Iterable[int], hard: Iterable[str], high: bool, period: Period, now: int
) -> Desk:  # fmt: skip
    """Of these agents; `hard` are the issues, as lower-case text, that are rated below the rest.

    How many answer is counted only beside a `high` CSAT, where it matters.
    """
    wanted = json.dumps(sorted(agents))
    found = _tickets(conn, wanted, frozenset(hard), high, period, now)
    found["machine"] = _answers(conn, wanted, period, now)
    ended = {agent: total for agent, (_, total) in found.pop("ended").items()}
    found["passed on"] = _hands(conn, wanted, ended, period, now)
    talks, lines = _talks(conn, wanted, period, now)
    found["asking"] = talks
    return Desk(found, found.pop("covered"), lines)


def _tickets(
    conn: sqlite3.Connection, wanted: str, hard: frozenset[str], high: bool, period: Period, now: int
) -> dict[str, dict[int, Counts]]:
    """Offers, early closings, hard cases and response; a source that never sent a survey has no offers."""
    scan = scans.finished(asked(period, now), period)
    sent, eligible = f"({column.SENT})", f"({column.ELIGIBLE})"
    rows = conn.execute(
        f"SELECT i.agent_id, i.source, lower(i.issue), count(*), sum({eligible} AND {sent}), sum({eligible}),"
        f" sum(CASE WHEN {COUNTABLE} THEN {BACK} ELSE 0 END), sum({COUNTABLE}), sum({OLD_ENOUGH}),"
        f" sum(CASE WHEN :high AND {sent} AND {column.RIPE} THEN {column.ANSWERED} ELSE 0 END), sum({sent} AND {column.RIPE})"
        f" FROM {scan.source} WHERE {scan.where} AND {_OF.format(group='i.agent_id')} GROUP BY 1, 2, 3",
        {**scan.values, "agents": wanted, "high": high},
    ).fetchall()
    recording = {row[1] for row in rows if row[4]}
    found: dict[str, dict[int, Counts]] = {
        name: {} for name in ("offer", "premature", "hard", "response", "covered", "ended")
    }
    for agent, source, issue, tickets, offered, eligible_, back, countable, closed, answered, ripe in rows:
        if source in recording:
            _add(found["offer"], agent, offered or 0, eligible_ or 0)
        _add(found["premature"], agent, back or 0, countable or 0)
        _add(found["ended"], agent, 0, tickets)
        _add(found["covered"], agent, countable or 0, closed or 0)
        _add(found["response"], agent, answered or 0, ripe or 0)
        if issue is not None and hard:
            _add(found["hard"], agent, tickets if issue in hard else 0, tickets)
    return found


def _add(found: dict[int, Counts], agent: int, count: int, total: int) -> None:
    before = found.get(agent, (0, 0))
    found[agent] = before[0] + count, before[1] + total


def _answers(conn: sqlite3.Connection, wanted: str, period: Period, now: int) -> dict[int, Counts]:
    scan = scans.ratings(asked(period, now), period, "csat")
    rows = conn.execute(
        f"SELECT r.agent_id, sum({AT_ONCE}), count(*) FROM {scan.source} WHERE {scan.where}"
        f" AND {_OF.format(group='r.agent_id')} GROUP BY 1",
        {**scan.values, "agents": wanted},
    )
    return {agent: (at_once or 0, total) for agent, at_once, total in rows}


def _hands(
    conn: sqlite3.Connection, wanted: str, ended: dict[int, int], period: Period, now: int
) -> dict[int, Counts]:  # fmt: skip
    """Tickets an agent had been given and somebody else ended, of all they held; empty where no hands are recorded."""
    scan = scans.finished(asked(period, now), period)
    rows = conn.execute(  # the plus keeps SQLite from looking up each agent by itself for every ticket
        "SELECT v.agent_id, count(DISTINCT i.id) FROM interaction i CROSS JOIN involvement v ON v.interaction_id = i.id"
        f" AND v.role = 'assignee' AND v.agent_id <> i.agent_id WHERE {scan.where}"
        f" AND {_OF.format(group='+v.agent_id')} GROUP BY 1",
        {**scan.values, "agents": wanted},
    )
    passed = dict(rows.fetchall())
    return (
        {agent: (passed.get(agent, 0), count + passed.get(agent, 0)) for agent, count in ended.items()}
        if passed
        else {}
    )


def _any(*parts: str) -> str:
    return " OR ".join(f"t.text LIKE '%{part}%'" for part in parts)


#: Letters that every line which asks for a score has (domain/asking.py): read in SQL, so that few lines leave it.
_MARKS = _any("5", "five", "10", "ten", "star", "scor", "rat", "mark", "point", "review", "feedback", "survey")
_VERBS = _any(
    "give", "leave", "rat", "grant", "pick", "choose", "click", "press", "mark", "tick", "select", "please", "would", "could",
    "need", "want", "only", "count", "help", "bonus", "job", "target", "appraisal", "pay", "boss", "manager",
)  # fmt: skip
LIKELY = f"({_MARKS}) AND ({_VERBS})"


def _talks(
    conn: sqlite3.Connection, wanted: str, period: Period, now: int
) -> tuple[dict[int, Counts], dict[int, tuple[Evidence, ...]]]:
    """Conversations of the agents' own tickets in which they spoke, and the lines that ask for a score."""
    scan = scans.finished(asked(period, now), period)
    rows = conn.execute(
        f"SELECT i.agent_id, i.id, i.external_id, t.id, t.at, CASE WHEN {LIKELY} THEN t.text END"
        " FROM interaction i CROSS JOIN turn t ON t.interaction_id = i.id AND t.agent_id = i.agent_id"
        f" WHERE {scan.where} AND {_OF.format(group='i.agent_id')} AND EXISTS (SELECT 1 FROM turn)"
        f" ORDER BY {scan.at} DESC, i.id DESC, t.seq",
        {**scan.values, "agents": wanted},
    )
    spoken: dict[int, set[int]] = defaultdict(set)
    lines: dict[int, dict[int, Evidence]] = defaultdict(dict)
    for agent, ticket, ref, turn, at, text in rows:
        spoken[agent].add(ticket)
        if text is not None and (quote := asks_for_score(plain(text))):
            lines[agent].setdefault(ticket, Evidence(ticket, one_line(ref), quote, at, turn))
    counts = {agent: (len(lines.get(agent, ())), len(tickets)) for agent, tickets in spoken.items()}
    return counts, {agent: tuple(held.values()) for agent, held in lines.items()}
