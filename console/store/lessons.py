"""What was learned from cases like this one."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from console.domain.erasing import ERASED
from console.domain.text import plain

_LOOKED_AT = 5000  # newest lessons that are compared, so that a long history stays as fast as a short one


@dataclass(frozen=True, slots=True)
class Lesson:
    """One closed case's lesson; `like` says what it has in common."""

    ref: str
    outcome: str
    lesson: str
    fix: str | None
    closed_at: int
    like: str


_RECENT = f"""SELECT v.id, i.external_id AS ref, v.status, v.lesson, v.fix, v.closed_at, i.issue, i.issue_detail, i.product,
    coalesce(i.account_id, c.account_id) AS account, v.customer_id
    FROM recovery v JOIN interaction i ON i.id = v.interaction_id LEFT JOIN customer c ON c.id = i.customer_id
    WHERE v.closed_at IS NOT NULL AND v.lesson IS NOT NULL AND v.lesson <> '{ERASED}' ORDER BY v.closed_at DESC LIMIT {_LOOKED_AT}"""


def similar(conn: sqlite3.Connection, case: int, limit: int = 4) -> tuple[Lesson, ...]:
    """Lessons of the same customer, the same account, then the same issue; the closest and newest first."""
    rows = conn.execute(
        f"""SELECT r.ref, r.status, r.lesson, r.fix, r.closed_at,
            CASE WHEN r.customer_id = m.customer_id THEN 'same customer' WHEN r.account = m.account THEN 'same account'
                 WHEN r.issue_detail = m.issue_detail THEN 'same issue' ELSE 'same kind of issue' END
        FROM ({_RECENT}) r, (SELECT v.customer_id, i.issue, i.issue_detail, coalesce(i.account_id, c.account_id) AS account
            FROM recovery v JOIN interaction i ON i.id = v.interaction_id LEFT JOIN customer c ON c.id = i.customer_id
            WHERE v.id = :case) m
        WHERE r.id <> :case AND (r.customer_id = m.customer_id OR r.account = m.account OR r.issue_detail = m.issue_detail
            OR r.issue = m.issue)
        ORDER BY r.customer_id IS NOT m.customer_id, r.account IS NOT m.account OR m.account IS NULL,
            r.issue_detail IS NOT m.issue_detail, r.closed_at DESC LIMIT :limit""",
        {"case": case, "limit": limit},
    )
    return tuple(_lesson(row) for row in rows)


def search(conn: sqlite3.Connection, words: str, limit: int = 50) -> tuple[Lesson, ...]:
    """Lessons, and the fixes that went with them, that hold every word; newest first."""
    wanted = [
        f"%{w.replace(chr(92), chr(92) * 2).replace('%', chr(92) + '%').replace('_', chr(92) + '_')}%"
        for w in words.split()
    ]
    holds = " AND ".join(
        "(r.lesson || ' ' || coalesce(r.fix, '') || ' ' || coalesce(r.issue, '')) LIKE ? ESCAPE char(92)"
        for _ in wanted
    )
    rows = conn.execute(
        f"SELECT r.ref, r.status, r.lesson, r.fix, r.closed_at, coalesce(r.issue, '') FROM ({_RECENT}) r WHERE {holds or '1'} LIMIT ?",
        (*wanted, limit),
    )
    return tuple(_lesson(row) for row in rows)


def _lesson(row: tuple[object, ...]) -> Lesson:
    ref, outcome, lesson, fix, closed, like = row
    return Lesson(
        plain(str(ref)),
        str(outcome),
        plain(str(lesson)),
        None if fix is None else plain(str(fix)),
        int(str(closed)),
        plain(str(like)),
    )
