"""Small real stores for the screens: a believable morning, and rows by the thousand."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from console.store.upgrade import create

NOW = 1_693_476_000  # Thu 31 Aug 2023 10:00 UTC
HOUR, DAY = 3600, 86_400

PEOPLE = ("Dana", "Priya Nair", "Tom Becker")
COMMENTS = (
    "Waited nine days for a refund that was promised in three. Nobody called back.",
    "Agent was friendly but the washing machine still does not spin.\nI have written four times.",
    None,
    "Billed twice for August. Second month in a row.",
    "早く返金してください。三回目です。",
    "لم يتصل بي أحد",
    "The courier marked it delivered 📦🙄 — it was not.",
    None,
)
CUSTOMERS = (
    ("Maria López", "+34 600 123 456", "maria@example.org", "es", 0),
    ("Jonas Weber", None, "jonas.weber@example.org", "de", 0),
    ("田中さくら", "+81 3 1234 5678", None, "ja", 0),
    ("Ola Adeyemi", "+234 801 234 5678", "ola@example.org", "en", 1),
    ("Chloé Martin", "+33 6 12 34 56 78", "chloe@example.org", "fr", 0),
    ("Ana Kovač", "+385 91 123 4567", "ana@example.org", "hr", 0),
    ("Peter Lindqvist", "+46 70 123 45 67", None, "sv", 0),
    ("Ruth Okafor", None, "ruth@example.org", "en", 0),
)


def connect(path: Path) -> sqlite3.Connection:
    """A plain connection, as another program would open it."""
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA foreign_keys = ON")
    return conn


def morning(path: Path, cases: int = 8, threes: int = 3) -> Path:
    """A store at NOW with `cases` low ratings T-1001…, the newest last, and `threes` neutral ones W-1…."""
    create(path)
    conn = connect(path)
    conn.execute("BEGIN")
    conn.execute("INSERT INTO setting VALUES ('as_of', ?)", (str(NOW),))
    conn.executemany(
        "INSERT INTO person (name, login) VALUES (?, ?)", [(name, name.split()[0].lower()) for name in PEOPLE]
    )
    conn.execute("INSERT INTO team (id, name) VALUES (1, 'Returns')")
    conn.execute("INSERT INTO team_lead (team_id, person_id) VALUES (1, 1)")
    conn.execute("INSERT INTO agent (id, source, external_id, name, team_id) VALUES (1, 'desk', 'a1', 'Sam Carter', 1)")
    conn.execute("INSERT INTO account (id, source, external_id, name, owner_id, renewal_at, value)"
                 " VALUES (1, 'desk', 'ac1', 'Northwind GmbH', 2, ?, 48000)", (NOW + 21 * DAY,))  # fmt: skip
    for number, (name, phone, mail, language, silent) in enumerate(CUSTOMERS, 1):
        conn.execute("INSERT INTO customer (id, source, external_id, email, name, phone, language, do_not_contact, account_id)"
                     " VALUES (?, 'desk', ?, ?, ?, ?, ?, ?, ?)",
                     (number, f"c{number}", mail, name, phone, language, silent, 1 if number == 2 else None))  # fmt: skip
    for index in range(cases):
        rate(conn, f"T-{1001 + index}", 1 + index % 2, COMMENTS[index % len(COMMENTS)], NOW - (cases - index) * 5 * HOUR,
             customer=1 + index % len(CUSTOMERS))  # fmt: skip
    for index in range(threes):
        rate(conn, f"W-{1 + index}", 3, None if index else "Fine, but slow.", NOW - (index + 1) * HOUR)
    _conversation(conn)
    conn.execute("COMMIT")
    conn.close()
    return path


def rate(
    conn: sqlite3.Connection, ref: str, value: float, comment: str | None, at: int, customer: int | None = None
) -> None:
    """A ticket with its answer, written as any other program would."""
    ticket = conn.execute(
        "INSERT INTO interaction (source, external_id, url, subject, channel, issue, issue_detail, product, status, customer_id,"
        " agent_id, opened_at, closed_at) VALUES ('desk', ?, ?, ?, 'email', 'Returns', 'Refund late', 'Kettle', 'solved', ?, 1, ?, ?)"
        " RETURNING id",
        (ref, f"https://desk.example.org/t/{ref}", f"Where is my refund? ({ref})", customer, at - 3 * DAY, at - HOUR),
    ).fetchone()[0]
    conn.execute(
        "INSERT INTO rating (interaction_id, metric, value, low, high, answered_at, comment) VALUES (?, 'csat', ?, 1, 5, ?, ?)",
        (ticket, value, at, comment),
    )


def _conversation(conn: sqlite3.Connection) -> None:
    said = (("customer", "My refund has not arrived. It was promised for Monday."), ("agent", "I have asked the refund team."),
            ("customer", "That is what I was told last week."))  # fmt: skip
    ticket = conn.execute("SELECT min(id) FROM interaction").fetchone()[0]
    for seq, (speaker, text) in enumerate(said):
        conn.execute(
            "INSERT INTO turn (interaction_id, seq, speaker, text) VALUES (?, ?, ?, ?)", (ticket, seq, speaker, text)
        )


def many(path: Path, cases: int) -> Path:
    """A store with `cases` open cases and no more than the list needs."""
    create(path)
    conn = connect(path)
    conn.execute("BEGIN")
    conn.execute("INSERT INTO setting VALUES ('as_of', ?)", (str(NOW),))
    conn.executemany(
        "INSERT INTO interaction (id, source, external_id, channel, issue, opened_at) VALUES (?, 'big', ?, 'chat', 'Returns', ?)",
        ((n, f"B-{n:06d}", NOW - 5 * DAY) for n in range(1, cases + 1)),
    )
    conn.executemany(
        "INSERT INTO rating (interaction_id, value, low, high, answered_at, comment) VALUES (?, 1, 1, 5, ?, ?)",
        ((n, NOW - 2 * DAY + n % (2 * DAY), f"Late again, number {n}.") for n in range(1, cases + 1)),
    )
    conn.execute("COMMIT")
    conn.close()
    return path
