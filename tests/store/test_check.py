"""`check` finds every promise that somebody broke behind the store's back."""

from __future__ import annotations

import pytest
from tests_support.town import DAY, HOUR, Town

from console.store.check import faults

PLANTED = {
    "one case says recovered without a contact": (
        "UPDATE recovery SET status = 'recovered', closed_by = 'lead', closed_at = 1, lesson = 'x' WHERE id = 1",
        "recovered without a contact and a fix",
    ),
    "no lesson": (
        "UPDATE recovery SET status = 'not recovered', closed_by = 'lead', closed_at = 1 WHERE id = 1",
        "closed by a lead without a lesson",
    ),
    "no alert": ("DELETE FROM alert WHERE recovery_id = 1", "cases have no alert"),
    "not held": ("UPDATE interaction SET hold_since = NULL WHERE id = 1", "tickets of open cases are not held"),
    "held for nothing": (
        "UPDATE interaction SET hold_since = 5 WHERE external_id = 'T-5'",
        "held without an open case",
    ),
    "wrong current answer": ("UPDATE rating SET superseded_at = 7 WHERE id = 1", "don't follow their order"),
    "current answer forgotten": ("UPDATE rating SET superseded_at = NULL", "don't follow their order"),
    "a comment the search misses": ("DELETE FROM rating_search_docsize", "comment search misses 2 comments"),
    "a comment the search invented": (
        "INSERT INTO rating_search_docsize (id, sz) VALUES (999, x'01')",
        "knows 1 comments that are not there",
    ),
    "one comment for another": (
        "UPDATE rating_search_docsize SET id = 999 WHERE id = (SELECT min(id) FROM rating_search_docsize)",
        "comment search misses 1 comments",
    ),
    "a journal of nobody": (
        "INSERT INTO journal (at, person_id, action, interaction_id, ref, before, after) VALUES (0, 77, 'claim', 1, 'T', '{}', '{}')",
        "journal entries name nobody",
    ),
    "a rating of no ticket": (
        "INSERT INTO rating (interaction_id, value, answered_at) VALUES (99, 5, 1)",
        "refers to a interaction that is not there",
    ),
}


@pytest.fixture
def busy(town: Town) -> Town:
    """Two lows with comments, one of them raised later, and a ticket that is well."""
    town.rate(town.ticket("T-1"), 1, DAY, comment="bad")
    town.rate(town.ticket("T-2"), 2, DAY, comment="worse")
    town.rate(2, 5, HOUR)
    town.rate(town.ticket("T-5"), 5, HOUR)
    return town


def test_a_sound_store_has_no_faults(busy: Town) -> None:
    assert faults(busy.sql) == []


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(busy: Town, fault: str) -> None:
    statement, sentence = PLANTED[fault]
    busy.sql.execute("PRAGMA foreign_keys = OFF")
    busy.sql.execute(statement)
    found = faults(busy.sql)
    assert any(sentence in one for one in found), found


def test_two_open_cases_of_a_ticket_are_impossible(busy: Town) -> None:
    import sqlite3

    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        busy.sql.execute(
            "INSERT INTO recovery (interaction_id, rating_id, latest_rating_id, opened_at, contact_due_at, position)"
            " VALUES (1, 1, 1, 0, 0, 0)"
        )
