"""A version of a rubric stays once something in the store was made with it."""

from __future__ import annotations

import sqlite3

from console.store.errors import Refused

_USES = """SELECT (SELECT count(*) FROM review WHERE rubric_id = :i), (SELECT count(*) FROM commitment
 WHERE criterion_id IN (SELECT id FROM criterion WHERE rubric_id = :i))"""


def keep_used(conn: sqlite3.Connection, rubric: int) -> None:
    """Raises Refused where reviews were written with a version, or commitments are measured by its criteria."""
    reviews, commitments = conn.execute(_USES, {"i": rubric}).fetchone()
    uses = [
        f"{count:,} {word if count == 1 else word + 's'}"
        for count, word in ((reviews, "review"), (commitments, "commitment"))
        if count
    ]
    if uses:
        was = "was" if reviews + commitments == 1 else "were"
        raise Refused(
            f"{' and '.join(uses)} {was} made with this rubric since, so its import can't be undone: import the one of"
            " before, as `csat rubric --print NAME --version N` writes it."
        )
