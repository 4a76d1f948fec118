"""What people do on a case, and what they are told where they can't."""

from __future__ import annotations

import pytest
from tests_support.town import HOUR, Town

from console.store import recovery
from console.store.errors import Refused, StaleCase


def test_a_case_is_worked_to_its_end(town: Town) -> None:
    case = town.low("T-1")
    assert town.act("Ana", recovery.claim, case).sentence == "Claimed T-1."
    town.act("Ana", recovery.tried, case, "left message", channel="phone", note="voicemail")
    assert town.status(case) == "claimed"
    town.act("Ana", recovery.tried, case, "reached")
    town.act("Ana", recovery.fix, case, "refund sent")
    assert town.act("Ana", recovery.close, case, "recovered", "chase PayQuick").sentence == "Closed T-1 as recovered."
    row = town.all("SELECT status, closed_by, fix, lesson, first_attempt_at, contacted_at FROM recovery")
    assert row == [("recovered", "lead", "refund sent", "chase PayQuick", town.now, town.now)]


def test_losing_a_race_says_who_was_first(town: Town) -> None:
    case = town.low("T-1")
    town.act("Dana", recovery.claim, case)
    with pytest.raises(StaleCase, match="Dana claimed T-1 first, 4 min ago"):
        town.act("Ana", recovery.claim, case, later=240)


def test_acting_on_what_one_no_longer_sees_is_refused(town: Town) -> None:
    case = town.low("T-1")
    town.act("Dana", recovery.claim, case)
    with pytest.raises(StaleCase, match="Dana claimed T-1 first"):
        town.act("Ana", recovery.tried, case, "reached", seen=("open", None))
    town.act("Ana", recovery.tried, case, "reached", seen=("claimed", "Dana"))
    assert town.status(case) == "contacted"


def test_a_case_that_is_gone_says_so(town: Town) -> None:
    with pytest.raises(StaleCase, match="gone"):
        town.act("Ana", recovery.claim, 99)


def test_claiming_a_watched_rating_makes_it_a_case_once(town: Town) -> None:
    rating = town.rate(town.ticket("T-1"), 3, HOUR)
    done = town.act("Ana", recovery.claim, -rating)
    assert town.all("SELECT id, status, contact_due_at FROM recovery") == [(done.key, "claimed", town.now + 24 * HOUR)]
    with pytest.raises(StaleCase, match="Ana claimed T-1 first"):
        town.act("Ben", recovery.claim, -rating)


def test_a_watched_rating_that_was_raised_is_left_alone(town: Town) -> None:
    rating = town.rate(town.ticket("T-1"), 3, HOUR)
    town.rate(1, 5, 0)
    with pytest.raises(StaleCase, match="answered again"):
        town.act("Ana", recovery.claim, -rating)


@pytest.mark.parametrize(
    ("deed", "args", "sentence"),
    [
        (recovery.tried, ("shouted",), "no way of trying"),
        (recovery.fix, ("  ",), "Say what was fixed"),
        (recovery.fix, ("x" * 1_000_001,), "a million"),
        (recovery.close, ("recovered", "x"), "reached the customer"),
        (recovery.close, ("gone", "x"), "no outcome"),
        (recovery.close, ("not recovered", "\x1b "), None),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(town: Town, deed, args: tuple[str, ...], sentence: str | None) -> None:
    case = town.low("T-1")
    if sentence is None:  # a lesson of controls alone is kept, made plain
        town.act("Ana", deed, case, *args)
        assert town.one("SELECT lesson FROM recovery") == "�"
        return
    with pytest.raises(Refused, match=sentence):
        town.act("Ana", deed, case, *args)
    assert town.one("SELECT count(*) FROM journal") == 0


def test_refs_find_their_case(town: Town) -> None:
    case = town.low("T-1")
    town.rate(town.ticket("T-2"), 3)
    town.ticket("T-3")
    assert recovery.find(town.sql, "T-1") == case
    assert recovery.find(town.sql, "T-2") == -2
    for ref, sentence in (("T-3", "did not rate it low"), ("T-9", "no ticket T-9")):
        with pytest.raises(Refused, match=sentence):
            recovery.find(town.sql, ref)
    town.add("interaction", source="other", external_id="T-1")
    with pytest.raises(Refused, match="say which"):
        recovery.find(town.sql, "T-1")
    assert recovery.find(town.sql, "desk/T-1") == case
