"""Calibration: two review one ticket, blind until both are in; then what they say together."""

from __future__ import annotations

import pytest
from tests_support import reviewed
from tests_support.town import Town

from console.store import recovery, reviews, reviews_draw, reviews_read
from console.store.errors import Refused

FIRST = {"Identity checked": 1.0, "Solved": 4.0, "Went further": 0.0}
SECOND = {"Identity checked": None, "Solved": 1.0, "Went further": 0.0}


@pytest.fixture
def office(town: Town) -> Town:
    """Two tickets of Sam; Ruth has reviewed the first for calibration."""
    (sam,) = reviewed.team(town, "Sam")
    for ref in ("T-1", "T-2"):
        reviewed.finished(town, ref, sam)
    for name in ("Ruth", "Tomas", "Vera"):
        town.add("person", name=name)
    reviewed.imported(town)
    reviewed.review(town, "Ruth", 1, "calibration", FIRST)  # type: ignore[arg-type]
    return town


def test_the_second_never_gets_the_firsts_marks_before_their_own_are_in(office: Town) -> None:
    found = reviews_read.calibration(office.sql, office.now)
    assert (found.pairs, found.waiting, found.criteria) == ((), 1, ())
    (line,) = reviews_read.written(office.sql, office.now)
    assert line.blind and line.score is None and line.note is None
    form = reviewed.opened(office, "Tomas", 1, "calibration")
    assert form.seen == () and "4.0" not in repr(form.turns)
    waits = reviews_draw.next_up(office.sql, office.now, 3)[0]
    assert (waits.ref, waits.drawn, waits.why) == ("T-1", "calibration", "waits for you as the second reviewer, blind")
    assert not any(one.drawn == "calibration" for one in reviews_draw.next_up(office.sql, office.now, 1)), (
        "Ruth is done"
    )


def test_when_both_are_in_agreement_kappa_and_bias_are_told(office: Town) -> None:
    assert "Both are in: compare them" in reviewed.review(office, "Tomas", 1, "calibration", SECOND).sentence
    found = reviews_read.calibration(office.sql, office.now)
    solved, further, checked = found.criteria
    assert (solved.name, solved.n, solved.agreement) == ("Solved", 1, pytest.approx(25))
    assert [(one.reviewer, one.bias) for one in solved.bias] == [("Ruth", 75), ("Tomas", -75)]
    assert (further.agreement, further.kappa) == (100, None), "one mark alone says nothing beyond chance"
    assert (checked.name, checked.agreement, checked.bias) == ("Identity checked", None, ()), "N/A has no distance"
    assert found.pairs[0].scores == (pytest.approx(100), pytest.approx(25)) and found.waiting == 0
    assert [line.blind for line in reviews_read.written(office.sql, office.now)] == [False, False]


def test_a_calibration_never_enters_the_agents_numbers(office: Town) -> None:
    from console.store.coaching_quality import _scores

    reviewed.review(office, "Tomas", 1, "calibration", SECOND)
    assert _scores(office.sql, 1, office.now) == {}


def test_nobody_reviews_twice_and_a_third_is_told(office: Town) -> None:
    with pytest.raises(Refused, match="Your calibration review of this ticket is in: it waits for a second"):
        reviewed.opened(office, "Ruth", 1, "calibration")
    form = reviewed.opened(office, "Vera", 1, "calibration")
    reviewed.review(office, "Tomas", 1, "calibration", SECOND)
    with pytest.raises(Refused, match="Both calibration reviews of this ticket are in, by Ruth and Tomas"):
        office.act("Vera", reviews.save, form, reviewed.filled(form))


def test_the_second_uses_the_rubric_of_the_first(office: Town) -> None:
    early = reviewed.opened(office, "Vera", 2, "calibration")
    reviewed.imported(office, reviewed.rubric(criteria=reviewed.rubric().criteria[1:]))
    assert reviewed.opened(office, "Tomas", 1, "calibration").rubric.version == 1
    reviewed.review(office, "Tomas", 2, "calibration", {"Solved": 3.0, "Went further": 0.0})
    with pytest.raises(Refused, match="another version of the rubric"):
        office.act("Vera", reviews.save, early, reviewed.filled(early))


def test_alone_it_can_be_taken_back_but_not_once_both_could_be_read(office: Town) -> None:
    office.act("Ruth", recovery.undo)
    assert office.one("SELECT count(*) FROM review") == 0
    office.act("Ruth", recovery.redo)
    reviewed.review(office, "Tomas", 1, "calibration", SECOND)
    for name in ("Ruth", "Tomas"):
        with pytest.raises(Refused, match="would not be blind"):
            office.act(name, recovery.undo)


def test_a_calibration_taken_back_does_not_return_as_a_third(office: Town) -> None:
    office.act("Ruth", recovery.undo)
    for name in ("Tomas", "Vera"):
        reviewed.review(office, name, 1, "calibration", SECOND)
    with pytest.raises(Refused, match="Both calibration reviews"):
        office.act("Ruth", recovery.redo)
