"""Looking for changes: what the charts and the plain rules say now, and storing what is new (measures §7)."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple
from zoneinfo import ZoneInfo

from console.domain import plain_rules
from console.domain.clock import DAY
from console.domain.period import Period
from console.domain.plain_rules import Finding, Spans, Thresholds
from console.domain.watching import BASELINE, GAP, Settled, Watch, needs_since, watch
from console.store.alerts_answers import Known, Subject, known
from console.store.alerts_drivers import drivers
from console.store.alerts_notes import looked_at, spans_of
from console.store.clock import setting
from console.store.records import Actor
from console.store.scorecards_groups import folded
from console.store.thresholds import thresholds

_AGAIN = 91 * DAY  # how long a score that stays below the floor is no news


class Change(NamedTuple):
    """A change found now: what an alert stores."""

    kind: str
    subject: Subject
    name: str
    now: Period
    before: Period
    size: tuple[float, float, float]
    statistic: float | None


class Looked(NamedTuple):
    """What a look found: watched scopes, the farthest first; scopes too small to watch with their answers; changes."""

    watched: dict[Subject, Watch]
    small: dict[Subject, int]
    mixed: frozenset[Subject]  # asked on two scales, so no change is told
    names: dict[Subject, str]
    changes: tuple[Change, ...]
    at: int


def look(conn: sqlite3.Connection, now: int) -> Looked:
    """Reads the answers of the last months and runs every chart and rule over them; writes nothing."""
    zone = ZoneInfo(setting(conn, "zone", "UTC"))
    periods = looked_at(now, zone)
    seen = known(conn, min(needs_since(now), periods[0].since), now)
    told = {subject: answers for subject, answers in seen.answers.items() if subject not in seen.mixed}
    watched = watch(told, now, _settled(conn, now))
    changes = [change for subject, found in watched.items() if (change := _drop(seen, subject, found, now))]
    changes += _by_rules(seen, _spans_of(seen, periods), thresholds(conn))
    small = {
        subject: answers.tally(now - BASELINE, now + 1).answered
        for subject, answers in told.items()
        if subject not in watched
    }
    return Looked(watched, small, seen.mixed, seen.names, tuple(changes), now)


def keep(conn: sqlite3.Connection, actor: Actor, looked: Looked) -> tuple[int, ...]:
    """Stores the changes that no alert tells yet; returns the ids of the new alerts. Runs in the writer's transaction."""
    kept: list[int] = []
    for change in looked.changes:
        standing = _standing(conn, change, looked.at)
        if standing is None:
            kept.append(_raise(conn, change, actor.now))
        elif change.kind == "drop":
            _bring_up_to_date(conn, standing, change, looked.at)
    return tuple(kept)


def untold(conn: sqlite3.Connection, looked: Looked) -> tuple[Change, ...]:
    """The changes that no alert tells yet."""
    return tuple(change for change in looked.changes if _standing(conn, change, looked.at) is None)


def fresh(conn: sqlite3.Connection, looked: Looked) -> bool:
    """Whether `keep` would write anything: something new, or a drop whose size is a day old."""
    standing = [(change, _standing(conn, change, looked.at)) for change in looked.changes]
    return any(
        alert is None or (change.kind == "drop" and _is_due(conn, alert, looked.at)) for change, alert in standing
    )


def _settled(conn: sqlite3.Connection, now: int) -> dict[Subject, Settled]:
    """The last drop of each subject that somebody acknowledged or answered."""
    rows = conn.execute(
        "SELECT scope, ident, name, since, settled_at FROM alert WHERE kind = 'drop' AND settled_at <= ? + 86400 ORDER BY settled_at, id",
        (now,),
    )
    return {Subject(scope, folded(name) if ident is None else ident): Settled(since, at)
            for scope, ident, name, since, at in rows}  # fmt: skip


def _drop(seen: Known, subject: Subject, found: Watch, now: int) -> Change | None:
    size = found.size(seen.answers[subject], now)
    if size is None or found.since is None:
        return None
    end = found.run.began - GAP
    before = Period(end - BASELINE, end, "baseline")
    return Change(
        "drop", subject, seen.names[subject], Period(found.since, now + 1, "since"), before, size, found.course.peak
    )  # fmt: skip


def _spans_of(seen: Known, periods: tuple[Period, ...]) -> dict[Subject, Spans]:
    """What the rules look at, of every subject with answers enough for an alert in each period of one rule at least."""
    found = {}
    for subject, answers in seen.answers.items():
        if subject in seen.mixed:
            continue
        tallies = [answers.tally(period.since, period.until) for period in periods]
        found[subject] = spans_of(periods, tuple((of.answered - of.unhappy, of.answered) for of in tallies))
    return found


def _by_rules(seen: Known, spans: dict[Subject, Spans], own: Thresholds) -> list[Change]:
    """What a plain rule finds and chance does not explain, over all subjects that could have been found."""
    z = plain_rules.strictness(sum(plain_rules.enough(one) for one in spans.values()))
    found = [(subject, finding) for subject, one in spans.items() for finding in plain_rules.findings(one, own)]
    return [_by_rule(seen, subject, finding) for subject, finding in found if finding.clears(z)]


def _by_rule(seen: Known, subject: Subject, finding: Finding) -> Change:
    before = finding.before.period if finding.before else finding.now.period
    return Change(
        finding.rule, subject, seen.names[subject], finding.now.period, before, finding.change or (0.0, 0.0, 0.0), None
    )


_SAME = "scope = :scope AND (ident = :ident OR ident IS NULL AND name = :name COLLATE NOCASE)"
#: A drop is told until somebody settles it. A rule is told once for its period, and not where the subject is told of
#: already, or was dealt with since that period began.
_DEALT_WITH = "state IN ('new', 'snoozed') OR settled_at > :since"
_TELLS = {
    "drop": "kind = 'drop' AND state IN ('new', 'snoozed')",
    "month": f"(kind = :kind AND since = :since OR {_DEALT_WITH})",
    "weeks": f"(kind = :kind AND since = :since OR {_DEALT_WITH})",
    "below 70": f"(kind = :kind AND raised_at > :again OR {_DEALT_WITH})",
}


def _standing(conn: sqlite3.Connection, change: Change, now: int) -> int | None:
    """The alert that tells of it already."""
    ident = change.subject.ident if isinstance(change.subject.ident, int) else None
    row = conn.execute(
        f"SELECT id FROM alert WHERE {_SAME} AND {_TELLS[change.kind]} ORDER BY kind <> :kind, id DESC LIMIT 1",
        {"scope": change.subject.scope, "ident": ident, "name": change.name, "kind": change.kind,
         "since": change.now.since, "again": now - _AGAIN},
    ).fetchone()  # fmt: skip
    return None if row is None else int(row[0])


def _raise(conn: sqlite3.Connection, change: Change, now: int) -> int:
    ident = change.subject.ident if isinstance(change.subject.ident, int) else None
    done = conn.execute(
        "INSERT INTO alert (kind, scope, ident, name, since, raised_at, until, change, ci_low, ci_high, statistic, drivers)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (change.kind, change.subject.scope, ident, change.name, change.now.since, now, *measured(conn, change, now)),
    )
    return int(done.lastrowid or 0)


def _bring_up_to_date(conn: sqlite3.Connection, alert: int, change: Change, now: int) -> None:
    """A drop that goes on is measured again once a day, so that its size is not that of its first hours."""
    if _is_due(conn, alert, now):
        conn.execute(
            "UPDATE alert SET until = ?, change = ?, ci_low = ?, ci_high = ?, statistic = ?, drivers = ? WHERE id = ?",
            (*measured(conn, change, now), alert),
        )


def _is_due(conn: sqlite3.Connection, alert: int, now: int) -> bool:
    return conn.execute("SELECT 1 FROM alert WHERE id = ? AND until <= ?", (alert, now - DAY)).fetchone() is not None


def measured(conn: sqlite3.Connection, change: Change, now: int) -> tuple[float | str | None, ...]:
    """until, change, ci_low, ci_high, statistic and drivers, as the table has them."""
    told = "" if change.kind == "below 70" else drivers(conn, change.subject, change.now, change.before, now)
    return (change.now.until, *change.size, change.statistic, told)
