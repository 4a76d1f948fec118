"""The SQL shown for a number, pasted into sqlite3, yields that number: for every measure, group and kind of row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests_support.half_year import NOW, SAMPLE, opened
from tests_support.town import Town

from console.domain.period import window
from console.store import scorecards
from console.store.scorecards import GROUPS, Card, Wanted, Work
from console.store.scorecards_groups import Ident
from console.store.scorecards_sql import MEASURES, literal

NOW_, BEFORE = window("28 days", NOW, ZoneInfo("Europe/Berlin"))
LINES = ("", '-channel:chat product:lamp,kettle issue:"Returns",orders')


@pytest.fixture(scope="module")
def sample() -> Iterator[sqlite3.Connection]:
    """The committed sample, which has something of everything."""
    conn = opened(SAMPLE)
    yield conn
    conn.close()


def csat(counts: Any) -> float | None:
    """As a percentage."""
    return 100 * counts.satisfied / counts.answered if counts.answered else None


def shown(measure: str, card: Card, work: Work) -> tuple[Any, ...]:
    """What a scorecard knows of a measure, in the order of its SQL's columns."""
    now, before = csat(card.now), csat(card.before)
    points = None if now is None or before is None else now - before
    nps, ces = card.nps[0] if card.nps else None, card.ces[0] if card.ces else None
    asked, done, cases = work.asked, work.finished, work.recovery
    shares = {"response": asked.response, "offer": done.offer, "first contact": done.first_contact,
              "contact": cases.contact, "first answers": work.first.csat}  # fmt: skip
    if measure in shares:
        return shares[measure].count, shares[measure].total, shares[measure].percent
    times = {"wait": asked.wait, "handle": done.handle, "resolution": done.resolution}
    if measure in times:
        return times[measure].median, times[measure].n or None
    return {
        "csat": (card.now.satisfied, card.now.answered, now),
        "change": (now, before, points),
        "nps": (nps.nps if nps else None, nps.answered if nps else 0),
        "ces": (ces.mean if ces else None, ces.answered if ces else 0),
        "recovery": (cases.recovered.percent, cases.at_most.percent, cases.cases),
        "qa": (work.qa.mean, work.qa.n),
        "raised": (work.first.raised,),
    }[measure]


def pasted(conn: sqlite3.Connection, wanted: Wanted, ident: Ident, measure: str) -> tuple[Any, ...]:
    """The only row of the statement, which is all there is to paste."""
    statement = scorecards.sql(wanted, ident, measure)
    assert sqlite3.complete_statement(statement) and statement.startswith("/* ") and statement.endswith(";\n")
    rows = conn.execute(statement).fetchall()
    return tuple(rows[0])


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("by", GROUPS)
def test_every_number_is_that_of_its_sql(sample: sqlite3.Connection, by: str, line: str) -> None:
    wanted = Wanted(by, NOW_, BEFORE, NOW, line)
    cards, work = scorecards.cards(sample, wanted), scorecards.work(sample, wanted)
    rows = [card for card in (cards.total, *cards.rows) if card.ident in work][:12]
    assert len(rows) > 1
    for card in rows:
        for measure in MEASURES:
            found = shown(measure, card, work[card.ident])
            assert pasted(sample, wanted, card.ident, measure) == pytest.approx(found), (card.name, measure)


@pytest.mark.parametrize("measure", MEASURES)
def test_nothing_to_count_is_nothing(sample: sqlite3.Connection, measure: str) -> None:
    found = pasted(sample, Wanted("team", NOW_, BEFORE, NOW), 99, measure)
    assert all(cell in (None, 0) for cell in found)


def test_hostile_text_comes_through_and_is_shown_harmless(town: Town) -> None:
    evil = "it's\x1b[2J*/ ;\n' -- DROP\u202e :as_of"
    town.rate(town.ticket("T-1", channel=evil), 5)
    period = window("today", town.now, ZoneInfo("UTC"))
    wanted = Wanted("channel", *period, town.now, 'channel:"it\'s"')
    (row,) = scorecards.cards(town.sql, wanted).rows
    assert pasted(town.sql, wanted, row.ident, "csat")[:2] == (1, 1)
    statement = scorecards.sql(wanted, row.ident, "csat")
    assert not {"\x1b", "\u202e"} & set(statement)


@pytest.mark.parametrize(
    "text", ["", "a", "it's", "a\nb", "\x1b", "tab\there", "line\u2028sep", "é – 🙂", "\x7f''\x00"]
)
def test_a_literal_is_the_text(text: str) -> None:
    conn = sqlite3.connect(":memory:")
    assert conn.execute(f"SELECT {literal(text)}").fetchone()[0] == text
    conn.close()
