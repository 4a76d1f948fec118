"""A staged file holds what its rows said, however its columns came."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.store.staging import Staging

WATCHED = ("kind", "channel", "opened_at", "value", "suspect")
CELLS = {
    "kind": st.sampled_from(["ticket", "it's a call"]),
    "channel": st.none() | st.sampled_from(["mail", "chat"]),
    "opened_at": st.none() | st.integers(1, 9),
    "value": st.none() | st.sampled_from([1.0, 4.5]),
    "suspect": st.none() | st.just("closed before opened"),
}


@st.composite
def batches(draw: st.DrawFn) -> list[dict[str, list[object]]]:
    """Batches of rows; each batch has columns of its own."""
    found, count = [], 0
    for size in draw(st.lists(st.integers(0, 3), max_size=4)):
        names = draw(st.lists(st.sampled_from(WATCHED), unique=True))
        batch: dict[str, list[object]] = {"external_id": [f"T-{count + place}" for place in range(size)]}
        for name in names:
            batch[name] = draw(st.lists(CELLS[name], min_size=size, max_size=size))
        found.append(batch)
        count += size
    return found


@settings(max_examples=60, deadline=None)
@given(batches())
def test_every_row_says_what_it_said(told: list[dict[str, list[object]]]) -> None:
    with Staging() as staging:
        for batch in told:
            staging.add(batch)
        staging.finish(9)
        conn = sqlite3.connect(staging.path)
        found = conn.execute(
            f"SELECT external_id, {', '.join(WATCHED)}, told, moment FROM row ORDER BY rowid"
        ).fetchall()
        conn.close()
    expected = []
    for batch in told:
        for place, key in enumerate(batch["external_id"]):
            cells = [batch[name][place] if name in batch else None for name in WATCHED]
            expected.append((key, *cells, 1, cells[2] or 0))
    assert found == expected


def test_agents_are_met_with_their_latest_moment() -> None:
    with Staging() as staging:
        staging.add(
            {"external_id": ["1", "2"], "agent_key": ["Ana", "Ana"], "opened_at": [5, None], "closed_at": [None, 7]}
        )
        staging.add({"external_id": ["3"], "agent_key": ["Ben"]})
        assert staging.finish(9) == 7
        conn = sqlite3.connect(staging.path)
        assert conn.execute("SELECT agent_key, moment FROM person ORDER BY 1").fetchall() == [("Ana", 7), ("Ben", 0)]
        conn.close()


def test_a_field_that_nobody_knows_is_a_mistake_of_the_program() -> None:
    with Staging() as staging, pytest.raises(ValueError, match="mood"):
        staging.add({"external_id": ["1"], "mood": ["good"]})
