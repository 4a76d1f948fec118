"""An import brings nobody back who was forgotten: their words are dropped from the staged file before it is applied."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable

from console.store import forgotten

#: What a staged row says of the customer, beside the numbers of the answer.
_WORDS = (
    "customer_key",
    "customer_name",
    "customer_email",
    "customer_phone",
    "customer_language",
    "subject",
    "url",
    "comment",
)
_THEIR_ROWS = """INSERT OR IGNORE INTO temp.dropped SELECT external_id FROM file.row WHERE external_id IS NOT NULL AND (
    known('id', customer_key) OR known('email', customer_email) OR known('phone', customer_phone) OR known('ticket', external_id))"""
_DROPPED = "external_id IN (SELECT ref FROM temp.dropped)"
_ACCOUNT = f"""UPDATE file.row SET account_key = NULL, account_name = NULL
    WHERE {_DROPPED} AND (known('name', account_name) OR known('name', account_key))"""
_REFS = f"""UPDATE file.row SET external_id = other_ref(external_id) WHERE {_DROPPED}
    AND EXISTS (SELECT 1 FROM interaction i WHERE i.external_id = other_ref(row.external_id) AND i.source = :source)"""


def drop(conn: sqlite3.Connection, source: str, ticket: str, customer: str) -> int:
    """Blanks the staged rows of people who were forgotten and drops their rejects; how many rows.

    `ticket` and `customer` are the headings of the ids, "" for none. Needs the import's transaction and its staged file.
    """
    if not forgotten.any_forgotten(conn):
        return 0
    salt = forgotten.salt_of(conn)
    known = _known(conn, salt, source)
    conn.create_function("known", 2, known, deterministic=True)
    conn.create_function(
        "other_ref", 1, lambda ref: forgotten.stand_in(forgotten.mark(salt, "ticket", source, ref)), deterministic=True
    )
    rejects = _drop_rejects(conn, known, ticket, customer)
    conn.execute("CREATE TEMP TABLE dropped (ref TEXT PRIMARY KEY)")
    if not conn.execute(_THEIR_ROWS).rowcount:
        return rejects
    rows = conn.execute(
        f"UPDATE file.row SET {', '.join(f'{name} = NULL' for name in _WORDS)} WHERE {_DROPPED}"
    ).rowcount
    conn.execute(_ACCOUNT)
    refs = conn.execute("SELECT ref FROM temp.dropped").fetchall()
    forgotten.remember(conn, (forgotten.mark(salt, "ticket", source, ref) for (ref,) in refs))
    conn.execute(_REFS, {"source": source})
    return rejects + rows


def _known(conn: sqlite3.Connection, salt: str, source: str) -> Callable[[str, str | None], bool]:
    """Whether an id, e-mail, phone, name or ticket ref of this source is that of somebody forgotten."""
    marks = {str(one) for (one,) in conn.execute("SELECT hash FROM forgotten")}

    def known(kind: str, word: str | None) -> bool:
        if not word:
            return False
        words = (source, word) if kind in ("id", "ticket") else (word,)
        return forgotten.mark(salt, kind, *words) in marks

    return known


def _drop_rejects(
    conn: sqlite3.Connection, known: Callable[[str, str | None], bool], ticket: str, customer: str
) -> int:
    """Refused rows of theirs are not kept either: by the cells of the ids, and by any cell that is their e-mail, phone or name."""

    def theirs(cells: str) -> bool:
        row: dict[str, str] = json.loads(cells)
        return (
            known("ticket", row.get(ticket))
            or known("id", row.get(customer))
            or any(known(kind, cell) for cell in row.values() for kind in ("email", "phone", "name"))
        )

    conn.create_function("theirs", 1, theirs, deterministic=True)
    return conn.execute("DELETE FROM file.reject WHERE theirs(cells)").rowcount
