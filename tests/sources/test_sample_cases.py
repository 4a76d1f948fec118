"""The sample's recovery cases, as a lead finds them at nine in the morning."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests_support.half_year import DAY, NOW, SAMPLE, many, one, opened

from console.store import connect, queue, recovery
from console.store.records import Actor, QueueFilter

DANA = Actor(1, "Dana Whitlock", NOW + 60)


@pytest.fixture(scope="module")
def sample() -> Iterator[sqlite3.Connection]:
    """The committed file."""
    conn = opened(SAMPLE)
    yield conn
    conn.close()


def test_the_lanes_have_work_in_them(sample: sqlite3.Connection) -> None:
    lanes = queue.lanes(sample, QueueFilter(me=1), NOW)
    assert 35 <= lanes["open"] <= 50
    assert 2 <= lanes["waiting"] <= 3
    assert 18 <= lanes["watch"] <= 30
    assert lanes["closed"] >= 60
    assert lanes["mine"] >= 5
    soon = (
        "SELECT count(*) FROM recovery WHERE closed_at IS NULL AND contacted_at IS NULL"
        " AND contact_due_at BETWEEN ? AND ?"
    )
    assert many(sample, soon, NOW, NOW + 4 * 3600) >= 3
    assert many(sample, soon, NOW - 60 * DAY, NOW - 1) >= 10


def test_closed_cases_tell_what_was_learned(sample: sqlite3.Connection) -> None:
    by_lead = "FROM recovery WHERE closed_by = 'lead'"
    assert one(sample, f"SELECT count(*) {by_lead} AND (lesson IS NULL OR closed_at > {NOW})") == 0
    assert many(sample, f"SELECT count(DISTINCT lesson) {by_lead}") >= 15
    assert (
        one(sample, f"SELECT count(*) {by_lead} AND status = 'recovered' AND (contacted_at IS NULL OR fix IS NULL)")
        == 0
    )
    assert {row[0] for row in sample.execute(f"SELECT status {by_lead}")} == {"recovered", "not recovered"}


def test_answers_that_change_are_in_it(sample: sqlite3.Connection) -> None:
    assert one(sample, "SELECT count(*) FROM recovery WHERE closed_by = 'customer' AND status = 'recovered'") == 2
    assert one(sample, "SELECT count(*) FROM recovery WHERE status = 'withdrawn'") == 1
    assert one(sample, "SELECT count(*) FROM recovery WHERE latest_rating_id <> rating_id AND closed_at IS NULL") == 1
    assert (
        one(
            sample,
            "SELECT count(*) FROM recovery v JOIN recovery p ON p.id = v.previous_id WHERE p.status = 'recovered'",
        )
        == 1
    )
    assert many(sample, "SELECT count(*) FROM recovery WHERE repeat_low AND closed_at IS NULL") >= 2


def test_the_newest_act_can_be_undone_on_a_copy(tmp_path: Path) -> None:
    shutil.copyfile(SAMPLE, tmp_path / "copy.db")
    conn = connect.writer(tmp_path / "copy.db")
    case = conn.execute("SELECT id FROM recovery WHERE status = 'open' LIMIT 1").fetchone()[0]
    with connect.transaction(conn):
        recovery.claim(conn, DANA, case)
        assert recovery.undo(conn, DANA).sentence.startswith("Undid: claim")
        older = recovery.undo(conn, DANA).sentence
    conn.close()
    assert older.startswith("Undid: ")
