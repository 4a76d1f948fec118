"""Praise that was passed on: who told the agent of a happy customer's words, and when. Journalled."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from console.domain.text import one_line, plain
from console.store import journal
from console.store.errors import Refused, StaleCase
from console.store.records import Actor, Done
from console.store.refs import interaction_called

_QUOTED = 500  # characters of a comment in the words to paste


class Sent(NamedTuple):
    """A best rating whose comment was passed on; the moment in seconds UTC."""

    interaction_id: int
    ref: str
    comment: str
    by: str
    at: int


def pass_on(conn: sqlite3.Connection, actor: Actor, interaction: int) -> Done:
    """Notes that the agent was told of this ticket's best rating and its comment; the outbox gets the words to paste.

    Raises Refused where there is no such praise, StaleCase where it was passed on already.
    """
    row = conn.execute(_PRAISE, {"i": interaction}).fetchone()
    if row is None:
        raise Refused("Only a best rating with a comment can be passed on, and this ticket has none that counts.")
    rating, ref, source, comment, agent, by = row
    if agent is None:
        raise Refused(f"Nobody knows who handled {one_line(ref, 60)}, so there is nobody to pass it on to.")
    if by is not None:
        raise StaleCase(f"{one_line(by)} passed this on to {one_line(agent)} already.")
    before = journal.snapshot(conn, interaction)
    conn.execute("INSERT INTO recognition (id, person_id, at) VALUES (?, ?, ?)", (rating, actor.id, actor.now))
    said = f"Recognition for {one_line(agent)}, passed on by {actor.name}: “{one_line(comment, _QUOTED)}”"
    conn.execute(
        "INSERT INTO outbox (interaction_id, system, ref, action, text, created_at) VALUES (?, ?, ?, 'note', ?, ?)",
        (interaction, source, ref, said, actor.now),
    )
    journal.record(conn, actor, "recognise", interaction, before, detail=one_line(agent, 80))
    return Done(0, one_line(ref), f"Passed on to {one_line(agent)}; the words to paste are in the outbox.")


_PRAISE = """SELECT r.id, i.external_id, i.source, r.comment, a.name, p.name FROM rating r
 JOIN interaction i ON i.id = r.interaction_id LEFT JOIN agent a ON a.id = r.agent_id
 LEFT JOIN recognition g ON g.id = r.id LEFT JOIN person p ON p.id = g.person_id
 WHERE r.interaction_id = :i AND r.metric = 'csat' AND r.superseded_at IS NULL AND r.value = r.high
 AND trim(coalesce(r.comment, '')) <> ''"""


def pass_on_of(conn: sqlite3.Connection, actor: Actor, ref: str) -> Done:
    """The same for the ticket called so."""
    return pass_on(conn, actor, interaction_called(conn, ref))


def sent(conn: sqlite3.Connection, agent: int, now: int) -> tuple[Sent, ...]:
    """What was passed on to an agent up to `now`, newest first."""
    rows = conn.execute(
        "SELECT r.interaction_id, i.external_id, r.comment, p.name, g.at FROM recognition g CROSS JOIN rating r ON r.id = g.id"
        " JOIN interaction i ON i.id = r.interaction_id JOIN person p ON p.id = g.person_id"
        " WHERE r.agent_id = ? AND g.at <= ? ORDER BY g.at DESC, g.id DESC",
        (agent, now),
    )
    return tuple(Sent(ticket, one_line(ref), plain(words), one_line(by), at) for ticket, ref, words, by, at in rows)
