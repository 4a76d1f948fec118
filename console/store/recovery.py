"""What people do on a case. Each deed is one transaction with its journal row, guarded by what the person saw."""

from __future__ import annotations

import sqlite3

from console.domain import recovery as rule
from console.domain.text import one_line
from console.store import journal, undoing
from console.store.errors import Refused, StaleCase
from console.store.records import Actor, Done
from console.store.recovery_guard import Seen, clean, find, first_was, look, open_watched, refuse, still_as, workable

__all__ = ["Seen", "claim", "close", "find", "fix", "redo", "tried", "undo"]


def claim(conn: sqlite3.Connection, actor: Actor, key: int, *, seen: Seen = None) -> Done:
    """Makes `actor` the owner; a watched rating (negative key) becomes a case by it."""
    now = look(conn, key)
    if now.owner and now.owner != actor.name:
        raise StaleCase(first_was(conn, now, "claim", actor))
    refuse(rule.why_not_claim(now.status, now.owner, actor.name))
    before = journal.snapshot(conn, now.interaction)
    case = now.case if now.case is not None else open_watched(conn, now, actor)
    conn.execute(
        "UPDATE recovery SET owner_id = ?, claimed_at = ?, acted = 1, status = CASE status WHEN 'open' THEN 'claimed' ELSE status END"
        " WHERE id = ?",
        (actor.id, actor.now, case),
    )
    journal.record(conn, actor, "claim", now.interaction, before)
    return Done(case, now.ref, f"Claimed {one_line(now.ref)}.")


def tried(
    conn: sqlite3.Connection,
    actor: Actor,
    key: int,
    how: str,
    *,
    channel: str | None = None,
    note: str | None = None,
    seen: Seen = None,
) -> Done:
    """Logs one try to reach the customer; `how` is one of HOWS. Wrote or reached meets the contact deadline."""
    if how not in rule.HOWS:
        raise Refused(f"“{one_line(how, 40)}” is no way of trying: use one of {', '.join(rule.HOWS)}.")
    now = workable(conn, actor, key, seen)
    before = journal.snapshot(conn, now.interaction)
    conn.execute(
        "INSERT INTO attempt (recovery_id, person_id, at, how, channel, note) VALUES (?, ?, ?, ?, ?, ?)",
        (now.case, actor.id, actor.now, how, clean(channel), clean(note)),
    )
    conn.execute(
        "UPDATE recovery SET acted = 1, first_attempt_at = coalesce(first_attempt_at, :t), status = :s,"
        " contacted_at = CASE WHEN :met THEN coalesce(contacted_at, :t) ELSE contacted_at END WHERE id = :c",
        {"t": actor.now, "s": rule.status_after_attempt(now.status, how), "met": how in rule.CONTACTED, "c": now.case},
    )
    journal.record(conn, actor, "tried", now.interaction, before, detail=how)
    return Done(now.case or 0, now.ref, f"Logged for {one_line(now.ref)}: {how}.")


def fix(conn: sqlite3.Connection, actor: Actor, key: int, text: str, *, seen: Seen = None) -> Done:
    """Notes what was done to put it right; a later fix replaces the text, the journal keeps the earlier one."""
    words = clean(text)
    if words is None:
        raise Refused("Say what was fixed: the customer's next agent will read it.")
    now = workable(conn, actor, key, seen)
    before = journal.snapshot(conn, now.interaction)
    conn.execute(
        "UPDATE recovery SET acted = 1, fix = ?, fixed_at = ?, status = 'fixed' WHERE id = ?",
        (words, actor.now, now.case),
    )
    journal.record(conn, actor, "fix", now.interaction, before, detail=one_line(words, 80))
    return Done(now.case or 0, now.ref, f"Fix noted for {one_line(now.ref)}.")


def close(conn: sqlite3.Connection, actor: Actor, key: int, outcome: str, lesson: str, *, seen: Seen = None) -> Done:
    """Ends the case as recovered or not recovered, with what was learned; releases the auto-close hold."""
    if outcome not in rule.OUTCOMES:
        raise Refused(f"“{one_line(outcome, 40)}” is no outcome: use one of {', '.join(rule.OUTCOMES)}.")
    now = look(conn, key)
    still_as(conn, now, seen, actor)
    refuse(rule.why_not_close(now.status, outcome, now.contacted, now.fixed))
    words = clean(lesson)
    if words is None:
        raise Refused("Say what was learned: a case closes with a lesson, so that the next one is easier.")
    before = journal.snapshot(conn, now.interaction)
    conn.execute(
        "UPDATE recovery SET acted = 1, lesson = ?, status = ?, waiting_until = NULL, closed_by = 'lead', closed_at = ? WHERE id = ?",
        (words, outcome, actor.now, now.case),
    )
    journal.record(conn, actor, "close", now.interaction, before, detail=outcome)
    return Done(now.case or 0, now.ref, f"Closed {one_line(now.ref)} as {outcome}.")


def undo(conn: sqlite3.Connection, actor: Actor) -> Done:
    """Takes back this person's last act, across restarts; raises Refused with the reason."""
    return undoing.undo(conn, actor)


def redo(conn: sqlite3.Connection, actor: Actor) -> Done:
    """Does again what this person undid last; raises Refused with the reason."""
    return undoing.redo(conn, actor)
