"""Rubrics come in versions: what was reviewed with one keeps it, whatever is imported later."""

from __future__ import annotations

import pytest
from tests_support import reviewed
from tests_support.town import DAY, Town

from console.store import reviews, rubrics, sessions, undoing
from console.store.criteria import measurable
from console.store.errors import Refused, StaleCase


def test_a_changed_rubric_is_a_new_version_and_old_reviews_keep_theirs(town: Town) -> None:
    (ana,) = reviewed.team(town, "Sam")
    ticket = reviewed.finished(town, "T-1", ana)
    assert reviewed.imported(town) == "Imported “Conversation quality” with 3 criteria."
    reviewed.review(town, "Ruth", ticket)
    less = reviewed.rubric(criteria=reviewed.rubric().criteria[1:])
    assert reviewed.imported(town, less) == (
        "“Conversation quality” is now version 2, which leaves out “Identity checked”."
        " The 1 review written before keeps its own."
    )
    newest, first = rubrics.versions(town.sql)
    assert (newest.version, newest.rubric, newest.reviews) == (2, less, 0)
    assert (first.version, first.rubric, first.reviews) == (1, reviewed.rubric(), 1)
    assert (
        town.one("SELECT rubric_id FROM review") == first.id
        and len(reviewed.opened(town, "Ruth", ticket).rubric.keys) == 2
    )
    assert town.one("SELECT score FROM review") == pytest.approx(reviewed.POINTS)


def test_an_import_is_undone_and_redone_as_it_was(town: Town) -> None:
    reviewed.imported(town)
    ticket = reviewed.finished(town, "T-1", reviewed.team(town, "Sam")[0])
    before = town.dump_of("rubric", "criterion")
    reviewed.imported(town, reviewed.rubric(name="By mistake", criteria=reviewed.rubric().criteria[1:]))
    after = town.dump_of("rubric", "criterion")
    assert reviewed.opened(town, "Ruth", ticket).rubric.rubric.name == "By mistake"
    assert town.act("Ana", undoing.undo).sentence == "Undid: import of By mistake."
    assert town.dump_of("rubric", "criterion") == before
    assert reviewed.opened(town, "Ruth", ticket).rubric.rubric.name == "Conversation quality"
    assert town.act("Ana", undoing.redo).sentence == "Redid: import of By mistake."
    assert town.dump_of("rubric", "criterion") == after
    town.act("Ana", undoing.undo)
    assert town.act("Ana", undoing.undo).sentence == "Undid: import of Conversation quality."
    assert rubrics.versions(town.sql) == ()


def test_an_import_that_something_was_made_with_stays(town: Town) -> None:
    (sam,) = reviewed.team(town, "Sam")
    reviewed.imported(town)
    solved = measurable(town.sql)[1].id
    town.act("Ruth", sessions.hold, sam, [sessions.Agreed("Solve it", town.now + DAY, "QA: Solved", None, solved)])
    with pytest.raises(Refused, match=r"^1 commitment was made with this rubric since, so its import can't be undone"):
        town.act("Ana", undoing.undo)
    reviewed.review(town, "Ruth", reviewed.finished(town, "T-1", sam))
    with pytest.raises(Refused, match=r"^1 review and 1 commitment were made with this rubric since"):
        town.act("Ana", undoing.undo)
    assert len(rubrics.versions(town.sql)) == 1


def test_a_review_whose_rubric_is_taken_back_meanwhile_is_told(town: Town) -> None:
    (sam,) = reviewed.team(town, "Sam")
    reviewed.imported(town)
    reviewed.imported(town, reviewed.rubric(name="By mistake"))
    form = reviewed.opened(town, "Ruth", reviewed.finished(town, "T-1", sam))
    town.act("Ana", undoing.undo)
    with pytest.raises(StaleCase, match="The rubric was taken back while you reviewed"):
        town.act("Ruth", reviews.save, form, reviewed.filled(form))


def test_nothing_is_promised_by_a_criterion_that_is_no_longer_marked(town: Town) -> None:
    reviewed.imported(town)
    assert [one.name for one in measurable(town.sql)] == ["Identity checked", "Solved"]
    reviewed.imported(town, reviewed.rubric(criteria=reviewed.rubric().criteria[1:]))
    reviewed.imported(town, reviewed.rubric(name="Calls", criteria=reviewed.rubric().criteria[1:]))
    assert [one.name for one in measurable(town.sql)] == ["Solved"]


def test_the_same_rubric_again_changes_nothing_and_an_older_file_makes_it_the_newest(town: Town) -> None:
    reviewed.imported(town)
    before = town.dump()
    assert "is like that already, as version 1" in reviewed.imported(town)
    assert "like that already" in reviewed.imported(town, reviewed.rubric(name="CONVERSATION quality"))
    assert [line for line in town.dump() if "rubric" in line] == [line for line in before if "rubric" in line]
    reviewed.imported(town, reviewed.rubric(applies_to="chat"))
    assert "version 3, which changes what it applies to" in reviewed.imported(town)
    assert [one.rubric.applies_to for one in rubrics.versions(town.sql)] == [None, "chat", None]


def test_a_ticket_gets_the_rubric_of_its_channel_else_the_general_one(town: Town) -> None:
    (sam,) = reviewed.team(town, "Sam")
    chat, call = reviewed.finished(town, "T-1", sam, channel="Chat"), reviewed.finished(town, "T-2", sam, kind="call")
    with pytest.raises(Refused, match="There is no rubric yet: `csat rubric --example"):
        rubrics.fitting(town.sql, chat)
    reviewed.imported(town, reviewed.rubric(name="Chats", applies_to="chat"))
    assert rubrics.fitting(town.sql, chat).rubric.name == "Chats"
    with pytest.raises(Refused, match="No rubric is for this channel or kind"):
        rubrics.fitting(town.sql, call)
    reviewed.imported(town)
    reviewed.imported(town, reviewed.rubric(name="Calls", applies_to="call"))
    assert [rubrics.fitting(town.sql, one).rubric.name for one in (chat, call)] == ["Chats", "Calls"]
