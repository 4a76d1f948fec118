"""Ids of a lane in order, from a place on: read along an index where one has that order, sorted where none has."""

from __future__ import annotations

import sqlite3

from console.store.queue_order import NAMELESS, PARTS, URGENCY, Lane

Place = tuple[object, ...]  # what a row is ordered by
STEPS = 5_000  # names that are walked along before a lane is sorted instead: a few milliseconds
_HALVES = (" AND v.repeat_low = 0", " AND v.repeat_low = 1")  # the index of open cases begins with this column


def place_of(conn: sqlite3.Connection, lane: Lane, anchor: int) -> Place | None:
    """What the row with key `anchor` is ordered by, whether or not it is in the lane; None if it no longer exists."""
    question = f"SELECT {', '.join(lane.order)} FROM {lane.joined} WHERE {lane.id} = :anchor"
    found = conn.execute(question, {**lane.values, "anchor": abs(anchor)}).fetchone()
    return None if found is None or None in found else tuple(found)


def ids(
    conn: sqlite3.Connection, lane: Lane, where: str, values: dict[str, object], way: str, limit: int, skip: int = 0
) -> list[int]:
    """Up to `limit` ids that satisfy a condition, in the lane's order one `way` (ASC or DESC)."""
    halves = _HALVES if lane.sort.keys[:1] == ("v.position",) else ("",)
    keys = ", ".join((lane.id, *lane.order))
    question = " UNION ALL ".join(
        f"SELECT {keys} FROM {lane.joined} WHERE {lane.where} AND {where}{half}" for half in halves
    )
    order = ", ".join(f"{number} {way}" for number in range(2, len(lane.order) + 2))
    params = {**lane.values, **values, "limit": limit, "skip": skip}
    return [row[0] for row in conn.execute(f"{question} ORDER BY {order} LIMIT :limit OFFSET :skip", params)]


def next_ids(
    conn: sqlite3.Connection, lane: Lane, way: str, limit: int, place: Place | None = None, *, itself: bool = False
) -> list[int]:
    """Up to `limit` ids from a place on, or from the end where `way` starts; `itself`: the row there is one of them.

    By urgency the parts are read one after the other, which ends as soon as there are enough.
    """
    if lane.order != URGENCY:
        walked = _walked(conn, lane, way, limit, place, itself) if lane.sort.walk else None
        where, marks = _past(lane.order, place, way, itself)
        return walked if walked is not None else ids(conn, lane, where, marks, way, limit)
    found: list[int] = []
    here = None if place is None else int(str(place[0]))
    for number in range(len(PARTS)) if way == "ASC" else reversed(range(len(PARTS))):
        if len(found) == limit or (here is not None and (number < here if way == "ASC" else number > here)):
            continue
        belongs, hint = PARTS[number]
        part = lane._replace(where=f"{lane.where} AND {belongs}", order=URGENCY[1:], hint=hint)
        where, marks = _past(part.order, place[1:] if place and number == here else None, way, itself)
        found += ids(conn, part, where, marks, way, limit - len(found))
    return found


def _past(order: tuple[str, ...], place: Place | None, way: str, itself: bool) -> tuple[str, dict[str, object]]:
    """A condition on rows that lie past a place, and its parameters."""
    if place is None:
        return "1", {}
    marks = {f"k{number}": value for number, value in enumerate(place)}
    sign = (">" if way == "ASC" else "<") + ("=" if itself else "")
    return f"({', '.join(order)}) {sign} ({', '.join(f':{name}' for name in marks)})", marks


def _walked(
    conn: sqlite3.Connection, lane: Lane, way: str, limit: int, place: Place | None, itself: bool
) -> list[int] | None:
    """The same along an index of names, from name to case. None where `STEPS` names have too few cases in this lane,
    or where what has no name comes first: it is in no such index."""
    key, table = lane.sort.walk, lane.sort.join.partition(" ON ")
    if way == "DESC" if place is None else place[0] == NAMELESS:
        return None
    named = f"{key.partition(' ')[0]} IS NOT NULL"  # without its collation, or the index is not seen to fit
    past, marks = _past((key, lane.id), place, way, itself)
    begin = "1" if place is None else f"{key} {'>=' if way == 'ASC' else '<='} :k0"
    bound = f"SELECT {key} FROM {table[0]} WHERE {begin} AND {named} ORDER BY {key} {way} LIMIT 1 OFFSET {STEPS}"
    stop = conn.execute(bound, marks).fetchone()
    end = f"{key} {'<=' if way == 'ASC' else '>='} :stop" if stop else named
    question = (
        f"SELECT v.id FROM {table[0]} CROSS JOIN {lane.table} ON {table[2]} WHERE {lane.where} AND {begin} AND {end}"
        f" AND {past} ORDER BY {key} {way}, v.id {way} LIMIT :limit"
    )
    params = {**lane.values, **marks, "stop": stop[0] if stop else None, "limit": limit}
    found = [row[0] for row in conn.execute(question, params)]
    return found if len(found) == limit else None
