"""The recovery queue: windows of a lane, sorted and filtered in SQL, read from wherever they begin."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from console.store.queue_counts import count as count_of
from console.store.queue_counts import fell_due, lanes, place_among, planned
from console.store.queue_order import LANES, SORTS, lane_of
from console.store.queue_rows import row_of, rows_of, siblings
from console.store.queue_walk import ids, next_ids, place_of
from console.store.records import QueueFilter, Window

__all__ = ["LANES", "SORTS", "at", "between", "fell_due", "lanes", "row_of", "siblings", "window"]


def window(
    conn: sqlite3.Connection, wanted: QueueFilter, now: int, anchor: int | None, before: int, after: int
) -> Window:
    """The rows around the one with key `anchor`: up to `before` above it and `after` from it on; without anchor, the top.

    Where the anchor has left the lane, the rows around the place it would have.
    """
    lane = planned(conn, lane_of(wanted, now))
    place = None if anchor is None else place_of(conn, lane, anchor)
    if place is None:
        found = next_ids(conn, lane, lane.down, before + after)
        return Window(rows_of(conn, _keys(wanted, found), now), 0, count_of(conn, lane))
    total, above = place_among(conn, lane, place)
    found = next_ids(conn, lane, lane.up, before, place)[::-1]
    start = above - len(found)
    found += next_ids(conn, lane, lane.down, after, place, itself=True)
    return Window(rows_of(conn, _keys(wanted, found), now), start, total)


def at(conn: sqlite3.Connection, wanted: QueueFilter, now: int, position: int, count: int) -> Window:
    """`count` rows from `position` on, clipped to the list; read from the nearer end."""
    lane = planned(conn, lane_of(wanted, now))
    total = count_of(conn, lane)
    start = max(0, min(position, total - count))
    count = min(count, total - start)
    if start == 0:
        found = next_ids(conn, lane, lane.down, count)
    elif start + count == total:
        found = next_ids(conn, lane, lane.up, count)[::-1]
    elif start <= total // 2:
        found = ids(conn, lane, "1", {}, lane.down, count, start)
    else:
        found = ids(conn, lane, "1", {}, lane.up, count, total - start - count)[::-1]
    return Window(rows_of(conn, _keys(wanted, found), now), start, total)


def between(conn: sqlite3.Connection, wanted: QueueFilter, now: int, first: int, last: int) -> tuple[int, ...]:
    """The keys of all rows from one to another, both included, in whichever order they are named; () if one is gone."""
    lane = lane_of(wanted, now)
    places = [place_of(conn, lane, key) for key in (first, last)]
    if None in places:
        return ()
    marks = {f"{end}{n}": value for end, place in zip("ab", places, strict=True) for n, value in enumerate(place or ())}
    a, b = (f"({', '.join(f':{end}{n}' for n in range(len(lane.order)))})" for end in "ab")
    inside = f"({lane.keys} BETWEEN {a} AND {b} OR {lane.keys} BETWEEN {b} AND {a})"
    return tuple(_keys(wanted, ids(conn, lane, inside, marks, lane.down, -1)))


def _keys(wanted: QueueFilter, found: Iterable[int]) -> Iterable[int]:
    """Ids as keys: a watched rating has no case, so its key is minus its own id."""
    return (-number for number in found) if wanted.lane == "watch" else found
