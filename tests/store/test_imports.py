"""Importing: twice is once, in any order of rows and files; newer files update the source's fields and never ours."""

from __future__ import annotations

import tempfile
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests_support.exports import (
    DAY,
    HOUR,
    REAL,
    Line,
    Room,
)
from tests_support.growing import dump

from console.store import connect, recovery
from console.store.people import welcome
from console.store.records import Actor


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


# -- properties ---------------------------------------------------------------------------------------

moments = st.sampled_from([REAL - days * DAY + hours * HOUR for days in (40, 3, 2) for hours in (0, 3)])
tickets = st.sampled_from(["T-1", "T-2", "T-3"])
words = st.sampled_from(["Ana", "Ben", "Cleo"])


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """Any row a desk might export."""
    opened = draw(moments)
    rated = draw(st.booleans())
    return Line(
        draw(tickets), opened, draw(st.none() | words), draw(st.none() | st.sampled_from(["Returns", "Billing"])),
        draw(st.none() | st.sampled_from(["refund", "login"])), draw(st.none() | st.sampled_from(["open", "solved"])),
        draw(st.none() | st.sampled_from(["K-1", "K-2"])), draw(st.integers(1, 5)) if rated else None,
        opened + draw(st.sampled_from([60, 120, HOUR])) if rated else None,
        draw(st.none() | st.sampled_from(["bad", "so so", "=1+1", "'quoted"])) if rated else None,
    )  # fmt: skip


def files(least: int = 1) -> st.SearchStrategy[list[Line]]:
    return st.lists(lines(), min_size=least, max_size=7)


quick = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(files())
def test_twice_is_once(export: list[Line]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        room = Room(Path(folder))
        room.take(export)
        before = dump(room.store)
        again = room.take(export)
        assert again.outcome.unchanged == again.outcome.read
        assert dump(room.store) == before


@quick
@given(files(2), st.randoms(use_true_random=False))
def test_any_order_of_rows_is_the_same_store(export: list[Line], chance) -> None:
    shuffled = export.copy()
    chance.shuffle(shuffled)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        first, second = Room(Path(one)), Room(Path(other))
        first.take(export)
        second.take(shuffled)
        assert first.contents() == second.contents()


@st.composite
def histories(draw: st.DrawFn) -> list[list[Line]]:
    """A desk exported two or three times: each file tells some tickets again, as they are known by then.

    Answers are told again too, by rows that name another agent, another team, another comment, or none.
    """
    exports: list[list[Line]] = []
    for number in range(draw(st.integers(2, 3))):
        start = REAL - 5 * DAY + number * DAY
        opened = {name: REAL - 6 * DAY + 60 * place for place, name in enumerate(("T-1", "T-2", "T-3"))}
        export = []
        for name in draw(st.lists(st.sampled_from(sorted(opened)), unique=True)):
            given = draw(st.sampled_from([None, *range(1, number + 2)]))  # the day of the answer, old or new
            export.append(Line(
                name, opened[name], draw(st.none() | words), draw(st.sampled_from(["Returns", "Billing", None])),
                draw(st.sampled_from(["refund", "login", None])), draw(st.sampled_from(["open", "solved", None])),
                draw(st.sampled_from(["K-1", "K-2", None])),
                None if given is None else 1 + 2 * given % 5, None if given is None else REAL - (6 - given) * DAY + HOUR,
                None if given is None else draw(st.none() | st.sampled_from(["bad", "fine"])),
            ))  # fmt: skip
        export.append(Line(f"N-{number}", start + 21 * HOUR, "Ana", "Returns", None, None, None, 5, start + 22 * HOUR))
        exports.append(export)
    return exports


@pytest.mark.slow
@settings(quick, max_examples=15)
@given(histories())
def test_any_order_of_files_is_the_same_store(exports: list[list[Line]]) -> None:
    found = []
    for order in permutations(exports):
        with tempfile.TemporaryDirectory() as folder:
            room = Room(Path(folder))
            for export in order:
                room.take(export)
            found.append(room.contents())
    for contents in found:  # whether a ticket has to be reopened is asked by what was known of it then
        contents["errands"] = [errand for errand in contents["errands"] if errand[1] != "reopen"]
    for other in found[1:]:
        assert other == found[0]


# -- several rows of a ticket -------------------------------------------------------------------------


def test_several_rows_of_a_ticket_are_one_ticket_and_all_its_answers(room: Room) -> None:
    at = REAL - 2 * DAY
    done = room.take([
        Line("T-1", at, "Ana", "Returns", "refund", "open", "K-1", 2, at + 60, "bad"),
        Line("T-1", at, "Ben", None, None, "solved", None, 5, at + 120, "better"),
        Line("T-1", at, "Ben", None, None, "solved", None, 5, at + 120, "better"),
        Line("T-2", at),
    ]).outcome  # fmt: skip
    assert (done.read, done.stored, done.updated, done.unchanged) == (4, 2, 1, 1)
    assert room.ask("SELECT external_id, issue, status FROM interaction ORDER BY 1") == [
        ("T-1", "refund", "solved"),
        ("T-2", None, None),
    ]
    assert room.ask("SELECT value, superseded_at FROM rating ORDER BY answered_at") == [(2.0, at + 120), (5.0, None)]
    assert room.ask("SELECT status, closed_at FROM recovery") == [("withdrawn", at + 120)]
    assert room.ask("SELECT external_id FROM customer") == [("K-1",)]
    assert room.ask("SELECT a.name FROM rating r JOIN agent a ON a.id = r.agent_id ORDER BY r.answered_at") == [
        ("Ana",),
        ("Ben",),
    ]


# -- newer and older files ----------------------------------------------------------------------------


def test_a_newer_file_updates_the_sources_fields_and_never_ours(room: Room) -> None:
    at = REAL - 2 * DAY
    room.take([Line("T-1", at, "Ana", "Returns", "refund", "open", "K-1", 1, at + 60, "bad")])
    conn = connect.writer(room.store)
    with connect.transaction(conn):
        me = welcome(conn, "Dana")
        recovery.claim(conn, Actor(me.id, me.name, REAL), 1)
    conn.close()
    ours = room.ask("SELECT reopened_at, hold_since, hold_left FROM interaction")
    case = room.ask("SELECT * FROM recovery")
    done = room.take(
        [Line("T-1", at, "Ben", "Billing", "login", "solved", "K-1", 1, at + 60, "bad"), Line("T-2", at + DAY)]
    ).outcome
    assert (done.stored, done.updated) == (1, 1)
    assert room.ask("SELECT issue, status FROM interaction WHERE external_id = 'T-1'") == [("login", "solved")]
    assert room.ask("SELECT reopened_at, hold_since, hold_left FROM interaction WHERE external_id = 'T-1'") == ours
    assert room.ask("SELECT * FROM recovery") == case
    assert room.ask(
        "SELECT a.name, t.name FROM rating r JOIN agent a ON a.id = r.agent_id JOIN team t ON t.id = r.team_id"
    ) == [("Ana", "Returns")]


def test_a_blank_erases_nothing(room: Room) -> None:
    at = REAL - 2 * DAY
    full = Line("T-1", at, "Ana", "Returns", "refund", "open", "K-1", 1, at + 60, "bad")
    room.take([full])
    before = room.contents()
    room.take([Line("T-1", at, answered=at + DAY)])
    after = room.contents()
    assert [row[:8] + row[9:] for row in after["tickets"]] == [row[:8] + row[9:] for row in before["tickets"]]
    assert {name: rows for name, rows in after.items() if name != "tickets"} == {
        name: rows for name, rows in before.items() if name != "tickets"
    }


def test_an_older_file_only_fills_what_is_blank(room: Room) -> None:
    at = REAL - 2 * DAY
    room.take([Line("T-1", at, None, None, "login", "solved"), Line("T-9", at + DAY)])
    done = room.take([Line("T-1", at, "Ana", "Returns", "refund", "open", "K-1")]).outcome
    assert (done.stored, done.updated) == (0, 1)
    assert room.ask(
        "SELECT i.issue, i.status, a.name, c.external_id FROM interaction i JOIN agent a ON a.id = i.agent_id"
        " JOIN customer c ON c.id = i.customer_id"
    ) == [("login", "solved", "Ana", "K-1")]


def test_a_changed_rating_is_a_new_rating_and_an_unchanged_one_is_none(room: Room) -> None:
    at = REAL - 2 * DAY
    room.take([Line("T-1", at, score=1, answered=at + 60)])
    done = room.take([Line("T-1", at, score=4, answered=at + HOUR)]).outcome
    assert (done.updated, done.unchanged) == (1, 0)
    room.take([Line("T-1", at, score=4, answered=at + HOUR)])
    assert room.ask("SELECT value FROM rating ORDER BY id") == [(1.0,), (4.0,)]
    assert room.ask("SELECT status FROM recovery") == [("withdrawn",)]


def test_who_had_the_ticket_may_come_before_or_after_its_answer(tmp_path: Path) -> None:
    at = REAL - 2 * DAY
    ticket, answer = [Line("T-1", at, "Ana", "Returns")], [Line("T-1", at, score=1, answered=at + DAY)]
    found = []
    for name, order in (("one", (ticket, answer)), ("other", (answer, ticket))):
        (tmp_path / name).mkdir()
        room = Room(tmp_path / name)
        for export in order:
            room.take(export)
        found.append(room.contents())
        assert (
            room.one("SELECT count(*) FROM rating r JOIN agent a ON a.id = r.agent_id JOIN team t ON t.id = r.team_id")
            == 1
        )
        assert room.one("SELECT count(*) FROM recovery WHERE agent_id IS NOT NULL AND team_id IS NOT NULL") == 1
    assert found[0] == found[1]


# -- the clock ----------------------------------------------------------------------------------------


def month(number: int, end: int) -> list[Line]:
    """A low every other day of the thirty before `end`."""
    return [
        Line(f"M{number}-{day}", end - day * DAY - HOUR, "Ana", "Returns", score=1, answered=end - day * DAY)
        for day in range(0, 30, 2)
    ]


def test_a_history_stands_at_its_newest_event(room: Room) -> None:
    end = REAL - 100 * DAY
    old = [Line("O-1", end - 40 * DAY, score=1, answered=end - 31 * DAY)]
    done = room.take([*month(1, end), *old]).outcome
    assert (done.as_of, done.cases_opened) == (end, 15)
    assert room.one("SELECT value FROM setting WHERE key = 'as_of'") == str(end)


def test_a_live_store_opens_cases_by_the_real_clock(room: Room) -> None:
    done = room.take([*month(1, REAL - DAY), Line("O-1", REAL - 50 * DAY, score=1, answered=REAL - 45 * DAY)]).outcome
    assert (done.as_of, done.cases_opened) == (None, 15)


@pytest.mark.parametrize("ends", [(100, 80), (100, 50), (20, 1), (35, 3), (60, 30)])
def test_months_open_the_same_cases_in_any_order(tmp_path: Path, ends: tuple[int, int]) -> None:
    """Both histories; a history and then a live month; overlapping or not."""
    exports = [month(number, REAL - days * DAY - HOUR) for number, days in enumerate(ends)]
    found = []
    for name, order in (("one", exports), ("other", exports[::-1])):
        (tmp_path / name).mkdir()
        room = Room(tmp_path / name)
        for export in order:
            room.take(export)
        found.append(room.contents())
    assert found[0] == found[1]


def test_cases_left_behind_are_told_and_worked_ones_stay(room: Room) -> None:
    room.take(month(1, REAL - 100 * DAY))
    conn = connect.writer(room.store)
    with connect.transaction(conn):
        me = welcome(conn, "Dana")
        recovery.claim(conn, Actor(me.id, me.name, REAL - 100 * DAY), 1)
    conn.close()
    done = room.take(month(2, REAL - 50 * DAY)).outcome
    assert (done.cases_aged_out, done.cases_opened) == (14, 15)
    assert room.one("SELECT count(*) FROM recovery WHERE acted") == 1


def test_events_after_tomorrow_set_no_clock(room: Room) -> None:
    done = room.take([*month(1, REAL - 100 * DAY), Line("F-1", REAL + 40 * DAY, score=1, answered=REAL + 41 * DAY)])
    assert done.outcome.as_of == REAL - 100 * DAY and done.outcome.suspect == 1
    assert (
        room.one(
            "SELECT count(*) FROM recovery v JOIN interaction i ON i.id = v.interaction_id WHERE external_id = 'F-1'"
        )
        == 0
    )
