"""The recovery queue: lanes, order by urgency, and the rows around a case, all sorted and filtered in SQL."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from console.domain import recovery as rule
from console.domain.rating import verdict
from console.domain.text import plain
from console.store.queue_filter import conditions
from console.store.records import QueueFilter, QueueRow, Window

LANES = ("open", "due", "mine", "waiting", "watch", "closed")
SOON = 4 * 3600  # seconds: a deadline this near is due

_LANE = {
    "open": "v.closed_at IS NULL AND coalesce(v.waiting_until, 0) <= :now",
    "due": "v.closed_at IS NULL AND coalesce(v.waiting_until, 0) <= :now AND v.contacted_at IS NULL"
    " AND v.contact_due_at <= :now + 14400",
    "mine": "v.closed_at IS NULL AND v.owner_id IS :me",
    "waiting": "v.closed_at IS NULL AND v.waiting_until > :now",
    "closed": "v.closed_at IS NOT NULL",
    "watch": "r.metric = 'csat' AND r.verdict = 'neutral' AND r.superseded_at IS NULL AND r.answered_at >= :now - 86400 * ("
    "SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'horizon_days') AND NOT EXISTS ("
    "SELECT 1 FROM recovery o WHERE o.rating_id = r.id)",
}
#: Urgency: past deadline, then repeat low, then renewal soon; each either way, so eight parts, the most urgent first.
#: Within a part the order is that of an index, so that the top of a part is read and not sorted.
_LATE = (
    "v.contacted_at IS NULL AND v.contact_due_at <= :now",
    "(v.contacted_at IS NOT NULL OR v.contact_due_at > :now)",
)
_REPEAT = ("v.repeat_low = 1", "v.repeat_low = 0")
_RENEWS = (
    "v.renewal_at >= :now AND v.renewal_at <= :now + 2592000",
    "coalesce(v.renewal_at NOT BETWEEN :now AND :now + 2592000, 1)",
)
_PARTS = tuple(f"{late} AND {repeat} AND {renews}" for late in _LATE for repeat in _REPEAT for renews in _RENEWS)
#: The number of a row's part, in SQL; then lower position, deadline. What a lane is ordered by ends with the id.
_PART = f"({_LATE[1]}) * 4 + ({_REPEAT[1]}) * 2 + {_RENEWS[1]}"
_URGENCY = (_PART, "v.position", "v.contact_due_at", "v.id")
_ORDER = {
    "open": _URGENCY,
    "due": _URGENCY,
    "mine": _URGENCY,
    "waiting": ("v.waiting_until", "v.id"),
    "closed": ("-v.closed_at", "-v.id"),
    "watch": ("-r.answered_at", "-r.id"),
}

#: What else a lane can be sorted by, ascending; the same columns in every lane of cases.
SORTS = {
    "rating": "v.position",
    "deadline": "v.contact_due_at",
    "opened": "v.opened_at",
    "owner": "coalesce((SELECT name FROM person WHERE id = v.owner_id), char(1114109)) COLLATE NOCASE",
    "team": "coalesce((SELECT name FROM team WHERE id = v.team_id), char(1114109)) COLLATE NOCASE",
    "agent": "coalesce((SELECT name FROM agent WHERE id = v.agent_id), char(1114109)) COLLATE NOCASE",
    "customer": "coalesce((SELECT name FROM customer WHERE id = v.customer_id), char(1114109)) COLLATE NOCASE",
    "issue": "coalesce((SELECT issue FROM interaction WHERE id = v.interaction_id), char(1114109)) COLLATE NOCASE",
    "ticket": "(SELECT external_id FROM interaction WHERE id = v.interaction_id)",
}

_COLUMNS = """
 i.external_id, i.source, r.value, r.low, r.high, r.raw, r.comment, c.name, a.name, t.name, i.channel, i.issue,
 r.answered_at, r.answered_precision, p.name"""
_JOINS = """
 JOIN interaction i ON i.id = r.interaction_id
 LEFT JOIN customer c ON c.id = i.customer_id"""


class _Lane(NamedTuple):
    """A lane's SQL: what is scanned, what belongs, in what order, and the parameters of all three."""

    table: str
    where: str
    order: tuple[str, ...]
    values: dict[str, object]
    reverse: bool = False

    @property
    def down(self) -> str:
        """The direction the list runs in; `up` is the other."""
        return "DESC" if self.reverse else "ASC"

    @property
    def up(self) -> str:
        """The direction back to the top of the list."""
        return "ASC" if self.reverse else "DESC"

    @property
    def above(self) -> str:
        """Compares a row above an anchor with it."""
        return ">" if self.reverse else "<"

    @property
    def keys(self) -> str:
        """The order as a row value, to compare with an anchor's."""
        return f"({', '.join(self.order)})"


def window(
    conn: sqlite3.Connection, wanted: QueueFilter, now: int, anchor: int | None, before: int, after: int
) -> Window:
    """The rows around the one with key `anchor`: up to `before` above it and `after` from it on; without anchor, the top.

    Where the anchor has left the lane, the rows around the place it would have.
    """
    lane = _lane(wanted, now)
    place = None if anchor is None else _place(conn, lane, anchor)
    if place is None:
        ids = _next(conn, lane, lane.down, before + after)
        return Window(_rows(conn, wanted, now, ids), 0, _count(conn, lane))
    marks = {f"k{n}": value for n, value in enumerate(place)}
    tuple_ = f"({', '.join(':' + name for name in marks)})"
    total, above = conn.execute(
        f"SELECT count(*), coalesce(sum({lane.keys} {lane.above} {tuple_}), 0) FROM {lane.table} WHERE {lane.where}",
        {**lane.values, **marks},
    ).fetchone()
    ids = _next(conn, lane, lane.up, before, place)[::-1]
    found = len(ids)
    ids += _next(conn, lane, lane.down, after, place, itself=True)
    return Window(_rows(conn, wanted, now, ids), above - found, total)


def at(conn: sqlite3.Connection, wanted: QueueFilter, now: int, position: int, count: int) -> Window:
    """`count` rows from `position` on, clipped to the list; read from the nearer end."""
    lane = _lane(wanted, now)
    total = _count(conn, lane)
    start = max(0, min(position, total - count))
    count = min(count, total - start)
    if start == 0:
        ids = _next(conn, lane, lane.down, count)
    elif start + count == total:
        ids = _next(conn, lane, lane.up, count)[::-1]
    elif start <= total // 2:
        ids = _ids(conn, lane, "1", {}, lane.down, count, start)
    else:
        ids = _ids(conn, lane, "1", {}, lane.up, count, total - start - count)[::-1]
    return Window(_rows(conn, wanted, now, ids), start, total)


def between(conn: sqlite3.Connection, wanted: QueueFilter, now: int, first: int, last: int) -> tuple[int, ...]:
    """The keys of all rows from one to another, both included, in whichever order they are named; () if one is gone."""
    lane = _lane(wanted, now)
    places = [_place(conn, lane, key) for key in (first, last)]
    if None in places:
        return ()
    marks = {f"{end}{n}": value for end, place in zip("ab", places, strict=True) for n, value in enumerate(place or ())}
    a, b = (f"({', '.join(f':{end}{n}' for n in range(len(lane.order)))})" for end in "ab")
    inside = f"({lane.keys} BETWEEN {a} AND {b} OR {lane.keys} BETWEEN {b} AND {a})"
    ids = _ids(conn, lane, inside, marks, lane.down, -1)
    return tuple(-number for number in ids) if wanted.lane == "watch" else tuple(ids)


def lanes(conn: sqlite3.Connection, wanted: QueueFilter, now: int) -> dict[str, int]:
    """How many rows each lane holds under the same filter; the lanes of open cases are counted in one scan."""
    lane = _lane(wanted._replace(lane="open"), now)
    open_ = [name for name in LANES if name not in ("watch", "closed")]
    sums = ", ".join(f"coalesce(sum({_LANE[name]}), 0)" for name in open_)
    where, _ = conditions(wanted, "v")
    found = conn.execute(f"SELECT {sums} FROM recovery v WHERE v.closed_at IS NULL{where}", lane.values).fetchone()
    counts = dict(zip(open_, found, strict=True))
    return {
        name: counts[name] if name in counts else _count(conn, _lane(wanted._replace(lane=name), now)) for name in LANES
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


def siblings(conn: sqlite3.Connection, key: int) -> tuple[int, ...]:
    """The keys of the other open cases of the same customer."""
    rows = conn.execute(
        "SELECT o.id FROM recovery v JOIN recovery o ON o.customer_id = v.customer_id AND o.id <> v.id"
        " AND o.closed_at IS NULL WHERE v.id = ? ORDER BY o.id",
        (key,),
    )
    return tuple(row[0] for row in rows)


def row_of(conn: sqlite3.Connection, key: int, now: int) -> QueueRow | None:
    """One row by key, whatever its lane; None if it is gone."""
    found = _rows(conn, QueueFilter(lane="watch" if key < 0 else "open"), now, [abs(key)])
    return found[0] if found else None


def _lane(wanted: QueueFilter, now: int) -> _Lane:
    watch = wanted.lane == "watch"
    where, values = conditions(wanted, "r" if watch else "v")
    table = "rating r" if watch else "recovery v"
    order = (SORTS[wanted.sort], "v.id") if wanted.sort and not watch else _ORDER[wanted.lane]
    params = {"now": now, "me": wanted.me, **values}
    return _Lane(table, f"{_LANE[wanted.lane]}{where}", order, params, wanted.reverse)


def _count(conn: sqlite3.Connection, lane: _Lane, where: str = "1", values: dict[str, object] | None = None) -> int:
    question = f"SELECT count(*) FROM {lane.table} WHERE {lane.where} AND {where}"
    return int(conn.execute(question, {**lane.values, **(values or {})}).fetchone()[0])


def _place(conn: sqlite3.Connection, lane: _Lane, anchor: int) -> tuple[object, ...] | None:
    """What the anchor is ordered by, whether or not it is in the lane; None if it no longer exists."""
    question = f"SELECT {', '.join(lane.order)} FROM {lane.table} WHERE {lane.table[-1]}.id = :anchor"
    found = conn.execute(question, {**lane.values, "anchor": abs(anchor)}).fetchone()
    return None if found is None or None in found else tuple(found)


def _ids(
    conn: sqlite3.Connection, lane: _Lane, where: str, values: dict[str, object], way: str, limit: int, skip: int = 0
) -> list[int]:
    order = ", ".join(f"{key} {way}" for key in lane.order)
    question = f"SELECT {lane.table[-1]}.id FROM {lane.table} WHERE {lane.where} AND {where} ORDER BY {order} LIMIT :limit OFFSET :skip"
    return [row[0] for row in conn.execute(question, {**lane.values, **values, "limit": limit, "skip": skip})]


def _next(
    conn: sqlite3.Connection,
    lane: _Lane,
    way: str,
    limit: int,
    place: tuple[object, ...] | None = None,
    *,
    itself: bool = False,
) -> list[int]:
    """Up to `limit` ids from a place on, or from the end where `way` starts; `itself`: the row there is one of them.

    By urgency the parts are read one after the other, which ends as soon as there are enough.
    """
    if lane.order != _URGENCY:
        where, marks = _past(lane.order, place, way, itself)
        return _ids(conn, lane, where, marks, way, limit)
    ids: list[int] = []
    here = None if place is None else int(str(place[0]))
    for number in range(len(_PARTS)) if way == "ASC" else reversed(range(len(_PARTS))):
        if len(ids) == limit or (here is not None and (number < here if way == "ASC" else number > here)):
            continue
        part = lane._replace(where=f"{lane.where} AND {_PARTS[number]}", order=_URGENCY[1:])
        where, marks = _past(part.order, place[1:] if place and number == here else None, way, itself)
        ids += _ids(conn, part, where, marks, way, limit - len(ids))
    return ids


def _past(
    order: tuple[str, ...], place: tuple[object, ...] | None, way: str, itself: bool
) -> tuple[str, dict[str, object]]:
    """A condition on rows that lie past a place, and its parameters."""
    if place is None:
        return "1", {}
    marks = {f"k{number}": value for number, value in enumerate(place)}
    sign = (">" if way == "ASC" else "<") + ("=" if itself else "")
    return f"({', '.join(order)}) {sign} ({', '.join(f':{name}' for name in marks)})", marks


def _rows(conn: sqlite3.Connection, wanted: QueueFilter, now: int, ids: list[int]) -> tuple[QueueRow, ...]:
    """The full rows for ordered ids; an id that vanished in between is left out."""
    read = _watched if wanted.lane == "watch" else _case
    found = (read(conn, number, now) for number in ids)
    return tuple(row for row in found if row is not None)


_CASE = f"""SELECT {_COLUMNS}, v.status, v.contact_due_at, v.waiting_until, v.closed_at, v.repeat_low, v.renewal_at,
 v.contacted_at IS NOT NULL, v.opened_precision, (SELECT count(*) - 1 FROM recovery o
  WHERE o.customer_id = v.customer_id AND o.closed_at IS NULL)
 FROM recovery v JOIN rating r ON r.id = v.latest_rating_id {_JOINS}
 LEFT JOIN agent a ON a.id = v.agent_id LEFT JOIN team t ON t.id = v.team_id LEFT JOIN person p ON p.id = v.owner_id
 WHERE v.id = ?"""
_WATCHED = f"""SELECT {_COLUMNS.replace("p.name", "NULL")}, r.id
 FROM rating r {_JOINS} LEFT JOIN agent a ON a.id = r.agent_id LEFT JOIN team t ON t.id = r.team_id WHERE r.id = ?"""


def _case(conn: sqlite3.Connection, number: int, now: int) -> QueueRow | None:
    row = conn.execute(_CASE, (number,)).fetchone()
    if row is None:
        return None
    status, due, waiting, closed, repeat, renewal, contacted, precision, siblings = row[15:]
    why = () if closed is not None else rule.reasons(
        now=now, contact_due_at=due, repeat_low=bool(repeat), renewal_at=renewal,
        contacted=bool(contacted), by_day=precision == "day",
    )  # fmt: skip
    return _row(number, row, status, due, waiting, closed, max(0, siblings or 0), why)


def _watched(conn: sqlite3.Connection, number: int, now: int) -> QueueRow | None:
    row = conn.execute(_WATCHED, (number,)).fetchone()
    if row is None:
        return None
    why = ("neutral: no case yet",) if row[6] else ("neutral: no case yet", "no comment left")
    return _row(-number, row, "watch", None, None, None, 0, why)


def _row(
    key: int, row: tuple[object, ...], status: str, due: int | None, waiting: int | None, closed: int | None, siblings: int,
    why: tuple[str, ...],
) -> QueueRow:  # fmt: skip
    """A record from the shared columns, every text made plain."""
    (ref, source, value, low, high, raw, comment, customer, agent, team, channel, issue, answered, precision, owner) = (
        plain(cell) if isinstance(cell, str) else cell for cell in row[:15]
    )
    return QueueRow(
        key, str(ref), str(source), _f(value), _f(low), _f(high), _s(raw), verdict(_f(value), _f(low), _f(high)),
        _s(comment), _s(customer), _s(agent), _s(team), _s(channel), _s(issue), int(str(answered)), str(precision),
        status, _s(owner), due, waiting, closed, siblings, why,
    )  # fmt: skip


def _f(cell: object) -> float:
    return float(str(cell))


def _s(cell: object) -> str | None:
    return None if cell is None else str(cell)
