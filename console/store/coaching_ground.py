"""What every comparison of agents stands on: who works here, what they answered for, what their mix usually gets."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from console.domain.case_mix import Adjusted, Cell, compare
from console.domain.coaching import RANKED
from console.domain.peers import TENURE, Worker, main_channels, peers
from console.domain.period import Period
from console.domain.text import one_line
from console.store.coaching_records import Agent
from console.store.scorecards_groups import folded
from console.store.scorecards_mix import mixes
from console.store.scorecards_scans import Wanted


class Ground(NamedTuple):
    """By agent id; `adjusted` has those with answers in the window."""

    staff: dict[int, Agent]
    workers: dict[int, Worker]
    adjusted: dict[int, Adjusted]
    issues: dict[str, tuple[int, int]]  # satisfied and answered of everybody, by issue in lower case

    def peers(self, agent: int) -> tuple[Worker, ...]:
        """Whom an agent can be compared with; empty where they are too few."""
        return peers(agent, self.workers)


def asked(period: Period, now: int) -> Wanted:
    """The window as the scorecards ask for it, so that both count alike."""
    return Wanted("agent", period, period, now)


def ground(conn: sqlite3.Connection, period: Period, now: int) -> Ground:
    """One pass over the answers of the window."""
    people = staff(conn)
    cells = [
        Cell(cell.ident, cell.path[0], cell.path[1], cell.satisfied, cell.answered)
        for cell in mixes(conn, asked(period, now), "channel", "issue")
        if cell.ident is not None
    ]
    adjusted = {agent: found for agent, found in compare(cells).items() if isinstance(agent, int)}
    rated = [agent for agent, one in adjusted.items() if one.answered >= RANKED]
    channels, long_here = main_channels(cells), _tenured(conn, rated, min(period.until, now))
    workers = {
        one.id: Worker(one.id, one.kind, one.id in long_here, channels.get(one.id), *_counts(adjusted.get(one.id)))
        for one in people.values()
    }
    return Ground(people, workers, adjusted, _issues(cells))


def staffed(conn: sqlite3.Connection, wanted: Wanted) -> dict[int, Worker]:
    """Everybody by id, as far as it decides whose peer they are in a window, whatever else the scorecards narrow."""
    return ground(conn, wanted.now, wanted.as_of).workers


def _issues(cells: Iterable[Cell]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for cell in cells:
        if cell.issue is not None:
            before = found.get(key := str(folded(cell.issue)), (0, 0))
            found[key] = before[0] + cell.satisfied, before[1] + cell.answered
    return found


def _counts(found: Adjusted | None) -> tuple[int, int]:
    return (0, 0) if found is None else (found.satisfied, found.answered)


def staff(conn: sqlite3.Connection) -> dict[int, Agent]:
    """Everybody, by id."""
    rows = conn.execute(
        "SELECT a.id, a.external_id, a.name, a.team_id, t.name, p.name, a.kind, a.started_at, a.left_at FROM agent a"
        " LEFT JOIN team t ON t.id = a.team_id LEFT JOIN person p ON p.id = a.manager_id"
    )
    return {row[0]: _agent(row) for row in rows}


def _agent(row: tuple[int, str, str, int | None, str | None, str | None, str, int | None, int | None]) -> Agent:
    ident, ref, name, team_id, team, manager, kind, started, left = row
    return Agent(
        ident, one_line(ref), one_line(name), team_id, team and one_line(team), manager and one_line(manager), kind,
        started, left,
    )  # fmt: skip


def _tenured(conn: sqlite3.Connection, agents: Iterable[int], now: int) -> frozenset[int]:
    """Who of these has been here long enough; where no start is known, who was rated as long ago.

    They were all rated since, so that for most of them the first look among the old answers finds one.
    """
    rows = conn.execute(
        "SELECT a.id FROM agent a WHERE a.id IN (SELECT value FROM json_each(:agents)) AND CASE"
        " WHEN a.started_at IS NOT NULL THEN a.started_at <= :then ELSE EXISTS (SELECT 1 FROM rating r"
        " WHERE r.metric = 'csat' AND r.answered_at <= :then AND r.agent_id = a.id) END",
        {"then": now - TENURE, "agents": json.dumps(sorted(agents))},
    )
    return frozenset(row[0] for row in rows)
