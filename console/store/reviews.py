"""Reviewing one ticket: the form with its conversation, and the finished review, stored with its journal row."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from console.domain.quality import DRAWS, Mark, score
from console.domain.recovery import span
from console.domain.rubric import Criterion
from console.domain.text import one_line, plain, plain_cell
from console.store import journal, rubrics
from console.store.errors import Refused, StaleCase
from console.store.records import Actor, Done
from console.store.recovery_guard import clean
from console.store.reviews_blind import waiting
from console.store.reviews_records import Chosen, Form, Said
from console.store.rubrics import Version

CALIBRATION = "calibration"
GONE = "This ticket was deleted at its source, so it can't be reviewed: what you marked is kept as a draft."


def form(conn: sqlite3.Connection, interaction: int, drawn: str, reviewer: int | None) -> Form:
    """What is needed to review a ticket; raises Refused where it can't be.

    `reviewer` is who wants to (None: somebody the store does not know yet). For a calibration the second reviewer
    gets the rubric of the first, and nothing else of theirs.
    """
    row = conn.execute(
        "SELECT i.source, i.external_id, i.subject, i.channel, i.issue, i.agent_id, a.name FROM interaction i"
        " LEFT JOIN agent a ON a.id = i.agent_id WHERE i.id = ?",
        (interaction,),
    ).fetchone()
    if row is None:
        raise Refused(GONE)
    source, ref, subject, channel, issue, agent, name = map(plain_cell, row)
    if agent is None:
        raise Refused(f"Nobody is named as the agent of {one_line(ref)}, so there is nobody to review.")
    begun = waiting(conn, interaction, reviewer) if drawn == CALIBRATION else None
    version = rubrics.fitting(conn, interaction) if begun is None else rubrics.of_id(conn, begun)
    return Form(
        interaction, f"{source}/{ref}", ref, subject, channel, issue, agent, name, version,
        _said(conn, interaction), drawn, _seen(conn, interaction),
    )  # fmt: skip


def _said(conn: sqlite3.Connection, interaction: int) -> tuple[Said, ...]:
    rows = conn.execute(
        "SELECT id, seq, at, speaker, text FROM turn WHERE interaction_id = ? ORDER BY seq LIMIT 500", (interaction,)
    )
    return tuple(Said._make(map(plain_cell, row)) for row in rows)


def _seen(conn: sqlite3.Connection, interaction: int) -> tuple[int, ...]:
    """The reviews that count for the agent: calibrations stand apart."""
    rows = conn.execute(
        "SELECT id FROM review WHERE interaction_id = ? AND drawn <> 'calibration' ORDER BY id", (interaction,)
    )
    return tuple(row[0] for row in rows)


def points(version: Version, chosen: Mapping[int, Chosen]) -> float | None:
    """What the review is worth with these choices, by id of the criterion; those not chosen yet are left out."""
    return score(
        Mark(chosen[key].mark, one.low, one.high, one.weight, one.critical, one.bonus)
        for key, one in zip(version.keys, version.rubric.criteria, strict=True)
        if key in chosen
    )


def missing(version: Version, chosen: Mapping[int, Chosen]) -> str | None:
    """What keeps a review from being whole, as a sentence; None where it is."""
    pairs = list(zip(version.keys, version.rubric.criteria, strict=True))
    left = [one.name for key, one in pairs if key not in chosen]
    if left:
        more = f" and {len(left) - 3} more" if len(left) > 3 else ""
        return f"No mark yet for {', '.join(f'“{name}”' for name in left[:3])}{more}: give one, or say that it is N/A."
    return next((why for key, one in pairs if (why := _wrong(one, chosen[key].mark))), None)


def _wrong(one: Criterion, mark: float | None) -> str | None:
    if mark is None:
        return None if one.na else f"“{one.name}” always applies: give it a mark from {one.low:g} to {one.high:g}."
    if not one.low <= mark <= one.high:
        return f"{mark:g} is no mark for “{one.name}”: its scale goes from {one.low:g} to {one.high:g}."
    return None


def save(conn: sqlite3.Connection, actor: Actor, wanted: Form, chosen: Mapping[int, Chosen], note: str = "") -> Done:
    """Stores a review as it was marked; raises Refused, StaleCase where the ticket is not as the form showed it."""
    now = form(conn, wanted.interaction, wanted.drawn, actor.id)
    if wanted.drawn not in DRAWS:
        raise Refused(f"“{one_line(wanted.drawn, 40)}” is no reason for a review: use {', '.join(DRAWS)}.")
    if now.agent_id != wanted.agent_id:
        raise StaleCase(
            f"{one_line(now.ref)} is now with {one_line(now.agent, 60)}: read it again before you review it."
        )
    if wanted.drawn != CALIBRATION and now.seen != wanted.seen:
        raise StaleCase(_who_was_first(conn, actor, now, wanted))
    if now.drawn == CALIBRATION and now.rubric.id != wanted.rubric.id and waiting(conn, now.interaction, actor.id):
        raise StaleCase(
            "The first reviewer used another version of the rubric: open the review again, to use that one."
        )
    if not rubrics.is_there(conn, wanted.rubric):
        raise StaleCase("The rubric was taken back while you reviewed: open the review again; what you marked is kept.")
    if reason := missing(wanted.rubric, chosen):
        raise Refused(reason)
    before = journal.snapshot(conn, now.interaction)
    _write(conn, actor, wanted, chosen, clean(note))
    calibrates = wanted.drawn == CALIBRATION
    journal.record(conn, actor, "calibrate" if calibrates else "review", now.interaction, before)
    return Done(now.interaction, now.ref, _said_of(conn, wanted, points(wanted.rubric, chosen)))


def _said_of(conn: sqlite3.Connection, wanted: Form, found: float | None) -> str:
    worth = "no score, since nothing applied" if found is None else f"{found:.1f} points"
    said = f"Reviewed {one_line(wanted.ref)} of {one_line(wanted.agent, 60)} ({wanted.drawn}): {worth}."
    if wanted.drawn != CALIBRATION:
        return said
    both = conn.execute(
        "SELECT count(*) > 1 FROM review WHERE interaction_id = ? AND drawn = 'calibration'", (wanted.interaction,)
    ).fetchone()[0]
    return f"{said} {'Both are in: compare them.' if both else 'It stays unseen until a second reviewer is done.'}"


def _who_was_first(conn: sqlite3.Connection, actor: Actor, now: Form, wanted: Form) -> str:
    new = sorted(set(now.seen) - set(wanted.seen))
    ref = one_line(now.ref)
    if not new:
        return f"A review of {ref} was taken back since you opened it: open it again."
    name, at = conn.execute(
        "SELECT p.name, v.at FROM review v JOIN person p ON p.id = v.reviewer_id WHERE v.id = ?", (new[-1],)
    ).fetchone()
    ago = span(max(0, actor.now - at))
    return f"{one_line(name)} reviewed {ref} first, {ago} ago; yours is kept as a draft: open it again to add it."


def _write(
    conn: sqlite3.Connection, actor: Actor, wanted: Form, chosen: Mapping[int, Chosen], note: str | None
) -> None:
    found = conn.execute(
        "INSERT INTO review (interaction_id, rubric_id, agent_id, reviewer_id, drawn, at, score, note)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            wanted.interaction, wanted.rubric.id, wanted.agent_id, actor.id, wanted.drawn, actor.now,
            points(wanted.rubric, chosen), note,
        ),
    )  # fmt: skip
    turns = {turn.id: turn.text for turn in _said(conn, wanted.interaction)}
    for key in wanted.rubric.keys:
        one = chosen[key]
        if one.turn is not None and one.turn not in turns:
            raise Refused("A turn that is quoted is no longer in the conversation: open the review again.")
        words = turns[one.turn] if one.turn is not None and not one.quote else one.quote
        conn.execute(
            "INSERT INTO review_answer (review_id, criterion_id, chosen, evidence, turn_id) VALUES (?, ?, ?, ?, ?)",
            (found.lastrowid, key, one.mark, plain(words) if words else None, one.turn),
        )
