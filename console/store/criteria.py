"""The criteria a commitment can be measured by, and which one somebody means."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from console.domain.text import one_line

PREFIX = "QA: "  # before the criterion's name, where a commitment's measure is written


class Measurable(NamedTuple):
    """A criterion in its newest version."""

    id: int
    section: str
    name: str


def measurable(conn: sqlite3.Connection) -> tuple[Measurable, ...]:
    """Every criterion of every rubric as it is now, each section and name once, by name.

    One that the newest version leaves out will not be marked again, so nothing is promised by it any more.
    """
    rows = conn.execute(
        "SELECT max(k.id), k.section, k.name FROM criterion k JOIN rubric r ON r.id = k.rubric_id WHERE NOT k.bonus"
        " AND r.version = (SELECT max(n.version) FROM rubric n WHERE n.name = r.name)"
        " GROUP BY k.section, k.name ORDER BY k.name, k.section"
    )
    return tuple(Measurable(ident, one_line(section), one_line(name)) for ident, section, name in rows)


def meant(known: Iterable[Measurable], words: str) -> Measurable | None:
    """The criterion called so, with or without `QA:` before it, whatever the case of its letters; None for another measure."""
    wanted = one_line(words).strip().casefold().removeprefix(PREFIX.strip().casefold()).strip()
    return next((one for one in known if one.name.casefold() == wanted), None)
