"""What a coach does in a one-on-one: store that it took place with what was promised, settle promises. Journalled (design §7)."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from math import isfinite
from typing import NamedTuple

from console.domain.recovery import span
from console.domain.text import one_line
from console.store import journal
from console.store.errors import Refused, StaleCase
from console.store.records import Actor, Done
from console.store.recovery_guard import clean

SETTLED = ("kept", "missed", "dropped")


class Agreed(NamedTuple):
    """A commitment as it is agreed; `due_at` in seconds UTC, `criterion_id` where a criterion of QA measures it."""

    text: str
    due_at: int
    measure: str | None = None
    target: float | None = None
    criterion_id: int | None = None


def newest(conn: sqlite3.Connection, agent: int) -> int:
    """The number of the agent's newest one-on-one, 0 where there was none: what a coach saw when theirs began."""
    return int(conn.execute("SELECT coalesce(max(id), 0) FROM session WHERE agent_id = ?", (agent,)).fetchone()[0])


def numbers(conn: sqlite3.Connection, agent: int) -> frozenset[int]:
    """The numbers of all one-on-ones with an agent."""
    return frozenset(row[0] for row in conn.execute("SELECT id FROM session WHERE agent_id = ?", (agent,)))


def hold(
    conn: sqlite3.Connection, actor: Actor, agent: int, promises: Sequence[Agreed] = (), *,
    shared: str | None = None, comment: str | None = None, seen: int | None = None,
) -> Done:  # fmt: skip
    """Stores that a one-on-one took place now, its commitments, what the coach shares and what the agent says.

    `seen` is `newest` as the coach saw it, None from a script. Raises StaleCase where another coach was first,
    Refused for an agent or a commitment that can't be. What is done has the one-on-one's number as its key.
    """
    name = _name(conn, agent)
    for one in promises:
        _check(one, actor.now)
    if seen is not None and newest(conn, agent) > seen:
        raise StaleCase(_who_was_first(conn, actor, agent, name))
    before = journal.snapshot(conn, agent, "agent")
    session = conn.execute(
        "INSERT INTO session (agent_id, coach_id, held_at, shared, agent_comment) VALUES (?, ?, ?, ?, ?)",
        (agent, actor.id, actor.now, clean(shared), clean(comment)),
    ).lastrowid
    conn.executemany(
        "INSERT INTO commitment (session_id, text, measure, target, criterion_id, due_at) VALUES (?, ?, ?, ?, ?, ?)",
        [(session, clean(one.text), clean(one.measure), one.target, one.criterion_id, one.due_at) for one in promises],
    )
    journal.record(conn, actor, "one-on-one", agent, before, about="agent")
    many = {0: "nothing promised", 1: "1 commitment"}.get(len(promises), f"{len(promises)} commitments")
    return Done(int(session or 0), name, f"One-on-one with {name} stored: {many}.")


def settle(conn: sqlite3.Connection, actor: Actor, commitment: int, state: str, agent: int | None = None) -> Done:
    """Notes that an open commitment (of `agent`, where one is named) was kept, missed or dropped.

    Raises StaleCase where somebody did already, Refused for another agent's.
    """
    if state not in SETTLED:
        raise Refused(f"A commitment is {', '.join(SETTLED[:-1])} or {SETTLED[-1]}, not {one_line(state, 40)}.")
    row = conn.execute(
        "SELECT s.agent_id, c.state, c.text FROM commitment c JOIN session s ON s.id = c.session_id WHERE c.id = ?",
        (commitment,),
    ).fetchone()
    if row is None:
        raise StaleCase(
            f"There is no commitment {commitment}: it never was, or the one-on-one it was made in was undone;"
            " `csat session` lists those there are."
        )
    whose, was, text = row
    if agent not in (None, whose):
        raise Refused(f"Commitment {commitment} is not one of {_name(conn, agent or 0)}'s: `csat session` lists them.")
    if was != "open":
        raise StaleCase(f"This commitment is {was} already: {one_line(text, 80)}.")
    before = journal.snapshot(conn, whose, "agent")
    conn.execute("UPDATE commitment SET state = ?, done_at = ? WHERE id = ?", (state, actor.now, commitment))
    journal.record(conn, actor, state, whose, before, about="agent", detail=one_line(text, 80))
    return Done(0, _name(conn, whose), f"{state.capitalize()}: {one_line(text, 80)}.")


def _name(conn: sqlite3.Connection, agent: int) -> str:
    row = conn.execute("SELECT name FROM agent WHERE id = ?", (agent,)).fetchone()
    if row is None:
        raise Refused("This agent is not in the store any more: go back to the list.")
    return one_line(row[0])


def _check(one: Agreed, now: int) -> None:
    """Raises Refused for a commitment nobody could keep."""
    if clean(one.text) is None:
        raise Refused("Say what is promised: one sentence that both of you will recognise next time.")
    if one.due_at <= now:
        raise Refused(f"“{one_line(one.text, 60)}” is due at a moment that has passed: say one that is still to come.")
    if one.target is not None and not isfinite(one.target):
        raise Refused(f"The target of “{one_line(one.text, 60)}” is no number: say one, or none.")


def _who_was_first(conn: sqlite3.Connection, actor: Actor, agent: int, name: str) -> str:
    coach, at = conn.execute(
        "SELECT p.name, s.held_at FROM session s JOIN person p ON p.id = s.coach_id WHERE s.agent_id = ?"
        " ORDER BY s.id DESC LIMIT 1",
        (agent,),
    ).fetchone()
    return (
        f"{one_line(coach)} stored a one-on-one with {name} {span(actor.now - at)} ago, while yours was open: read what was"
        " agreed, then end yours again to store it as well. Nothing of yours is lost."
    )
