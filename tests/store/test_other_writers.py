"""What any program may rely on that writes ratings with plain SQL (design §3)."""

import sqlite3

import pytest
from tests_support.town import DAY, Town


def test_one_plain_insert_is_enough(town: Town) -> None:
    team = town.add("team", name="Returns")
    agent = town.add("agent", source="desk", external_id="7", name="Sam", team_id=team)
    ticket = town.ticket("T-1", agent_id=agent)
    town.sql.execute(
        "INSERT INTO rating (interaction_id, metric, value, low, high, answered_at, comment) VALUES (?, 'csat', 2, 1, 5, ?, 'slow')",
        (ticket, town.now),
    )
    assert town.all("SELECT verdict, agent_id, team_id FROM rating") == [("low", agent, team)]
    assert town.all("SELECT status FROM recovery") == [("open",)]
    assert town.all("SELECT rowid FROM rating_search('slow')") == [(1,)]


@pytest.mark.parametrize("change", ["value = 5", "low = 0", "high = 10", "answered_at = 1", "metric = 'nps'"])
def test_a_stored_rating_is_never_changed(town: Town, change: str) -> None:
    town.rate(town.ticket("T-1"), 1)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        town.sql.execute(f"UPDATE rating SET {change}")


@pytest.mark.parametrize(("value", "low", "high"), [(6, 1, 5), (0, 1, 5), (3, 3, 3)])
def test_a_value_off_its_scale_is_refused(town: Town, value: int, low: int, high: int) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        town.rate(town.ticket("T-1"), value, low=low, high=high)


def test_the_current_answer_follows_time_not_arrival(town: Town) -> None:
    ticket = town.ticket("T-1")
    late, early, same = town.rate(ticket, 5, 0), town.rate(ticket, 2, DAY), town.rate(ticket, 4, 0)
    current = town.all("SELECT id, superseded_at FROM rating ORDER BY answered_at, id")
    assert current == [(early, town.now), (late, town.now), (same, None)]


def test_a_comment_can_come_later_and_be_found(town: Town) -> None:
    rating = town.rate(town.ticket("T-1"), 5)
    town.sql.execute("UPDATE rating SET comment = 'Größe passt' WHERE id = ?", (rating,))
    assert town.all("SELECT rowid FROM rating_search('große')") == [(rating,)]
    town.sql.execute("UPDATE rating SET comment = 'anders' WHERE id = ?", (rating,))
    assert town.all("SELECT rowid FROM rating_search('passt')") == []
    assert town.all("SELECT id FROM rating_search_docsize") == [(rating,)]  # the new comment is counted as found


def test_only_csat_opens_cases(town: Town) -> None:
    ticket = town.ticket("T-1")
    town.rate(ticket, 0, metric="nps", low=0, high=10)
    town.rate(ticket, 1, metric="ces", low=1, high=7)
    assert town.one("SELECT count(*) FROM recovery") == 0


def test_the_journal_is_append_only(town: Town) -> None:
    from console.store import recovery

    town.act("Ana", recovery.claim, town.low("T-1"))
    for statement in ("UPDATE journal SET detail = 'x'", "DELETE FROM journal"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            town.sql.execute(statement)
