"""Alerts on teams, agents, channels, issues and products: what was noticed, and what was done about it (measures §7)."""

from __future__ import annotations

import sqlite3

from console.domain.proportion import difference, share
from console.domain.text import one_line, plain
from console.store.alerts_answers import SCOPES
from console.store.alerts_deeds import acknowledge, answer, snooze, tell
from console.store.alerts_notes import notes
from console.store.alerts_records import KINDS, Alert, Intervention
from console.store.alerts_scan import Change, Looked, fresh, keep, look, measured, untold
from console.store.records import Actor
from console.store.scorecards_groups import Ident, folded

__all__ = (
    "KINDS", "SCOPES", "Alert", "Intervention", "Looked", "acknowledge", "answer", "fresh", "interventions", "keep", "listed",
    "look", "notes", "scan", "snooze", "tell",
    "unstored",
)  # fmt: skip

#: What is watched → the condition that picks its answers, of r (rating) and i (interaction), by :ident and :name.
_IS = {
    "team": "(r.team_id = :ident OR :ident IS NULL AND r.team_id IN (SELECT id FROM team WHERE name = :name))",
    "agent": "(r.agent_id = :ident OR :ident IS NULL AND r.agent_id IN (SELECT id FROM agent WHERE name = :name))",
    "channel": "i.channel = :name",
    "issue": "i.issue = :name",
    "product": "i.product = :name",
}
_REFS = 50  # tickets an alert names
_MONTH = 28 * 86_400

# A store whose clock stands goes on from there at each opening, so what was done in the last one is up to a day ahead.
_WANTED = """SELECT id, kind, scope, ident, name, since, coalesce(until, since), change, ci_low, ci_high, statistic,
  coalesce(drivers, ''), CASE WHEN state = 'snoozed' AND snoozed_until <= :now THEN 'new' ELSE state END AS standing,
  snoozed_until, (SELECT text FROM intervention v WHERE v.alert_id = alert.id ORDER BY v.at DESC, v.id DESC LIMIT 1)
 FROM alert WHERE scope <> 'case' AND raised_at <= :now + 86400 AND state <> 'withdrawn' AND (:every OR standing = 'new')
 ORDER BY standing <> 'new', statistic IS NULL, statistic DESC, since DESC, id"""


def listed(conn: sqlite3.Connection, now: int, every: bool = False) -> tuple[Alert, ...]:
    """The new alerts, a snoozed one among them when its time has come; `every`: also those that people dealt with.

    Drops first, the farthest beyond its threshold at the top.
    """
    rows = conn.execute(_WANTED, {"now": now, "every": every}).fetchall()
    return tuple(_alert(conn, row, now) for row in rows)


def scan(conn: sqlite3.Connection, actor: Actor) -> tuple[Alert, ...]:
    """Looks whether anything has changed and stores what is new; returns the new alerts.

    Looking takes most of the time and needs no lock: `look` on a reader, then `keep` where it found changes, is the same.
    """
    kept = keep(conn, actor, look(conn, actor.now))
    return tuple(alert for alert in listed(conn, actor.now) if alert.id in kept)


def unstored(conn: sqlite3.Connection, looked: Looked) -> tuple[Alert, ...]:
    """What a look found and no alert tells, where nothing can be written: new alerts without a number (id 0)."""
    return tuple(_unstored(conn, change, looked.at) for change in untold(conn, looked))


def _unstored(conn: sqlite3.Connection, change: Change, now: int) -> Alert:
    scope, ident = change.subject
    until, *size, statistic, said = measured(conn, change, now)
    row = (
        0,
        change.kind,
        scope,
        ident,
        change.name,
        change.now.since,
        until,
        *size,
        statistic,
        said,
        "new",
        None,
        None,
    )
    return _alert(conn, row, now)


def interventions(conn: sqlite3.Connection, scope: str, name: str, now: int) -> tuple[Intervention, ...]:
    """What was done about one team, agent, channel, issue or product, oldest first, with before and after."""
    rows = conn.execute(
        "SELECT v.id, v.scope, v.name, v.at, v.text, p.name FROM intervention v JOIN person p ON p.id = v.person_id"
        " WHERE v.scope = ? AND v.name = ? AND v.at <= ? ORDER BY v.at, v.id",
        (scope, name, now),
    ).fetchall()
    return tuple(_intervention(conn, row, now) for row in rows)


def _intervention(conn: sqlite3.Connection, row: tuple[int, str, str, int, str, str], now: int) -> Intervention:
    number, scope, name, at, text, person = row
    before = share(*_counted(conn, scope, name, at - _MONTH, at, now))
    after = share(*_counted(conn, scope, name, at, min(at + _MONTH, now + 1), now))
    return Intervention(
        number, scope, plain(name), at, plain(text), one_line(person), before, after, difference(after, before)
    )


def _counted(conn: sqlite3.Connection, scope: str, name: str, since: int, until: int, now: int) -> tuple[int, int]:
    """Satisfied and all answers of a scope in a window, as they stood at `now`."""
    row = conn.execute(
        "SELECT coalesce(sum(r.verdict = 'satisfied'), 0), count(*) FROM rating r JOIN interaction i ON i.id = r.interaction_id"
        f" WHERE {_WINDOW} AND {_IS[scope]}",
        {"since": since, "until": until, "now": now, "ident": None, "name": name},
    ).fetchone()
    return int(row[0]), int(row[1])


_WINDOW = """r.metric = 'csat' AND r.answered_at >= :since AND r.answered_at < :until AND r.answered_at <= :now
 AND (r.superseded_at IS NULL OR r.superseded_at > :now)"""


def _alert(conn: sqlite3.Connection, row: tuple[object, ...], now: int) -> Alert:
    number, kind, scope, ident, name, since, until, change, low, high, statistic, drivers, state, snoozed, text = row
    refs = _refs(conn, str(scope), ident, str(name), int(str(since)), now)
    return Alert(
        int(str(number)), str(kind), str(scope), _ident(scope, ident, name), plain(str(name)),
        int(str(since)), int(str(until)), _number(change), _number(low), _number(high), _clears(low, high),
        _number(statistic), plain(str(drivers)), refs, str(state), None if snoozed is None else int(str(snoozed)),
        None if text is None else plain(str(text)),
    )  # fmt: skip


def _refs(conn: sqlite3.Connection, scope: str, ident: object, name: str, since: int, now: int) -> tuple[str, ...]:
    """The tickets of unhappy answers in a scope since a moment, newest first."""
    rows = conn.execute(
        "SELECT i.external_id FROM rating r JOIN interaction i ON i.id = r.interaction_id"
        f" WHERE {_WINDOW} AND r.verdict <> 'satisfied' AND {_IS[scope]} ORDER BY r.answered_at DESC, r.id DESC LIMIT :limit",
        {"since": since, "until": now + 1, "now": now, "ident": ident, "name": name, "limit": _REFS},
    )
    return tuple(plain(ref) for (ref,) in rows)


def _ident(scope: object, ident: object, name: object) -> Ident:
    """As in scorecards: an id of teams and agents, else the text's folded spelling."""
    if scope in ("team", "agent"):
        return None if ident is None else int(str(ident))
    return folded(str(name))


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _clears(low: object, high: object) -> bool:
    """Whether an interval of a change excludes none at all."""
    return low is not None and high is not None and not float(str(low)) <= 0 <= float(str(high))
