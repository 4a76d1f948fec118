"""Which agent is meant by a name that somebody typed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from console.domain.text import one_line
from console.store.coaching_ground import staff
from console.store.coaching_records import Agent
from console.store.errors import Refused


def named(conn: sqlite3.Connection, text: str) -> tuple[int, ...]:
    """The agents called `text` (name, or the source's id), whatever the case of its letters; all who match, by id."""
    wanted = one_line(text).strip().casefold()
    known = staff(conn).values()
    ids = [one.id for one in known if one.ref.casefold() == wanted]
    return tuple(ids or (one.id for one in known if one.name.casefold() == wanted))


def only(conn: sqlite3.Connection, text: str) -> int:
    """The one agent that `text` names: a name, an id of the source, or "name, team" where two share a name.

    Raises Refused where nobody is called so, or with a sentence that asks which of several is meant.
    """
    known = staff(conn)
    found = named(conn, text) or _of_team(known.values(), text)
    if not found:
        raise Refused(f"There is no agent called {one_line(text, 60) or '(blank)'} here: `csat agent` lists them.")
    if len(found) > 1:
        raise Refused(_which([known[ident] for ident in found]))
    return found[0]


def _of_team(known: Iterable[Agent], text: str) -> tuple[int, ...]:
    name, _, team = (part.strip().casefold() for part in one_line(text).rpartition(","))
    return tuple(one.id for one in known if (one.name.casefold(), (one.team or "").casefold()) == (name, team))


def _which(found: Sequence[Agent]) -> str:
    """Asks by team and source id."""
    listed = "; ".join(f"{one.ref} ({one.team or 'no team'}{', left' if one.left_at else ''})" for one in found)
    name = one_line(found[0].name, 60)
    return f"{len(found)} agents are called {name}: {listed}. Say which, by id ({found[0].ref}) or as “{name}, {found[0].team or 'team'}”."
