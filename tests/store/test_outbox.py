"""The outbox says what to do in the help desk, and what was done there."""

from __future__ import annotations

import pytest
from tests_support.town import Town

from console.store import outbox, recovery, saved_filters
from console.store.errors import Refused


def test_ticking_off_is_a_deed_like_others(town: Town) -> None:
    case = town.low("T-1", closed_at=town.now)
    errands = outbox.pending(town.sql)
    assert [(one.action, one.ref) for one in errands] == [("reopen", "T-1"), ("hold", "T-1")]
    assert town.act("Ana", outbox.tick, errands[0].id).sentence == "Done in the help desk: reopen of T-1."
    assert [one.action for one in outbox.of_ticket(town.sql, 1)] == ["hold"]
    with pytest.raises(Refused, match="ticked off already"):
        town.act("Ben", outbox.tick, errands[0].id)
    with pytest.raises(Refused, match="nothing numbered 99"):
        town.act("Ben", outbox.tick, 99)
    town.act("Ana", recovery.undo)
    assert len(outbox.pending(town.sql)) == 2
    assert town.status(case) == "open"


def test_filters_are_kept_by_name_and_person(town: Town) -> None:
    town.act("Ana", saved_filters.save, "mine", "team:returns refund")
    town.act("Ben", saved_filters.save, "mine", "x")
    assert saved_filters.of_person(town.sql, 1) == (("mine", "team:returns refund"),)
    town.act("Ana", saved_filters.save, "mine", "")
    assert saved_filters.of_person(town.sql, 1) == ()
    with pytest.raises(Refused, match="a name"):
        town.act("Ana", saved_filters.save, " ", "x")


def test_every_outreach_can_be_pasted_into_the_ticket(town: Town) -> None:
    case = town.low("T-1")
    town.act("Ana", recovery.tried, case, "left message", channel="phone", note="voicemail, will call at 9")
    said = [one.text for one in outbox.pending(town.sql) if one.action == "note"]
    assert said == ["Recovery: left message by phone (Ana). voicemail, will call at 9"]
    town.act("Ana", recovery.undo)
    assert [one.action for one in outbox.pending(town.sql)] == ["reopen", "hold"]
