"""The answers that are watched for a change: those of every team, agent, channel, issue and product, in order of time."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from console.domain.watching import Answers
from console.store.scorecards_groups import WITHIN, Ident, folded, names

SCOPES = ("team", "agent", "channel", "issue", "product")


class Subject(NamedTuple):
    """What an alert is about; `ident` as in scorecards: an id, or a text's folded spelling."""

    scope: str
    ident: Ident


class Known(NamedTuple):
    """Answers and name of every subject; those in `mixed` were asked on more than one scale, so no change is told."""

    answers: dict[Subject, Answers]
    names: dict[Subject, str]
    mixed: frozenset[Subject]


_ANSWERS = f"""SELECT r.answered_at, r.verdict <> 'satisfied', r.answered_precision = 'day', r.low, r.high,
  {", ".join(WITHIN[scope].of("r") for scope in SCOPES)}
 FROM rating r JOIN interaction i ON i.id = r.interaction_id
 WHERE r.metric = 'csat' AND r.answered_at BETWEEN :since AND :now
   AND (r.superseded_at IS NULL OR r.superseded_at > :now)
 ORDER BY r.answered_at, r.superseded_at, r.verdict"""


def known(conn: sqlite3.Connection, since: int, now: int) -> Known:
    """The current answers from `since` up to `now`, seconds UTC; what is unknown is no subject."""
    rows = conn.execute(_ANSWERS, {"since": since, "now": now}).fetchall()
    if not rows:
        return Known({}, {}, frozenset())
    moments, unhappy, whole_day, low, high, *values = zip(*rows, strict=True)
    scales = list(zip(low, high, strict=True)) if len(set(zip(low, high, strict=True))) > 1 else None
    answers: dict[Subject, Answers] = {}
    called: dict[Subject, str] = {}
    mixed: set[Subject] = set()
    for scope, column in zip(SCOPES, values, strict=True):
        spelled = names(conn, WITHIN[scope], dict.fromkeys(column))
        for ident, places in _places(column).items():
            subject = Subject(scope, ident)
            called[subject] = spelled.get(ident) or "(unnamed)"
            answers[subject] = Answers(_at(moments, places), _at(unhappy, places), _at(whole_day, places))
            if scales and len({scales[place] for place in places}) > 1:
                mixed.add(subject)
    return Known(answers, called, frozenset(mixed))


def _places(column: Sequence[Any]) -> dict[Ident, list[int]]:
    """Where in the column each value stands, spellings of one value together; unknown values left out."""
    found: dict[Any, list[int]] = defaultdict(list)
    for place, value in enumerate(column):
        found[value].append(place)
    found.pop(None, None)
    one: dict[Ident, list[int]] = {}
    for value, places in found.items():
        ident = folded(value)
        one[ident] = sorted(one[ident] + places) if ident in one else places
    return one


def _at(column: Sequence[int], places: list[int]) -> list[int]:
    return [column[place] for place in places]
