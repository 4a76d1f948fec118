"""The tickets behind an integrity signal, read only where one is raised."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from console.domain.integrity import Evidence
from console.domain.period import Period
from console.domain.quality import GOOD, points_told
from console.domain.text import one_line
from console.store import scorecards_columns as column
from console.store import scorecards_scans as scans
from console.store.coaching_ground import asked
from console.store.scorecards_scans import Scan
from console.store.signals_counts import AT_ONCE, BACK, COUNTABLE

SHOWN = 10


class _Behind(NamedTuple):
    """Which rows count, in what words each is told, and the tables that are joined for it."""

    where: str
    quote: str
    joins: str = ""


_TICKETS = {
    "offer": _Behind(
        f"i.agent_id = :agent AND {column.ELIGIBLE} AND NOT ({column.SENT})", "'closed, nothing held it back, not asked'"
    ),
    "premature": _Behind(
        f"i.agent_id = :agent AND {COUNTABLE} AND {BACK}",
        "printf('customer back after %d h', ((SELECT min(n.opened_at) FROM interaction n"
        " WHERE n.customer_id = i.customer_id AND n.id <> i.id AND n.opened_at > i.closed_at) - i.closed_at) / 3600)",
    ),
    "passed on": _Behind(
        "v.agent_id = :agent AND v.agent_id <> i.agent_id", "'passed on, ended by somebody else'",
        " CROSS JOIN involvement v ON v.interaction_id = i.id AND v.role = 'assignee'",
    ),
    "response": _Behind(
        f"i.agent_id = :agent AND {column.SENT} AND {column.RIPE} AND NOT {column.ANSWERED}", "'asked, no answer'"
    ),
}  # fmt: skip


def evidence(conn: sqlite3.Connection, kind: str, agent: int, period: Period, now: int) -> tuple[Evidence, ...]:
    """The newest tickets that count; none for what is only a share of the whole."""
    wanted = asked(period, now)
    if kind in _TICKETS:
        return _read(conn, scans.finished(wanted, period), _TICKETS[kind], agent)
    if kind == "machine":
        machine = _Behind(f"r.agent_id = :agent AND {AT_ONCE}", "'answered at once'")
        return _read(conn, scans.ratings(wanted, period, "csat", "channel"), machine, agent)
    if kind == "quality":
        worst = _Behind(f"q.agent_id = :agent AND q.score < {GOOD}", "CAST(q.score AS TEXT)")
        found = _read(conn, scans.reviews(wanted, period), worst, agent)
        return tuple(one._replace(quote=f"QA {points_told(float(one.quote), 0)}") for one in found)
    return ()


def own_tickets(conn: sqlite3.Connection, agent: int, period: Period, now: int) -> tuple[Evidence, ...]:
    """Answers whose customer has the agent's own address, or the agent's own id at the source.

    An id of digits alone may count customers and agents apart, and a name is no id.
    """
    own = _Behind(
        "r.agent_id = :agent AND (instr(a.external_id, '@') AND c.email = lower(trim(a.external_id))"
        " OR c.source = a.source AND c.external_id = a.external_id AND a.external_id <> a.name"
        " AND a.external_id GLOB '*[^0-9]*')",
        "'the customer has the agent''s own id'",
        " JOIN customer c ON c.id = i.customer_id JOIN agent a ON a.id = r.agent_id",
    )
    return _read(conn, scans.ratings(asked(period, now), period, "csat", "channel"), own, agent)


def _read(conn: sqlite3.Connection, scan: Scan, behind: _Behind, agent: int) -> tuple[Evidence, ...]:
    rows = conn.execute(
        f"SELECT i.id, i.external_id, {behind.quote}, {scan.at} FROM {scan.source}{behind.joins}"
        f" WHERE {scan.where} AND {behind.where} ORDER BY {scan.at} DESC, {scan.id} DESC",
        {**scan.values, "agent": agent},
    )
    return tuple(Evidence(ticket, one_line(ref), quote, at) for ticket, ref, quote, at in rows)


def main_channel(conn: sqlite3.Connection, agent: int, period: Period, now: int) -> str | None:
    """The channel of most of the tickets an agent closed; None where none is known."""
    scan = scans.finished(asked(period, now), period)
    row = conn.execute(
        f"SELECT i.channel FROM interaction i WHERE {scan.where} AND i.agent_id = :agent"
        " GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
        {**scan.values, "agent": agent},
    ).fetchone()
    return None if row is None or row[0] is None else one_line(row[0])
