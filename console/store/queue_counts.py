"""How many rows the lanes of the queue hold, where a row stands among them, and which fell due."""

from __future__ import annotations

import sqlite3

from console.domain.text import plain
from console.store.queue_filter import conditions
from console.store.queue_order import LANES, WHERE, Lane, lane_of
from console.store.queue_walk import Place
from console.store.records import QueueFilter

_OPEN = " INDEXED BY recovery_open"  # has all that a lane of open cases asks for; the planner would take a smaller one
_SHARE = 4  # where more than one case in so many is open, reading all in their order is faster than looking each up


def count(conn: sqlite3.Connection, lane: Lane) -> int:
    """How many rows a lane holds."""
    return int(conn.execute(f"SELECT count(*) FROM {_scan(lane)} WHERE {lane.where}", lane.values).fetchone()[0])


def place_among(conn: sqlite3.Connection, lane: Lane, place: Place) -> tuple[int, int]:
    """How many rows a lane holds, and how many of them stand above a place."""
    marks = {f"k{n}": value for n, value in enumerate(place)}
    question = (
        f"SELECT count(*), coalesce(sum({lane.keys} {lane.above} ({', '.join(f':{name}' for name in marks)})), 0)"
        f" FROM {lane.joined if lane.sort.apart else _scan(lane)} WHERE {lane.where}"
    )
    total, above = conn.execute(question, {**lane.values, **marks}).fetchone()
    return total, above


def _scan(lane: Lane) -> str:
    return lane.table + (_OPEN if lane.where.startswith("v.closed_at IS NULL") else "")


def planned(conn: sqlite3.Connection, lane: Lane) -> Lane:
    """The lane as it is read fastest when it has to be sorted by what is not in the index of open cases."""
    if not lane.sort.apart:
        return lane
    opened, highest = conn.execute(
        f"SELECT count(*), (SELECT max(id) FROM recovery) FROM recovery{_OPEN} WHERE closed_at IS NULL"
    ).fetchone()
    return lane._replace(hint=" NOT INDEXED") if opened * _SHARE > (highest or 0) else lane


def lanes(conn: sqlite3.Connection, wanted: QueueFilter, now: int) -> dict[str, int]:
    """How many rows each lane holds under the same filter; the lanes of open cases are counted in one scan."""
    lane = lane_of(wanted._replace(lane="open"), now)
    open_ = [name for name in LANES if name not in ("watch", "closed")]
    sums = ", ".join(f"coalesce(sum({WHERE[name]}), 0)" for name in open_)
    where, _ = conditions(wanted, "v")
    question = f"SELECT {sums} FROM recovery v{_OPEN} WHERE v.closed_at IS NULL{where}"
    counts = dict(zip(open_, conn.execute(question, lane.values).fetchone(), strict=True))
    return {
        name: counts[name] if name in counts else count(conn, lane_of(wanted._replace(lane=name), now))
        for name in LANES
    }


def fell_due(conn: sqlite3.Connection, since: int, now: int) -> tuple[str, ...]:
    """Refs of open cases nobody contacted whose deadline passed after `since` and by `now`, the first first."""
    rows = conn.execute(
        "SELECT i.external_id FROM recovery v JOIN interaction i ON i.id = v.interaction_id WHERE v.closed_at IS NULL"
        " AND v.contacted_at IS NULL AND coalesce(v.waiting_until, 0) <= :now AND v.contact_due_at > :since"
        " AND v.contact_due_at <= :now ORDER BY v.contact_due_at, v.id LIMIT 50",
        {"since": since, "now": now},
    )
    return tuple(plain(row[0]) for row in rows)
