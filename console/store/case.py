"""One case in full, as its pane shows it."""

from __future__ import annotations

import sqlite3

from console.domain.rating import verdict
from console.domain.text import plain_cell
from console.store.queue import row_of
from console.store.records import Attempt, Case, Entry, Note, PastRating
from console.store.talks import turns

_FACTS = """
SELECT i.id, i.kind, i.url, i.subject, i.product, i.issue_detail, i.status, i.opened_at, i.opened_precision, i.closed_at,
 i.closed_precision, i.reopened_at, i.hold_since, i.hold_left, c.email, c.phone, c.language, coalesce(c.do_not_contact, 0),
 ac.name, o.name, ac.renewal_at, ac.value, r.cause, r.cause_proposed, c.id
FROM rating r JOIN interaction i ON i.id = r.interaction_id
LEFT JOIN customer c ON c.id = i.customer_id
LEFT JOIN account ac ON ac.id = coalesce(i.account_id, c.account_id)
LEFT JOIN person o ON o.id = ac.owner_id
WHERE r.id = ?"""

#: The fields of Case that _FACTS answers, in its order; its last column, the customer's id, stays inside.
_NAMES = (
    "interaction_id", "kind", "url", "subject", "product", "issue_detail", "source_status", "opened_at", "opened_precision",
    "closed_at", "closed_precision", "reopened_at", "hold_since", "hold_left", "customer_email", "customer_phone",
    "customer_language", "do_not_contact", "account", "account_owner", "renewal_at", "account_value", "cause",
    "cause_proposed",
)  # fmt: skip
_OWN = ("claimed_at", "contacted_at", "fix", "lesson", "case_closed_at", "closed_by", "play", "escalated_at")

# The index is named and the tickets are one list, since the planner would else look at every rating of the store.
_HISTORY = """
SELECT i.external_id, r.value, r.low, r.high, r.comment, r.answered_at, r.answered_precision, r.interaction_id = :i
FROM rating r INDEXED BY rating_of_interaction JOIN interaction i ON i.id = r.interaction_id
WHERE r.interaction_id IN (SELECT :i UNION SELECT id FROM interaction WHERE customer_id = :c)
 AND r.metric = 'csat' AND r.id <> :r
ORDER BY r.answered_at DESC, r.id DESC LIMIT 20"""


def case(conn: sqlite3.Connection, key: int, now: int) -> Case | None:
    """Everything known about a case, or about a watched rating (negative key); None if it is gone."""
    row = row_of(conn, key, now)
    if row is None:
        return None
    if key < 0:
        rating, own = -key, (None,) * len(_OWN)
    else:
        rating, *rest = conn.execute(
            "SELECT latest_rating_id, claimed_at, contacted_at, fix, lesson, closed_at, closed_by, play, escalated_at"
            " FROM recovery WHERE id = ?",
            (key,),
        ).fetchone()
        own = tuple(rest)
    facts = [plain_cell(cell) for cell in conn.execute(_FACTS, (rating,)).fetchone()]
    interaction, customer = facts[0], facts[-1]
    named = dict(zip(_NAMES, facts, strict=False)) | dict(zip(_OWN, map(plain_cell, own), strict=True))
    return Case(
        row=row,
        notes=_notes(conn, key),
        attempts=_attempts(conn, key),
        history=_history(conn, interaction, customer, rating),
        turns=turns(conn, interaction),
        journal=_journal(conn, interaction),
        **named,
    )


def _notes(conn: sqlite3.Connection, key: int) -> tuple[Note, ...]:
    rows = conn.execute(
        "SELECT n.at, p.name, n.text FROM note n JOIN person p ON p.id = n.person_id WHERE n.recovery_id = ?"
        " ORDER BY n.at, n.id LIMIT 100",
        (key,),
    )
    return tuple(Note(*map(plain_cell, row)) for row in rows)


def _attempts(conn: sqlite3.Connection, key: int) -> tuple[Attempt, ...]:
    rows = conn.execute(
        "SELECT a.at, p.name, a.how, a.channel, a.note FROM attempt a JOIN person p ON p.id = a.person_id"
        " WHERE a.recovery_id = ? ORDER BY a.at, a.id",
        (key,),
    )
    return tuple(Attempt(*map(plain_cell, row)) for row in rows)


def _history(conn: sqlite3.Connection, interaction: int, customer: int | None, rating: int) -> tuple[PastRating, ...]:
    rows = conn.execute(_HISTORY, {"i": interaction, "c": customer, "r": rating})
    return tuple(
        PastRating(
            plain_cell(ref), value, low, high, verdict(value, low, high), plain_cell(comment), at, precision, bool(same)
        )
        for ref, value, low, high, comment, at, precision, same in rows
    )


def _journal(conn: sqlite3.Connection, interaction: int) -> tuple[Entry, ...]:
    rows = conn.execute(
        "SELECT j.id, j.at, p.name, j.action, j.ref, j.detail FROM journal j JOIN person p ON p.id = j.person_id"
        " WHERE j.interaction_id = ? ORDER BY j.id DESC LIMIT 50",
        (interaction,),
    )
    return tuple(Entry(*map(plain_cell, row)) for row in rows)
