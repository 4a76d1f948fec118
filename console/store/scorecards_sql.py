"""The SQL behind a number, with its values written in: ready to paste into sqlite3."""

from __future__ import annotations

import re
from collections.abc import Callable

from console.domain.period import Period
from console.domain.text import one_line
from console.store import scorecards_columns as column
from console.store import scorecards_scans as scans
from console.store.scorecards_groups import TOTAL, Ident
from console.store.scorecards_scans import Scan, Wanted

Question = Callable[[Wanted, Ident], tuple[str, dict[str, object]]]


def sql(wanted: Wanted, ident: Ident, measure: str) -> str:
    """One statement whose only row is what a scorecard shows of `measure` (of MEASURES) for a row, or for TOTAL."""
    question, values = _QUESTIONS[measure](wanted, ident)
    who = "all" if ident == TOTAL else f"one {wanted.by}"
    filtered = f", filtered by {wanted.line}" if wanted.line.strip() else ""
    head = one_line(f"{measure} of {who}, {wanted.now.label}{filtered}").replace("*/", "* /")
    return f"/* {head} */\n{_NAME.sub(lambda found: literal(values[found[1]]), question)};\n"


_NAME = re.compile(r":([a-z]\w*)")


def literal(value: object) -> str:
    """A value in SQL; characters that no terminal should get are written as their numbers."""
    if not isinstance(value, str):
        return "NULL" if value is None else str(value)
    quoted = "'" + value.replace("'", "''") + "'"
    unfit = {character for character in value if one_line(f".{character}.") != f".{character}."}
    for character in unfit:
        quoted = quoted.replace(character, f"' || char({ord(character)}) || '")
    return f"({quoted})" if unfit else quoted


def _conditions(rows: Scan, indent: str = "") -> str:
    """FROM and WHERE, a line for each condition."""
    where, depth = "", 0
    for piece in re.split(r"( AND |[()])", rows.where):
        depth += (piece == "(") - (piece == ")")
        where += f"\n{indent}  AND " if piece == " AND " and not depth else piece
    return f"{indent}FROM {rows.source}\n{indent}WHERE {where}"


def _share(scan: Callable[[Wanted, Period], Scan], counted: str, of: str = "1", more: str = "") -> Question:
    """How many of those that `of` holds for `counted` holds for, and the percentage."""

    def question(wanted: Wanted, ident: Ident) -> tuple[str, dict[str, object]]:
        rows = scan(wanted, wanted.now).of(ident)
        return (
            "SELECT count, total, 100.0 * count / total AS percent FROM (\n"
            f"  SELECT coalesce(sum(({of}) AND ({counted})), 0) AS count, coalesce(sum({of}), 0) AS total\n"
            f"{_conditions(rows, '  ')}{more})",
            rows.values,
        )

    return question


def _median(scan: Callable[[Wanted, Period], Scan], took: str) -> Question:
    """The middle of what was recorded and is not negative, in seconds, and of how many."""

    def question(wanted: Wanted, ident: Ident) -> tuple[str, dict[str, object]]:
        rows = scan(wanted, wanted.now).of(ident)
        return (
            "SELECT avg(took) AS median_seconds, n FROM (\n"
            "  SELECT took, count(*) OVER () AS n, row_number() OVER (ORDER BY took) AS place FROM (\n"
            f"    SELECT {took} AS took\n{_conditions(rows, '    ')})\n"
            "  WHERE took >= 0)\nWHERE place IN ((n + 1) / 2, (n + 2) / 2)",
            rows.values,
        )

    return question


def _plainly(scan: Callable[[Wanted, Period], Scan], columns: str) -> Question:
    def question(wanted: Wanted, ident: Ident) -> tuple[str, dict[str, object]]:
        rows = scan(wanted, wanted.now).of(ident)
        return f"SELECT {columns}\n{_conditions(rows)}", rows.values

    return question


def _csat(wanted: Wanted, period: Period) -> Scan:
    return scans.ratings(wanted, period, "csat")


def _change(wanted: Wanted, ident: Ident) -> tuple[str, dict[str, object]]:
    """CSAT of both periods and the points between them."""
    parts: list[str] = []
    values: dict[str, object] = {}
    for name, period in (("now", wanted.now), ("before", wanted.before)):
        rows = _csat(wanted, period).of(ident)
        rows = rows._replace(where=re.sub(":(since|until)", rf":\1_{name}", rows.where))
        values |= {**rows.values, f"since_{name}": rows.values["since"], f"until_{name}": rows.values["until"]}
        csat = "100.0 * sum(r.verdict = 'satisfied') / count(*) AS csat"
        parts.append(f"(SELECT {csat}\n{_conditions(rows, '  ')}) {name}")
    question = "SELECT now.csat AS now, before.csat AS before, now.csat - before.csat AS points\nFROM "
    return question + ",\n".join(parts), values


def _first_answers(wanted: Wanted, ident: Ident) -> tuple[str, dict[str, object]]:
    rows = _csat(wanted, wanted.now).of(ident)
    return (
        f"SELECT count, total, 100.0 * count / total AS percent FROM (\n  SELECT coalesce(sum({column.FIRST_SATISFIED}), 0) AS count,"
        f" count(*) AS total\n{_conditions(rows, '  ')})",
        rows.values,
    )


#: As in console.domain.recovery_rates: a case open for more than 14 days counts as not recovered.
_OPEN = "v.status NOT IN ('recovered', 'not recovered') AND v.opened_at >= :as_of - 1209600"
_DUE = "(v.contacted_at IS NOT NULL OR v.contact_due_at <= :as_of)"
_SENDING = (
    " AND i.source IN (SELECT i.source FROM survey s JOIN interaction i ON i.id = s.interaction_id"
    " WHERE s.metric = 'csat' AND s.sent_at >= :since AND s.sent_at < :until)"
)
_QUESTIONS: dict[str, Question] = {
    "csat": _share(_csat, "r.verdict = 'satisfied'"),
    "change": _change,
    "nps": _plainly(
        lambda wanted, period: scans.ratings(wanted, period, "nps"),
        "100.0 * (sum(r.value >= 9) - sum(r.value <= 6)) / count(*) AS nps, count(*) AS n",
    ),
    "ces": _plainly(lambda wanted, period: scans.ratings(wanted, period, "ces"), "avg(r.value) AS ces, count(*) AS n"),
    "response": _share(scans.surveys, column.ANSWERED, column.RIPE),
    "offer": _share(scans.finished, column.SENT, column.ELIGIBLE, _SENDING),
    "wait": _median(scans.surveys, column.WAIT),
    "first contact": _share(scans.finished, column.AT_FIRST, f"{column.SETTLED} AND {column.KNOWN}"),
    "handle": _median(scans.finished, "i.handle_seconds"),
    "resolution": _median(scans.finished, column.RESOLUTION),
    "recovery": _plainly(
        scans.cases,
        "100.0 * sum(v.status = 'recovered') / count(*) AS recovered,\n"
        f"  100.0 * sum(v.status = 'recovered' OR ({_OPEN})) / count(*) AS at_most, count(*) AS n",
    ),
    "contact": _share(scans.cases, "coalesce(v.contacted_at <= v.contact_due_at, 0)", _DUE),
    "qa": _plainly(scans.reviews, "avg(q.score) AS mean, count(*) AS n"),
    "raised": _plainly(scans.again, f"count(DISTINCT CASE WHEN {column.RAISED} THEN r.id END) AS raised"),
    "first answers": _first_answers,
}
#: The numbers whose SQL can be shown.
MEASURES = tuple(_QUESTIONS)
