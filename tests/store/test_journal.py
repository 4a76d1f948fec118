"""Every deed can be taken back, exactly; nobody's work is undone by somebody else (design §7)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests_support.town import HOUR, Town

from console.store import recovery
from console.store.check import faults
from console.store.errors import Refused
from console.store.journal import snapshot

DEEDS = {
    "claim": lambda town, case: town.act("Ana", recovery.claim, case),
    "no answer": lambda town, case: town.act("Ana", recovery.tried, case, "no answer"),
    "reached": lambda town, case: town.act("Ana", recovery.tried, case, "reached", note="will call back"),
    "fix": lambda town, case: town.act("Ana", recovery.fix, case, "sent a new one"),
    "recovered": lambda town, case: town.act("Ana", recovery.close, case, "recovered", "check the stock first"),
    "lost": lambda town, case: town.act("Ana", recovery.close, case, "not recovered", "too late"),
}


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(DEEDS)), max_size=7), st.booleans())
def test_undoing_everything_gives_the_case_as_opened_and_redoing_everything_as_it_was(
    tmp_path: Path, deeds: list[str], watched: bool
) -> None:
    town = Town(tmp_path / f"{len(list(tmp_path.iterdir()))}.db")
    ticket = town.ticket("T-1", closed_at=town.now - 2 * HOUR, auto_close_at=town.now + HOUR)
    rating = town.rate(ticket, 3 if watched else 1, HOUR)
    key = -rating if watched else 1
    opened, done = snapshot(town.sql, ticket), 0
    for deed in deeds:
        try:
            DEEDS[deed](town, key)
            done += 1
        except Refused:
            continue
    finished = snapshot(town.sql, ticket)
    for _ in range(done):
        town.act("Ana", recovery.undo)
    assert snapshot(town.sql, ticket) == opened
    with pytest.raises(Refused, match="nothing of yours to undo"):
        town.act("Ana", recovery.undo)
    for _ in range(done):
        town.act("Ana", recovery.redo)
    assert snapshot(town.sql, ticket) == finished
    assert faults(town.sql) == []
    town.sql.close()


def test_undo_is_ones_own(town: Town) -> None:
    case = town.low("T-1")
    town.act("Ana", recovery.claim, case)
    with pytest.raises(Refused, match="nothing of yours"):
        town.act("Ben", recovery.undo)


def test_undo_is_refused_where_somebody_went_on_and_says_who(town: Town) -> None:
    case = town.low("T-1")
    town.act("Ana", recovery.claim, case)
    town.act("Ben", recovery.tried, case, "reached", later=240)
    with pytest.raises(Refused, match="Ben did “tried” 4 min later"):
        town.act("Ana", recovery.undo)
    assert town.status(case) == "contacted"


def test_undo_is_refused_after_the_customer_answered_again(town: Town) -> None:
    case = town.low("T-1")
    town.act("Ana", recovery.claim, case)
    town.rate(1, 5, 0)
    with pytest.raises(Refused, match="a new answer"):
        town.act("Ana", recovery.undo)


def test_a_new_deed_ends_what_could_be_redone(town: Town) -> None:
    case, other = town.low("T-1"), town.low("T-2")
    town.act("Ana", recovery.claim, case)
    town.act("Ana", recovery.undo)
    town.act("Ana", recovery.claim, other)
    with pytest.raises(Refused, match="nothing of yours to redo"):
        town.act("Ana", recovery.redo)


def test_every_entry_names_its_person_and_what_changed(town: Town) -> None:
    case = town.low("T-1")
    town.act("Ana", recovery.claim, case)
    town.act("Ana", recovery.undo)
    entries = town.all(
        "SELECT p.name, j.action, j.detail, j.before, j.after FROM journal j JOIN person p ON p.id = j.person_id"
    )
    assert [entry[:3] for entry in entries] == [("Ana", "claim", ""), ("Ana", "undo", "claim")]
    before, after = json.loads(entries[0][3]), json.loads(entries[0][4])
    assert before["recovery"][str(case)]["status"] == "open"
    assert after["recovery"][str(case)]["status"] == "claimed"
