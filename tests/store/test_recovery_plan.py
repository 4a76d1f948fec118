"""How a case goes on: delegating, waiting, escalating, plays, notes, causes; and many at once."""

from __future__ import annotations

import pytest
from tests_support.town import DAY, HOUR, Town

from console.store import bulk, people, queue, recovery, recovery_plan
from console.store.check import faults
from console.store.errors import Refused, StaleCase
from console.store.journal import snapshot
from console.store.records import QueueFilter


def test_a_case_is_given_to_its_handler(town: Town) -> None:
    agent = town.add("agent", source="desk", external_id="7", name="Sam")
    case = town.low("T-1", agent_id=agent)
    assert people.assignable(town.sql, case)[0] == "Sam"
    assert town.act("Ana", recovery_plan.delegate, case, "sam").sentence == "Gave T-1 to Sam."
    assert town.all("SELECT p.name, v.status FROM recovery v JOIN person p ON p.id = v.owner_id") == [
        ("Sam", "claimed")
    ]
    with pytest.raises(Refused, match="Sam has this case already"):
        town.act("Ana", recovery_plan.delegate, case, "Sam")
    with pytest.raises(Refused, match="nobody called Zoe"):
        town.act("Ana", recovery_plan.delegate, case, "Zoe")


def test_waiting_leaves_the_open_lane_and_comes_back(town: Town) -> None:
    case = town.low("T-1")
    town.act("Ana", recovery_plan.wait, case, town.now + 2 * HOUR, "in 2 h")
    assert queue.lanes(town.sql, QueueFilter(), town.now)["waiting"] == 1
    assert queue.lanes(town.sql, QueueFilter(), town.now)["open"] == 0
    assert queue.lanes(town.sql, QueueFilter(), town.now + 3 * HOUR)["open"] == 1
    assert town.act("Ana", recovery_plan.wait, case, None).sentence == "T-1 waits no longer."
    with pytest.raises(Refused, match="has passed"):
        town.act("Ana", recovery_plan.wait, case, town.now - 1)


def test_escalating_twice_says_when_it_was(town: Town) -> None:
    case = town.low("T-1")
    town.act("Ana", recovery_plan.escalate, case)
    with pytest.raises(Refused, match="escalated 2 h ago"):
        town.act("Ben", recovery_plan.escalate, case, later=2 * HOUR)


def test_cause_and_play_take_only_their_words(town: Town) -> None:
    case = town.low("T-1")
    town.act("Ana", recovery_plan.cause, case, "delivery")
    town.act("Ana", recovery_plan.play, case, "save play")
    assert town.all("SELECT r.cause, v.play FROM recovery v JOIN rating r ON r.id = v.latest_rating_id") == [
        ("delivery", "save play")
    ]
    for deed in (recovery_plan.cause, recovery_plan.play):
        with pytest.raises(Refused, match="use one of"):
            town.act("Ana", deed, case, "weather")
    town.act("Ana", recovery.close, case, "not recovered", "x")
    town.act("Ana", recovery_plan.cause, case, "agent")  # a coach may say it later
    with pytest.raises(Refused, match="is closed"):
        town.act("Ana", recovery_plan.play, case, "callback")


def test_the_one_who_comes_late_is_told_who_gave_it_away(town: Town) -> None:
    town.add("person", name="Ben")
    case = town.low("T-1")
    town.act("Dana", recovery_plan.delegate, case, "Ben")
    with pytest.raises(StaleCase, match="Dana gave away T-1 first, 1 h ago"):
        town.act("Ana", recovery_plan.note, case, "hm", seen=("open", None), later=HOUR)


def test_many_at_once_are_undone_as_one(town: Town) -> None:
    cases = [town.low(f"T-{number}") for number in range(6)]
    town.act("Dana", recovery.claim, cases[2])
    before = [snapshot(town.sql, number) for number in range(1, 7)]
    done = town.act("Ana", bulk.each, recovery.claim, cases)
    assert done.sentence.startswith("5 cases done, the first: Claimed T-0. 1 left out: Dana claimed T-2 first")
    town.act("Ana", bulk.each, recovery_plan.wait, cases[:2], town.now + DAY, "tomorrow")
    assert town.act("Ana", recovery.undo).sentence == "Undid: wait of 2 cases."
    assert town.act("Ana", recovery.undo).sentence == "Undid: claim of 5 cases."
    assert [snapshot(town.sql, number) for number in range(1, 7)] == before
    assert town.act("Ana", recovery.redo).sentence == "Redid: claim of 5 cases."
    assert faults(town.sql) == []


def test_a_bulk_act_that_can_do_nothing_says_why(town: Town) -> None:
    cases = [town.low(f"T-{number}") for number in range(3)]
    town.act("Dana", bulk.each, recovery.claim, cases)
    with pytest.raises(Refused, match=r"None of 3 could be done\. Dana claimed"):
        town.act("Ana", bulk.each, recovery.claim, cases)
    with pytest.raises(Refused, match="Nothing is marked"):
        town.act("Ana", bulk.each, recovery.claim, [])
