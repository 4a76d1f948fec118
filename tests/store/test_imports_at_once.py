"""A file of new tickets is stored all at once: the store is the one that the triggers would have made, row by row."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests_support.exports import DAY, HOUR, REAL, Line, Room

from console.store.errors import StoreError


@st.composite
def exports(draw: st.DrawFn) -> list[Line]:
    """Up to eight tickets, each once: rated low or not, long ago or not, by customers who come back."""
    return [
        Line(
            f"T-{number}",
            opened := REAL - draw(st.integers(0, 45)) * DAY - HOUR,
            draw(st.none() | st.sampled_from(["Ana", "Ben"])),
            draw(st.none() | st.sampled_from(["Returns", "Billing"])),
            "refund",
            draw(st.none() | st.sampled_from(["open", "solved"])),
            draw(st.none() | st.sampled_from(["K-1", "K-2"])),
            score := draw(st.none() | st.sampled_from([1, 1, 2, 3, 5])),
            opened + draw(st.integers(1, 30)) * 60 if score else None,
            draw(st.none() | st.sampled_from(["bad", "so so"])) if score else None,
        )
        for number in range(draw(st.integers(1, 8)))
    ]


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(exports())
def test_at_once_is_the_same_as_row_by_row(export: list[Line]) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        at_once, by_rows = Room(Path(one)), Room(Path(other))
        assert at_once.take(export).outcome.stored == len(export)
        by_rows.take([*export, export[-1]])  # a ticket in two rows: now the triggers have to look at each answer
        assert at_once.contents() == by_rows.contents()


def rules(store: Path) -> set[tuple[str, str]]:
    """The store's schema, but for what search keeps."""
    conn = sqlite3.connect(store)
    try:
        return set(conn.execute("SELECT name, sql FROM sqlite_master"))
    finally:
        conn.close()


def test_the_rules_are_back_in_force_afterwards(tmp_path: Path) -> None:
    room = Room(tmp_path)
    before = rules(room.store)
    room.take([Line("T-1", REAL - HOUR, score=5, answered=REAL - HOUR)])
    assert rules(room.store) == before
    conn = sqlite3.connect(room.store)
    with conn:
        conn.execute("INSERT INTO rating (interaction_id, value, answered_at) VALUES (1, 1, ?)", (REAL,))
    conn.close()
    assert room.one("SELECT count(*) FROM recovery WHERE closed_at IS NULL") == 1


def test_an_import_that_fails_halfway_leaves_the_rules_in_force(tmp_path: Path) -> None:
    room = Room(tmp_path)
    conn = sqlite3.connect(room.store)
    conn.execute("CREATE TRIGGER refuses BEFORE INSERT ON recovery BEGIN SELECT RAISE(ABORT, 'no cases today'); END")
    conn.close()
    before = rules(room.store)
    with pytest.raises(StoreError, match="no cases today"):
        room.take([Line("T-1", REAL - HOUR, score=1, answered=REAL - HOUR)])
    assert rules(room.store) == before
    assert room.one("SELECT count(*) FROM interaction") == 0
