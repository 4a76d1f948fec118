"""What people do about an alert: acknowledge, snooze, answer with what was done. Journalled, so that `z` takes it back."""

from __future__ import annotations

import sqlite3

from console.domain.recovery import span
from console.domain.text import one_line
from console.store import journal
from console.store.errors import Refused, StaleCase
from console.store.records import Actor, Done
from console.store.recovery_guard import clean

_DONE = {"acknowledged": "acknowledged", "answered": "answered", "withdrawn": "withdrawn"}


def acknowledge(conn: sqlite3.Connection, actor: Actor, alert: int) -> Done:
    """Notes that somebody knows: the scope is watched anew from now on, against its level of today."""
    name, state = _look(conn, alert)
    if state in _DONE:
        raise StaleCase(_who_was_first(conn, actor, alert, name, state))
    before = journal.snapshot(conn, alert, "alert")
    conn.execute(
        "UPDATE alert SET state = 'acknowledged', snoozed_until = NULL, settled_at = ? WHERE id = ?", (actor.now, alert)
    )
    journal.record(conn, actor, "acknowledge", alert, before, about="alert")
    return Done(0, name, f"Acknowledged the alert on {name}.")


def snooze(conn: sqlite3.Connection, actor: Actor, alert: int, until: int) -> Done:
    """Sets the alert aside until a moment (seconds UTC); then it is new again."""
    name, state = _look(conn, alert)
    if state in _DONE:
        raise StaleCase(_who_was_first(conn, actor, alert, name, state))
    if until <= actor.now:
        raise Refused("Snooze until a moment that is still to come: “tomorrow 9”, “fri”, “2d”.")
    before = journal.snapshot(conn, alert, "alert")
    conn.execute("UPDATE alert SET state = 'snoozed', snoozed_until = ? WHERE id = ?", (until, alert))
    journal.record(conn, actor, "snooze", alert, before, about="alert")
    return Done(0, name, f"Snoozed the alert on {name} for {span(until - actor.now)}.")


def answer(conn: sqlite3.Connection, actor: Actor, alert: int, text: str) -> Done:
    """Notes what was done about it: an intervention that stands on the trend from now on."""
    words = clean(text)
    if words is None:
        raise Refused("Say what was done about it: it will stand on the trend line with before and after.")
    name, _ = _look(conn, alert)
    before = journal.snapshot(conn, alert, "alert")
    conn.execute(
        "INSERT INTO intervention (alert_id, scope, name, at, text, person_id)"
        " SELECT id, scope, name, ?, ?, ? FROM alert WHERE id = ?",
        (actor.now, words, actor.id, alert),
    )
    conn.execute(
        "UPDATE alert SET state = 'answered', snoozed_until = NULL, settled_at = coalesce(settled_at, ?) WHERE id = ?",
        (actor.now, alert),
    )
    journal.record(conn, actor, "answer", alert, before, about="alert", detail=one_line(words, 80))
    return Done(0, name, f"Noted what was done about {name}; before and after stand on its trend.")


def tell(conn: sqlite3.Connection, actor: Actor) -> tuple[int, ...]:
    """The new alerts that were never told by this before, which they are from now on: for `csat alerts --once`."""
    rows = conn.execute(
        "UPDATE alert SET told_at = :now WHERE scope <> 'case' AND told_at IS NULL AND raised_at <= :now + 86400"
        " AND (state = 'new' OR (state = 'snoozed' AND snoozed_until <= :now)) RETURNING id",
        {"now": actor.now},
    )
    return tuple(int(number) for (number,) in rows.fetchall())


def _look(conn: sqlite3.Connection, alert: int) -> tuple[str, str]:
    """The alert's name and state as they are now; raises Refused where there is none of that number."""
    row = conn.execute("SELECT name, state FROM alert WHERE id = ? AND scope <> 'case'", (alert,)).fetchone()
    if row is None:
        raise Refused(f"There is no alert {alert}: `csat alerts` lists them with their numbers.")
    return one_line(row[0]), row[1]


def _who_was_first(conn: sqlite3.Connection, actor: Actor, alert: int, name: str, state: str) -> str:
    row = conn.execute(
        "SELECT p.name, j.at FROM journal j JOIN person p ON p.id = j.person_id WHERE j.alert_id = ? ORDER BY j.id DESC LIMIT 1",
        (alert,),
    ).fetchone()
    if row is None:
        return f"The alert on {name} is {_DONE[state]} already."
    return f"{one_line(row[0])} {_DONE[state]} the alert on {name} already, {span(actor.now - row[1])} ago."
