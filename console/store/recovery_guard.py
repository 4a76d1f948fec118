"""A case as it stands in a transaction, and the sentences for those who come too late."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from console.domain import recovery as rule
from console.domain.text import one_line, plain
from console.store import calendar
from console.store.errors import Refused, StaleCase
from console.store.records import Actor
from console.store.refs import interaction_called

#: Status and owner as the person saw them when they pressed the key; None from a script, which saw nothing.
Seen = tuple[str, str | None] | None

_DID = {
    "claim": "claimed", "tried": "logged an attempt on", "fix": "noted a fix for", "close": "closed",
    "delegate": "gave away", "wait": "put off", "escalate": "escalated", "note": "noted something on",
}  # fmt: skip
LONGEST = 1_000_000  # characters of a note, fix or lesson


class Standing(NamedTuple):
    """A case, or a watched rating without one, as it stands in this transaction."""

    case: int | None
    interaction: int
    rating: int
    ref: str
    status: str
    owner: str | None
    contacted: bool
    fixed: bool


def find(conn: sqlite3.Connection, ref: str) -> int:
    """The queue key for a ticket's ref, or `source/ref` where two sources use it; raises Refused."""
    ticket = interaction_called(conn, ref)
    case = conn.execute("SELECT max(id) FROM recovery WHERE interaction_id = ?", (ticket,)).fetchone()[0]
    if case is not None:
        return int(case)
    watched = conn.execute(
        "SELECT max(id) FROM rating WHERE interaction_id = ? AND metric = 'csat' AND verdict = 'neutral' AND superseded_at IS NULL",
        (ticket,),
    ).fetchone()[0]
    if watched is None:
        raise Refused(f"Ticket {one_line(ref, 60)} has no recovery case: its customer did not rate it low.")
    return -int(watched)


def look(conn: sqlite3.Connection, key: int) -> Standing:
    """The case or watched rating under `key`, as it is now; raises StaleCase if it is gone."""
    if key < 0:
        made = conn.execute("SELECT id FROM recovery WHERE rating_id = ?", (-key,)).fetchone()
        if made is None:
            return _look_watched(conn, -key)
        key = made[0]
    row = conn.execute(
        "SELECT v.id, v.interaction_id, v.rating_id, i.external_id, v.status, p.name, v.contacted_at IS NOT NULL, v.fix IS NOT NULL"
        " FROM recovery v JOIN interaction i ON i.id = v.interaction_id LEFT JOIN person p ON p.id = v.owner_id WHERE v.id = ?",
        (key,),
    ).fetchone()
    if row is None:
        raise StaleCase("That case is gone: its ticket was deleted, or its rating was replaced by an import.")
    return Standing(row[0], row[1], row[2], row[3], row[4], row[5], bool(row[6]), bool(row[7]))


def _look_watched(conn: sqlite3.Connection, rating: int) -> Standing:
    row = conn.execute(
        "SELECT i.id, i.external_id FROM rating r JOIN interaction i ON i.id = r.interaction_id"
        " WHERE r.id = ? AND r.verdict = 'neutral' AND r.superseded_at IS NULL",
        (rating,),
    ).fetchone()
    if row is None:
        raise StaleCase("That rating is no longer watched: the customer answered again.")
    return Standing(None, row[0], rating, row[1], "watch", None, False, False)


def open_watched(conn: sqlite3.Connection, now: Standing, actor: Actor) -> int:
    """Opens a case for a neutral rating; its contact deadline runs from the claim."""
    row = conn.execute(
        "INSERT INTO recovery (interaction_id, rating_id, latest_rating_id, opened_at, contact_due_at, position, customer_id,"
        " renewal_at, agent_id, team_id)"
        " SELECT i.id, r.id, r.id, :now, :due, (r.value - r.low) / (r.high - r.low), i.customer_id,"
        "  coalesce((SELECT renewal_at FROM account WHERE id = i.account_id),"
        "   (SELECT a.renewal_at FROM customer c JOIN account a ON a.id = c.account_id WHERE c.id = i.customer_id)),"
        "  r.agent_id, r.team_id FROM rating r JOIN interaction i ON i.id = r.interaction_id WHERE r.id = :rating RETURNING id",
        {"now": actor.now, "due": calendar.deadline(conn, actor.now), "rating": now.rating},
    ).fetchone()
    return int(row[0])


def workable(conn: sqlite3.Connection, actor: Actor, key: int, seen: Seen) -> Standing:
    now = look(conn, key)
    still_as(conn, now, seen, actor)
    refuse(rule.why_not_work(now.status))
    return now


def still_as(conn: sqlite3.Connection, now: Standing, seen: Seen, actor: Actor | None) -> None:
    """Raises StaleCase, naming who was first, if the case is not as the person saw it when they acted."""
    if seen is not None and seen != (now.status, now.owner):
        raise StaleCase(first_was(conn, now, "act on", actor))


def first_was(conn: sqlite3.Connection, now: Standing, wanted: str, actor: Actor | None) -> str:
    """Who changed the case last, and how long ago, in words."""
    row = conn.execute(
        "SELECT p.name, j.action, j.at FROM journal j JOIN person p ON p.id = j.person_id WHERE j.interaction_id = ?"
        " ORDER BY j.id DESC LIMIT 1",
        (now.interaction,),
    ).fetchone()
    ref = one_line(now.ref)
    if row is None:
        return f"{ref} has changed since you looked: it is {now.status} now."
    done = _DID.get(row[1], f"did “{row[1]}” on")
    ago = f", {rule.span(actor.now - row[2])} ago" if actor is not None else ""
    return f"{one_line(row[0])} {done} {ref} first{ago}: look again before you {wanted} it."


def refuse(reason: str | None) -> None:
    if reason:
        raise Refused(reason)


def clean(text: str | None) -> str | None:
    """What a person typed or pasted, safe to keep; None for nothing; raises Refused over a million characters."""
    words = plain(text or "").strip()
    if len(words) > LONGEST:
        raise Refused(f"That text has {len(words):,} characters; a million is the most a case keeps.")
    return words or None
