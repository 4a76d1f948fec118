"""Is the store sound? SQLite's own checks, and the promises of the recovery rule."""

from __future__ import annotations

import sqlite3

#: Each finds rows that break a promise; the sentence takes how many.
_PROMISES = {
    "{} tickets have more than one open case":
        "SELECT count(*) FROM (SELECT interaction_id FROM recovery WHERE closed_at IS NULL GROUP BY 1 HAVING count(*) > 1)",
    "{} cases say recovered without a contact and a fix":
        "SELECT count(*) FROM recovery WHERE status = 'recovered' AND closed_by = 'lead' AND (contacted_at IS NULL OR fix IS NULL)",
    "{} cases were closed by a lead without a lesson":
        "SELECT count(*) FROM recovery WHERE closed_by = 'lead' AND lesson IS NULL",
    "{} cases have no alert":
        "SELECT count(*) FROM recovery v WHERE NOT EXISTS (SELECT 1 FROM alert a WHERE a.recovery_id = v.id)",
    "{} tickets of open cases are not held":
        "SELECT count(*) FROM recovery v JOIN interaction i ON i.id = v.interaction_id WHERE v.closed_at IS NULL AND i.hold_since IS NULL",
    "{} tickets are held without an open case":
        "SELECT count(*) FROM interaction i WHERE i.hold_since IS NOT NULL AND NOT EXISTS ("
        "SELECT 1 FROM recovery v WHERE v.interaction_id = i.id AND v.closed_at IS NULL)",
    "{} ratings don't follow their order (which one is current)":
        "SELECT count(*) FROM rating r WHERE r.superseded_at IS NOT (SELECT n.answered_at FROM rating n"
        " WHERE n.interaction_id = r.interaction_id AND n.metric = r.metric AND (n.answered_at, n.id) > (r.answered_at, r.id)"
        " ORDER BY n.answered_at, n.id LIMIT 1)",
    "{} journal entries name nobody":
        "SELECT count(*) FROM journal j LEFT JOIN person p ON p.id = j.person_id WHERE p.id IS NULL",
}  # fmt: skip


def faults(conn: sqlite3.Connection) -> list[str]:
    """Sentences for everything that is wrong; empty if the store is sound. Reads the whole file."""
    found: list[str] = []
    for part in (_damage, _broken_promises, _search_faults):
        try:
            found += part(conn)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):  # a lock, a disk: not the store's fault
                raise
            return [*found, f"the file is damaged ({error}): go back to your last `csat backup`"]
    return found


def _damage(conn: sqlite3.Connection) -> list[str]:
    found = [str(row[0]) for row in conn.execute("PRAGMA integrity_check") if row[0] != "ok"]
    if found:
        found.append("the file is damaged: go back to your last `csat backup`")
    missing = conn.execute("PRAGMA foreign_key_check")
    return found + [f"{row[0]} row {row[1]} refers to a {row[2]} that is not there" for row in missing]


def _broken_promises(conn: sqlite3.Connection) -> list[str]:
    counts = ((sentence, conn.execute(question).fetchone()[0]) for sentence, question in _PROMISES.items())
    return [sentence.format(count) for sentence, count in counts if count]


def _search_faults(conn: sqlite3.Connection) -> list[str]:
    """The comment index must hold exactly the comments."""
    lost = conn.execute(
        "SELECT count(*) FROM rating WHERE comment IS NOT NULL AND id NOT IN (SELECT id FROM rating_search_docsize)"
    ).fetchone()[0]
    stray = conn.execute(
        "SELECT count(*) FROM rating_search_docsize WHERE id NOT IN (SELECT id FROM rating WHERE comment IS NOT NULL)"
    ).fetchone()[0]
    told = (f"the comment search misses {lost} comments" if lost else "",
            f"the comment search knows {stray} comments that are not there" if stray else "")  # fmt: skip
    return [sentence for sentence in told if sentence]
