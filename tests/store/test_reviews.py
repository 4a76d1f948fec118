"""A reviewer marks a ticket: what is stored, what is refused with a sentence, and how it is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests_support import reviewed
from tests_support.town import DAY, Town

from console.store import recovery, reviews
from console.store.check import faults
from console.store.errors import Refused, StaleCase
from console.store.journal import snapshot


@pytest.fixture
def office(town: Town) -> Town:
    """Sam's ticket T-1, a rubric, and Ruth and Tomas who review."""
    (sam,) = reviewed.team(town, "Sam")
    reviewed.finished(town, "T-1", sam)
    reviewed.imported(town)
    for name in ("Ruth", "Tomas"):
        town.add("person", name=name)
    return town


def test_a_review_is_stored_with_its_evidence_and_why_it_was_drawn(office: Town) -> None:
    form = reviewed.opened(office, "Ruth", 1)
    done = office.act("Ruth", reviews.save, form, reviewed.filled(form, turn=form.turns[1].id), " Who is calling?\n")
    assert done.sentence == "Reviewed T-1 of Sam (random): 64.3 points."
    assert office.all("SELECT agent_id, drawn, note, round(score, 4) FROM review") == [
        (1, "random", "Who is calling?", round(reviewed.POINTS, 4))
    ]
    assert office.all("SELECT chosen, evidence, turn_id FROM review_answer ORDER BY criterion_id") == [
        (1, None, None), (2, "Who are you?", form.turns[1].id), (0, None, None),
    ]  # fmt: skip
    assert office.all("SELECT action, ref FROM journal WHERE rubric_id IS NULL") == [("review", "T-1")]


MARKS = st.fixed_dictionaries(
    {
        "Identity checked": st.sampled_from([None, 0, 1]),
        "Solved": st.integers(0, 4),
        "Went further": st.sampled_from([None, 1]),
    }
)


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(MARKS, st.booleans()), min_size=1, max_size=3))
def test_what_was_reviewed_and_taken_back_was_never_there_and_redone_is_the_same(
    tmp_path: Path, done: list[tuple[dict[str, float | None], bool]]
) -> None:
    town = Town(tmp_path / f"{len(list(tmp_path.iterdir()))}.db")
    reviewed.team(town, "Sam")
    town.add("person", name="Ruth")
    reviewed.finished(town, "T-1", 1)
    reviewed.imported(town)
    before = snapshot(town.sql, 1)
    for marks, chosen in done:
        reviewed.review(town, "Ruth", 1, "chosen" if chosen else "random", marks)
    after = snapshot(town.sql, 1)
    for _ in done:
        town.act("Ruth", recovery.undo)
    assert snapshot(town.sql, 1) == before and town.one("SELECT count(*) FROM review_answer") == 0
    for _ in done:
        town.act("Ruth", recovery.redo)
    assert snapshot(town.sql, 1) == after and faults(town.sql) == []
    town.sql.close()


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ({"Solved": 2}, "No mark yet for “Identity checked”, “Went further”"),
        ({**reviewed.MARKS, "Solved": None}, "“Solved” always applies"),
        ({**reviewed.MARKS, "Solved": 5}, "5 is no mark for “Solved”: its scale goes from 0 to 4"),
    ],
)
def test_what_is_not_whole_is_refused_by_name_and_nothing_is_stored(
    office: Town, marks: dict[str, float | None], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        reviewed.review(office, "Ruth", 1, marks=marks)
    assert (
        office.one("SELECT count(*) FROM review")
        == office.one("SELECT count(*) FROM journal WHERE rubric_id IS NULL")
        == 0
    )


def test_a_failed_critical_criterion_makes_it_nothing_and_all_na_no_score(office: Town) -> None:
    marks = {**reviewed.MARKS, "Identity checked": 0}
    assert reviewed.review(office, "Ruth", 1, marks=marks).sentence.endswith("0.0 points.")
    free = reviewed.rubric(name="Free", criteria=tuple(one._replace(na=True) for one in reviewed.rubric().criteria))
    reviewed.imported(office, free)
    nothing = dict.fromkeys(reviewed.MARKS)
    assert "no score, since nothing applied" in reviewed.review(office, "Ruth", 1, "chosen", nothing).sentence


def test_a_ticket_that_was_deleted_or_given_away_meanwhile_is_told(office: Town) -> None:
    form = reviewed.opened(office, "Ruth", 1)
    other = office.add("agent", source="desk", external_id="Ben", name="Ben", team_id=1)
    office.sql.execute("UPDATE interaction SET agent_id = ? WHERE id = 1", (other,))
    with pytest.raises(StaleCase, match="T-1 is now with Ben: read it again"):
        office.act("Ruth", reviews.save, form, reviewed.filled(form))
    office.sql.execute("PRAGMA foreign_keys = ON")
    office.sql.execute("DELETE FROM interaction WHERE id = 1")
    with pytest.raises(Refused, match="was deleted at its source, so it can't be reviewed: what you marked is kept"):
        office.act("Ruth", reviews.save, form, reviewed.filled(form))
    assert office.one("SELECT count(*) FROM journal WHERE rubric_id IS NULL") == 0


def test_a_ticket_without_an_agent_has_nobody_to_review(office: Town) -> None:
    ticket = reviewed.finished(office, "T-2", None)
    with pytest.raises(Refused, match="Nobody is named as the agent of T-2"):
        reviewed.opened(office, "Ruth", ticket)


def test_of_two_who_review_one_ticket_at_once_the_second_hears_who_was_first(office: Town) -> None:
    form = reviewed.opened(office, "Ruth", 1)
    reviewed.review(office, "Tomas", 1)
    with pytest.raises(StaleCase, match="Tomas reviewed T-1 first, 5 min ago; yours is kept as a draft"):
        office.act("Ruth", reviews.save, form, reviewed.filled(form), later=300)
    assert "chosen" in reviewed.review(office, "Ruth", 1, "chosen").sentence


def test_a_quoted_turn_belongs_to_the_conversation(office: Town) -> None:
    other = reviewed.finished(office, "T-2", 1)
    strange = reviewed.opened(office, "Ruth", other).turns[0].id
    form = reviewed.opened(office, "Ruth", 1)
    with pytest.raises(Refused, match="no longer in the conversation"):
        office.act("Ruth", reviews.save, form, reviewed.filled(form, turn=strange))


def test_a_review_stays_undone_by_nobody_else_and_does_not_touch_the_case(office: Town) -> None:
    office.rate(1, 1, DAY)
    reviewed.review(office, "Ruth", 1, "low rating")
    office.act("Ana", recovery.claim, 1)
    assert office.act("Ruth", recovery.undo).sentence == "Undid: review of T-1."
    assert office.status(1) == "claimed" and office.one("SELECT count(*) FROM review") == 0
