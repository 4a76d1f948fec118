"""All that one page of a weekly huddle needs, read at one moment of the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from console.domain.drivers import sentence, split
from console.domain.filters import Term, parse
from console.domain.huddle import Fix, Move, Praise, move, moved, praised, to_fix
from console.domain.period import Period
from console.domain.proportion import Share
from console.domain.text import plain
from console.store import alerts, queue
from console.store.alerts import Alert
from console.store.records import QueueFilter, QueueRow
from console.store.scorecards import TOTAL, Counts, Wanted, cards, mixes
from console.store.scorecards_filter import conditions
from console.store.scorecards_scans import ratings
from console.store.scorecards_work import work

#: Agents are not among them: a huddle compares no people.
COMPARED = ("team", "channel", "issue", "product")
_LOOKED_AT = 2000  # newest praise that is read through, so that a long window stays quick
_SHOWN = 5
_REFS = 3


class Closed(NamedTuple):
    """Cases closed in the window; recovered by a lead's outcome and by the customer's own better rating apart."""

    by_lead: int
    by_customer: int
    not_recovered: int


class Huddle(NamedTuple):
    """`scales` is how many CSAT scales both periods span: with more than one, no change is judged."""

    now: Period
    before: Period
    as_of: int
    line: str
    counts: Counts
    change: Move | None
    scales: int
    drivers: str
    moves: tuple[Move, ...]
    compared: int
    alerts: tuple[Alert, ...]
    praise: tuple[Praise, ...]
    lanes: dict[str, int]
    cases: tuple[QueueRow, ...]
    closed: Closed
    response: Share  # surveys of both periods
    still_open: int
    fix: Fix | None
    fix_refs: tuple[str, ...]


def gather(conn: sqlite3.Connection, now: Period, before: Period, as_of: int, line: str = "") -> Huddle:
    """The huddle of a window against the one before, as known at `as_of`, under a filter line as typed after `/`."""
    conn.execute("BEGIN")  # one moment of the store, whatever others write meanwhile
    try:
        return _gathered(conn, Wanted("team", now, before, as_of, line))
    finally:
        conn.execute("ROLLBACK")


def _gathered(conn: sqlite3.Connection, wanted: Wanted) -> Huddle:
    _, now, before, as_of, line = wanted
    whole = cards(conn, wanted)
    judged = whole.scales <= 1
    change = move("all", "all", _counts(whole.total.now), _counts(whole.total.before)) if judged else None
    moves, compared = moved(_groups(conn, wanted)) if judged else ((), 0)
    here, there = _issues(conn, wanted), _issues(conn, wanted._replace(now=before))
    fix = to_fix(_by_name(here), _by_name(there), change is not None and change.high < 0)
    told = ""
    if change is not None and change.clears_noise:
        told = sentence(split(_by_name(here), _by_name(there)), change.points)
    asked = work(conn, wanted._replace(now=Period(before.since, now.until, now.label)))[TOTAL].asked
    terms = parse(line)
    lanes = QueueFilter(terms=terms)
    return Huddle(
        now, before, as_of, line, whole.total.now, change, whole.scales, told, moves, compared,
        tuple(one for one in alerts.listed(conn, as_of) if _named(one, terms)),
        praised(_praise(conn, wanted), _SHOWN),
        queue.lanes(conn, lanes, as_of), queue.window(conn, lanes, as_of, None, 0, _SHOWN).rows, _closed(conn, wanted),
        asked.response, asked.still_open, fix, () if fix is None else _unhappy(conn, wanted, here[fix.name]),
    )  # fmt: skip


def _counts(found: Counts) -> tuple[int, int]:
    return found.satisfied, found.answered


def _groups(conn: sqlite3.Connection, wanted: Wanted) -> Iterator[tuple[str, str, tuple[int, int], tuple[int, int]]]:
    """Every known value of what is compared, with satisfied and answered now and before."""
    for kind in COMPARED:
        for card in cards(conn, wanted._replace(by=kind)).rows:
            if card.name is not None:
                yield kind, card.name, _counts(card.now), _counts(card.before)


class _Issue(NamedTuple):
    issue: str | None
    detail: str | None
    satisfied: int = 0
    answered: int = 0


def _issues(conn: sqlite3.Connection, wanted: Wanted) -> dict[str | None, _Issue]:
    """Answers by what they were about, "Returns: Refund delay" where the detail is known; None is unknown."""
    found: dict[str | None, _Issue] = {}
    for cell in mixes(conn, wanted, "issue", "detail"):
        issue, detail = cell.path
        name = ": ".join(text for text in (issue, detail) if text is not None) or None
        held = found.get(name, _Issue(issue, detail))
        found[name] = _Issue(issue, detail, held.satisfied + cell.satisfied, held.answered + cell.answered)
    return found


def _by_name(issues: dict[str | None, _Issue]) -> dict[str | None, tuple[int, int]]:
    return {name: (one.satisfied, one.answered) for name, one in issues.items()}


def _named(alert: Alert, terms: tuple[Term, ...]) -> bool:
    """Whether an alert is on what a filter asks for; without a filter every alert is."""
    about = [term for term in terms if term.field in ("", alert.scope) and not term.negated]
    return not terms or any(value.casefold() in alert.name.casefold() for term in about for value in term.values)


def _praise(conn: sqlite3.Connection, wanted: Wanted) -> Iterator[Praise]:
    """The best ratings of their scale that came with a comment, newest first."""
    scan = ratings(wanted, wanted.now, "csat")
    rows = conn.execute(
        f"SELECT t.external_id, r.comment, a.name, m.name, c.name, r.answered_at FROM {scan.source}"
        " JOIN interaction t ON t.id = r.interaction_id LEFT JOIN agent a ON a.id = r.agent_id"
        " LEFT JOIN team m ON m.id = r.team_id LEFT JOIN customer c ON c.id = t.customer_id"
        f" WHERE {scan.where} AND r.value = r.high AND trim(r.comment) <> '' ORDER BY r.answered_at DESC, r.id DESC"
        f" LIMIT {_LOOKED_AT}",
        scan.values,
    )
    for *texts, at in rows:
        ref, comment, agent, team, customer = (None if text is None else plain(text) for text in texts)
        yield Praise(ref or "", comment or "", agent, team, customer, at)


def _closed(conn: sqlite3.Connection, wanted: Wanted) -> Closed:
    where, values = conditions(wanted.line, "v")
    row = conn.execute(
        "SELECT coalesce(sum(v.status = 'recovered' AND v.closed_by = 'lead'), 0),"
        " coalesce(sum(v.status = 'recovered' AND v.closed_by = 'customer'), 0), coalesce(sum(v.status = 'not recovered'), 0)"
        f" FROM recovery v WHERE v.closed_at >= :since AND v.closed_at < :until{where}",
        {"since": wanted.now.since, "until": min(wanted.now.until, wanted.as_of + 1), **values},
    ).fetchone()
    return Closed(*row)


def _unhappy(conn: sqlite3.Connection, wanted: Wanted, about: _Issue) -> tuple[str, ...]:
    """The tickets of the newest unhappy answers on an issue, those with a comment first."""
    scan = ratings(wanted, wanted.now, "csat")
    rows = conn.execute(
        f"SELECT t.external_id FROM {scan.source} JOIN interaction t ON t.id = r.interaction_id WHERE {scan.where}"
        " AND r.verdict <> 'satisfied' AND t.issue IS :issue AND t.issue_detail IS :detail"
        f" ORDER BY r.comment IS NULL, r.answered_at DESC, r.id DESC LIMIT {_REFS}",
        {**scan.values, "issue": about.issue, "detail": about.detail},
    )
    return tuple(plain(ref) for (ref,) in rows)
