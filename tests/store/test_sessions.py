"""One-on-ones: stored with their commitments as one act, taken back exactly, and no coach overwrites another."""

from __future__ import annotations

import pytest
from tests_support.town import DAY, HOUR, Town

from console.domain.period import Period
from console.store import coaching_talks, connect, recognition, recovery, sessions
from console.store.errors import Refused, StaleCase
from console.store.one_on_one import pack
from console.store.sessions import Agreed


@pytest.fixture
def sam(town: Town) -> int:
    """An agent of the store."""
    return town.add("agent", source="desk", external_id="a1", name="Sam Carter")


def test_a_one_on_one_is_one_act_and_undone_as_one(town: Town, sam: int) -> None:
    before = town.dump_of("session", "commitment")
    promises = [Agreed("Say the date", town.now + 7 * DAY, "QA: Next step", 80.0), Agreed("Ask twice", town.now + DAY)]
    done = town.act("Ruth", sessions.hold, sam, promises, shared="Well done", comment="Fine by me")
    assert "One-on-one with Sam Carter stored: 2 commitments." in done.sentence
    assert town.all("SELECT agent_id, held_at, shared, agent_comment FROM session") == [
        (sam, town.now, "Well done", "Fine by me")
    ]
    assert town.all("SELECT text, measure, target, state FROM commitment") == [
        ("Say the date", "QA: Next step", 80.0, "open"), ("Ask twice", None, None, "open")
    ]  # fmt: skip
    stored = town.dump_of("session", "commitment")
    assert town.act("Ruth", recovery.undo).sentence == "Undid: one-on-one of Sam Carter."
    assert town.dump_of("session", "commitment") == before
    assert town.act("Ruth", recovery.redo).sentence == "Redid: one-on-one of Sam Carter."
    assert town.dump_of("session", "commitment") == stored
    assert town.all("SELECT count(*), min(agent_id) FROM journal") == [(3, sam)]


def test_the_second_of_two_coaches_is_told_and_may_store_theirs_as_well(town: Town, sam: int) -> None:
    seen = sessions.newest(town.sql, sam)
    town.act("Ruth", sessions.hold, sam, seen=seen)
    with pytest.raises(StaleCase, match="Ruth stored a one-on-one with Sam Carter 4 min ago, while yours was open"):
        town.act("Dana", sessions.hold, sam, seen=seen, later=240)
    assert town.one("SELECT count(*) FROM session") == 1
    town.act("Dana", sessions.hold, sam, seen=sessions.newest(town.sql, sam), later=300)
    assert town.all("SELECT p.name FROM session s JOIN person p ON p.id = s.coach_id ORDER BY s.id") == [
        ("Ruth",), ("Dana",)
    ]  # fmt: skip


def test_a_commitment_is_settled_once_and_taken_back(town: Town, sam: int) -> None:
    town.act("Ruth", sessions.hold, sam, [Agreed("Say the date", town.now + DAY)])
    commitment = town.one("SELECT id FROM commitment")
    assert town.act("Ruth", sessions.settle, commitment, "kept", later=HOUR).sentence == "Kept: Say the date."
    with pytest.raises(StaleCase, match="This commitment is kept already"):
        town.act("Dana", sessions.settle, commitment, "missed")
    found = coaching_talks.commitments(town.sql, sam, town.now + HOUR)
    assert [(one.state, one.done_at) for one in found] == [("kept", town.now + HOUR)]
    town.act("Ruth", recovery.undo)
    assert town.all("SELECT state, done_at FROM commitment") == [("open", None)]


def test_a_one_on_one_whose_commitment_was_settled_by_another_is_not_undone(town: Town, sam: int) -> None:
    town.act("Ruth", sessions.hold, sam, [Agreed("Say the date", town.now + DAY)])
    town.act("Dana", sessions.settle, town.one("SELECT id FROM commitment"), "dropped", later=HOUR)
    with pytest.raises(Refused, match="Sam Carter has changed since: Dana did “dropped”"):
        town.act("Ruth", recovery.undo)


@pytest.mark.parametrize(
    ("promise", "why"),
    [
        (Agreed(" ", 2**40), "Say what is promised"),
        (Agreed("Call back", 1), "a moment that has passed"),
        (Agreed("Call back", 2**40, "calls", float("nan")), "is no number"),
    ],
)
def test_what_nobody_can_keep_is_refused_and_nothing_is_stored(town: Town, sam: int, promise: Agreed, why: str) -> None:
    with pytest.raises(Refused, match=why):
        town.act("Ruth", sessions.hold, sam, [promise])
    assert town.all("SELECT id FROM session") == []


def test_nobody_is_met_who_is_not_there_and_no_state_is_made_up(town: Town, sam: int) -> None:
    with pytest.raises(Refused, match="not in the store any more"):
        town.act("Ruth", sessions.hold, sam + 1)
    with pytest.raises(StaleCase, match="There is no commitment 7: it never was"):
        town.act("Ruth", sessions.settle, 7, "kept")
    with pytest.raises(Refused, match="kept, missed or dropped, not done"):
        town.act("Ruth", sessions.settle, 7, "done")


def test_a_one_on_one_after_the_moment_that_is_looked_at_is_stored_all_the_same(town: Town, sam: int) -> None:
    held = town.act("Ruth", sessions.hold, sam, later=DAY).key
    with connect.reading(town.path) as conn:
        found = pack(conn, sam, Period(town.now - 90 * DAY, town.now, "90 days"), town.now)
    assert found.last is None and found.stored == {held}, "its notes are not those of the next one"


def test_praise_is_passed_on_once_with_words_to_paste_and_taken_back(town: Town, sam: int) -> None:
    ticket = town.ticket("T-1", agent_id=sam)
    town.rate(ticket, 5, HOUR, comment="Sam was a star")
    said = town.act("Ruth", recognition.pass_on, ticket).sentence
    assert said == "Passed on to Sam Carter; the words to paste are in the outbox."
    assert town.all("SELECT ref, action, text FROM outbox") == [
        ("T-1", "note", "Recognition for Sam Carter, passed on by Ruth: “Sam was a star”")
    ]
    assert recognition.sent(town.sql, sam, town.now) == (
        recognition.Sent(ticket, "T-1", "Sam was a star", "Ruth", town.now),
    )
    with pytest.raises(StaleCase, match="Ruth passed this on to Sam Carter already"):
        town.act("Dana", recognition.pass_on, ticket)
    town.act("Ruth", recovery.undo)
    assert town.dump_of("recognition", "outbox") == [] and recognition.sent(town.sql, sam, town.now) == ()


@pytest.mark.parametrize(("value", "comment"), [(4, "good"), (5, " "), (5, None)])
def test_only_the_best_rating_with_words_is_praise(town: Town, sam: int, value: int, comment: str | None) -> None:
    ticket = town.ticket("T-1", agent_id=sam)
    town.rate(ticket, value, comment=comment)
    with pytest.raises(Refused, match="Only a best rating with a comment"):
        town.act("Ruth", recognition.pass_on, ticket)
