"""The store takes no word that it does not know, whoever writes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from tests_support.half_year import SAMPLE

WORDS = {
    ("interaction", "kind"): ("ticket", "chat", "call", "delivery", "return", "onboarding", "training", "deliverable"),
    ("involvement", "role"): ("assignee", "assignee at send", "assignee at close", "last reply"),
    ("turn", "speaker"): ("customer", "agent", "bot", "system"),
    ("survey", "metric"): ("csat", "nps", "ces"),
    ("rating", "metric"): ("csat", "nps", "ces"),
    ("rating", "rated"): (None, "agent", "product", "experience"),
    ("rating", "cause"): (None, "agent", "product", "policy", "delivery", "unclear"),
    ("rating", "cause_proposed"): (None, "agent", "product", "policy", "delivery", "unclear"),
    ("recovery", "status"): ("open", "claimed", "contacted", "fixed"),
    ("recovery", "play"): (None, "callback", "manager escalation", "save play"),
    ("outbox", "action"): ("reopen", "hold", "resume", "note", "outcome"),
    ("alert", "state"): ("new", "acknowledged", "snoozed", "answered", "withdrawn"),
}


@pytest.fixture(scope="module")
def bare() -> Iterator[sqlite3.Connection]:
    """The sample in memory, without the triggers, which would say something else first."""
    with sqlite3.connect(SAMPLE) as sample:
        conn = sqlite3.connect(":memory:", isolation_level=None)
        sample.backup(conn)
    sample.close()
    for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        conn.execute(f"DROP TRIGGER {name}")
    yield conn
    conn.close()


@pytest.mark.parametrize(("table", "column"), WORDS)
def test_known_words_pass_and_others_are_refused(bare: sqlite3.Connection, table: str, column: str) -> None:
    one = "(interaction_id, role, agent_id)" if table == "involvement" else "id"
    only = "WHERE closed_at IS NULL" if table == "recovery" else ""
    update = f"UPDATE {table} SET {column} = ? WHERE {one} IN (SELECT {one.strip('()')} FROM {table} {only} LIMIT 1)"
    for word in WORDS[table, column]:
        assert bare.execute(update, (word,)).rowcount == 1
    with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"):
        bare.execute(update, ("nonsense",))
