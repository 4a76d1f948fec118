"""How a case goes on: who has it, when, by which play, why it happened. Deeds like those of recovery.py."""

from __future__ import annotations

import sqlite3

from console.domain import recovery as rule
from console.domain.text import one_line
from console.store import journal, people
from console.store.errors import Refused
from console.store.records import Actor, Done
from console.store.recovery_guard import Seen, Standing, clean, look, refuse, still_as, workable


def delegate(conn: sqlite3.Connection, actor: Actor, key: int, to: str, *, seen: Seen = None) -> Done:
    """Gives the case to somebody the store knows, as a person or as an agent, the handler included."""
    now = workable(conn, actor, key, seen)
    person = people.somebody_here(conn, to)
    refuse(f"{one_line(person.name)} has this case already." if now.owner == person.name else None)
    return _change(
        conn, actor, now, "delegate", f"Gave {{ref}} to {one_line(person.name)}.", one_line(person.name),
        "owner_id = :owner, claimed_at = :now, status = CASE status WHEN 'open' THEN 'claimed' ELSE status END",
        owner=person.id,
    )  # fmt: skip


def wait(
    conn: sqlite3.Connection, actor: Actor, key: int, until: int | None, words: str = "", *, seen: Seen = None
) -> Done:
    """Puts the case off until a moment (seconds UTC); None ends the waiting. `words` say the moment as the person did."""
    now = workable(conn, actor, key, seen)
    if until is not None and until <= actor.now:
        raise Refused("That moment has passed: say one that is still to come, such as “tomorrow 9” or “2d”.")
    said = f"{{ref}} waits until {one_line(words, 40)}." if until is not None else "{ref} waits no longer."
    return _change(conn, actor, now, "wait", said, one_line(words, 40), "waiting_until = :until", until=until)


def escalate(conn: sqlite3.Connection, actor: Actor, key: int, *, seen: Seen = None) -> Done:
    """Marks the case for the manager; it stays with its owner."""
    now = workable(conn, actor, key, seen)
    since = conn.execute("SELECT escalated_at FROM recovery WHERE id = ?", (now.case,)).fetchone()[0]
    refuse(f"{one_line(now.ref)} was escalated {rule.span(actor.now - since)} ago." if since is not None else None)
    return _change(conn, actor, now, "escalate", "Escalated {ref}.", "", "escalated_at = :now")


def play(conn: sqlite3.Connection, actor: Actor, key: int, name: str, *, seen: Seen = None) -> Done:
    """Chooses how to win the customer back: one of PLAYS."""
    if name not in rule.PLAYS:
        raise Refused(f"“{one_line(name, 40)}” is no play: use one of {', '.join(rule.PLAYS)}.")
    now = workable(conn, actor, key, seen)
    return _change(conn, actor, now, "play", f"{{ref}}: {name}.", name, "play = :play", play=name)


def note(conn: sqlite3.Connection, actor: Actor, key: int, text: str, *, seen: Seen = None) -> Done:
    """Keeps a note with the case."""
    words = clean(text)
    if words is None:
        raise Refused("There is nothing to note.")
    now = workable(conn, actor, key, seen)
    before = journal.snapshot(conn, now.interaction)
    conn.execute(
        "INSERT INTO note (recovery_id, person_id, at, text) VALUES (?, ?, ?, ?)",
        (now.case, actor.id, actor.now, words),
    )
    conn.execute("UPDATE recovery SET acted = 1 WHERE id = ?", (now.case,))
    journal.record(conn, actor, "note", now.interaction, before, detail=one_line(words, 80))
    return Done(now.case or 0, now.ref, f"Noted on {one_line(now.ref)}.")


def cause(conn: sqlite3.Connection, actor: Actor, key: int, name: str, *, seen: Seen = None) -> Done:
    """Says what the low rating was about, one of CAUSES; also after the case is closed."""
    if name not in rule.CAUSES:
        raise Refused(f"“{one_line(name, 40)}” is no cause: use one of {', '.join(rule.CAUSES)}.")
    now = look(conn, key)
    if now.case is None:
        refuse(rule.why_not_work(now.status))
    still_as(conn, now, seen, actor)
    before = journal.snapshot(conn, now.interaction)
    conn.execute(
        "UPDATE rating SET cause = ?, cause_by = ? WHERE id = (SELECT latest_rating_id FROM recovery WHERE id = ?)",
        (name, actor.id, now.case),
    )
    conn.execute("UPDATE recovery SET acted = 1 WHERE id = ?", (now.case,))
    journal.record(conn, actor, "cause", now.interaction, before, detail=name)
    return Done(now.case or 0, now.ref, f"{one_line(now.ref)}: the cause is {name}.")


def _change(
    conn: sqlite3.Connection, actor: Actor, now: Standing, action: str, said: str, detail: str, changes: str, **values: object
) -> Done:  # fmt: skip
    """Updates the case's row, with its journal entry; `said` is the sentence, with {ref} for the ticket."""
    before = journal.snapshot(conn, now.interaction)
    conn.execute(
        f"UPDATE recovery SET acted = 1, {changes} WHERE id = :case", {**values, "now": actor.now, "case": now.case}
    )
    journal.record(conn, actor, action, now.interaction, before, detail=detail)
    return Done(now.case or 0, now.ref, said.replace("{ref}", one_line(now.ref)))
