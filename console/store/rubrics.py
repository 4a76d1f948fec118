"""Rubrics and their versions: an import never changes what older reviews were marked against."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from console.domain import rubric as text
from console.domain.rubric import Criterion, Rubric
from console.domain.text import one_line
from console.store import journal
from console.store.errors import Refused
from console.store.records import Actor, Done


class Version(NamedTuple):
    """One version of a rubric; `keys` are the ids of its criteria, in their order; `reviews` were written with it."""

    id: int
    version: int
    rubric: Rubric
    keys: tuple[int, ...]
    created_at: int
    reviews: int


_VERSIONS = """SELECT r.id, r.name, r.version, r.applies_to, r.created_at, (SELECT count(*) FROM review v WHERE v.rubric_id = r.id)
 FROM rubric r {where} ORDER BY r.name COLLATE NOCASE, r.version DESC"""
_CRITERIA = """SELECT id, section, name, weight, low, high, critical, bonus, na FROM criterion WHERE rubric_id = ? ORDER BY seq"""
#: Newest version of each name, the one that is written for this channel or kind first, then the newest import.
_FITTING = """SELECT r.id FROM rubric r JOIN interaction i ON i.id = :interaction
 WHERE r.version = (SELECT max(version) FROM rubric n WHERE n.name = r.name)
 AND (r.applies_to IS NULL OR r.applies_to COLLATE NOCASE IN (i.channel, i.kind))
 ORDER BY r.applies_to IS NULL, r.created_at DESC, r.id DESC LIMIT 1"""


def versions(conn: sqlite3.Connection, name: str | None = None) -> tuple[Version, ...]:
    """All versions by name, the newest of each first; those of one rubric where `name` is given."""
    where = "" if name is None else "WHERE r.name = :name COLLATE NOCASE"
    return tuple(_version(conn, row) for row in conn.execute(_VERSIONS.format(where=where), {"name": name}))


def of_id(conn: sqlite3.Connection, ident: int) -> Version:
    """One version; raises Refused where it is gone."""
    row = conn.execute(_VERSIONS.format(where="WHERE r.id = ?"), (ident,)).fetchone()
    if row is None:
        raise Refused("This rubric is no longer in the store: import it again with `csat rubric FILE`.")
    return _version(conn, row)


def is_there(conn: sqlite3.Connection, wanted: Version) -> bool:
    """Whether a version is still in the store: its import may have been undone since it was read."""
    row = conn.execute("SELECT version, created_at FROM rubric WHERE id = ?", (wanted.id,)).fetchone()
    return bool(row == (wanted.version, wanted.created_at))


def fitting(conn: sqlite3.Connection, interaction: int) -> Version:
    """What a ticket is reviewed with: the newest version that applies to it; raises Refused where none does."""
    row = conn.execute(_FITTING, {"interaction": interaction}).fetchone()
    if row is not None:
        return of_id(conn, row[0])
    if conn.execute("SELECT 1 FROM rubric").fetchone():
        raise Refused("No rubric is for this channel or kind of ticket: import one without applies_to.")
    raise Refused(
        "There is no rubric yet: `csat rubric --example > rubric.toml` writes one, `csat rubric rubric.toml` imports it."
    )


def save(conn: sqlite3.Connection, actor: Actor, wanted: Rubric) -> Done:
    """A new rubric, or a new version of one of that name. Older versions stay with the reviews that used them."""
    known = versions(conn, wanted.name)
    name = one_line(wanted.name)
    if not known:
        _insert(conn, actor, wanted, 1)
        return Done(0, name, f"Imported “{name}” with {_counted(len(wanted.criteria), 'criterion', 'criteria')}.")
    newest = known[0]
    wanted = wanted._replace(name=newest.rubric.name)
    if newest.rubric == wanted:
        return Done(0, name, f"“{name}” is like that already, as version {newest.version}: nothing was changed.")
    _insert(conn, actor, wanted, newest.version + 1)
    done = text.changes(newest.rubric, wanted)
    reviews = sum(one.reviews for one in known)
    theirs = "review written before keeps its own" if reviews == 1 else "reviews written before keep theirs"
    kept = f" The {reviews:,} {theirs}." if reviews else ""
    return Done(0, name, f"“{name}” is now version {newest.version + 1}, which {done}.{kept}")


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _insert(conn: sqlite3.Connection, actor: Actor, wanted: Rubric, version: int) -> None:
    found = conn.execute(
        "INSERT INTO rubric (name, version, applies_to, created_at) VALUES (?, ?, ?, ?)",
        (wanted.name, version, wanted.applies_to, actor.now),
    )
    conn.executemany(
        "INSERT INTO criterion (rubric_id, seq, section, name, weight, low, high, critical, bonus, na)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(found.lastrowid, seq, *one) for seq, one in enumerate(wanted.criteria, 1)],
    )
    journal.record(conn, actor, "import", int(found.lastrowid or 0), {}, about="rubric", detail=f"version {version}")


def _version(conn: sqlite3.Connection, row: tuple[int, str, int, str | None, int, int]) -> Version:
    ident, name, version, applies_to, created_at, reviews = row
    found = conn.execute(_CRITERIA, (ident,)).fetchall()
    criteria = tuple(
        Criterion(one_line(section), one_line(called), weight, low, high, bool(critical), bool(bonus), bool(na))
        for _, section, called, weight, low, high, critical, bonus, na in found
    )
    rubric = Rubric(one_line(name), None if applies_to is None else one_line(applies_to), criteria)
    return Version(ident, version, rubric, tuple(one[0] for one in found), created_at, reviews)
