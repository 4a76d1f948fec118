"""Calibration is blind: nobody sees the marks of one reviewer before those of the other are in (measures §8)."""

from __future__ import annotations

import sqlite3

from console.domain.text import one_line
from console.store.errors import Refused

#: Whether review `v` may be shown: it is no calibration, or both of its ticket are in.
SHOWN = (
    "(v.drawn <> 'calibration' OR (SELECT count(DISTINCT b.reviewer_id) FROM review b"
    " WHERE b.interaction_id = v.interaction_id AND b.drawn = 'calibration') > 1)"
)
CALIBRATIONS = """SELECT v.reviewer_id, p.name, v.rubric_id FROM review v JOIN person p ON p.id = v.reviewer_id
 WHERE v.interaction_id = ? AND v.drawn = 'calibration' ORDER BY v.at, v.id"""


def waiting(conn: sqlite3.Connection, interaction: int, reviewer: int | None) -> int | None:
    """The rubric's id that the first reviewer of a calibration used, None where nobody has begun it.

    Raises Refused where `reviewer` can't be the second.
    """
    found = conn.execute(CALIBRATIONS, (interaction,)).fetchall()
    if len(found) > 1:
        names = " and ".join(one_line(name) for _, name, _ in found[:2])
        raise Refused(f"Both calibration reviews of this ticket are in, by {names}: choose another one.")
    if found and found[0][0] == reviewer:
        raise Refused("Your calibration review of this ticket is in: it waits for a second reviewer, who can't see it.")
    return int(found[0][2]) if found else None


def keep_settled(conn: sqlite3.Connection, interaction: int, reviewer: int) -> None:
    """Raises Refused where `reviewer` would take back a calibration after they could have read the other's."""
    if len(conn.execute(CALIBRATIONS, (interaction,)).fetchall()) > 1:
        raise Refused(
            "Both calibration reviews of this ticket are in and can be read, so neither is taken back: it would not be blind."
        )
