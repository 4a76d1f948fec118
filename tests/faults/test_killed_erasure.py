"""kill -9 at random instants of forgetting somebody: they are there whole or gone whole, and the rest can be finished."""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from tests_support.commands import Csat
from tests_support.growing import large_export
from tests_support.killing import killed
from tests_support.planted import EMAIL, NAME, pieces_in
from tests_support.scale import Scale
from tests_support.town import Town

from console.store import connect
from console.store.check import faults

pytestmark = pytest.mark.faults
TICKETS, OTHERS = 40, 12_000


def filled(csat: Csat, town: Town) -> bytes:
    """A store with the person in many rows among others'; its file."""
    assert csat.program("import", large_export(csat.folder / "others.csv", OTHERS), "--source", "large").status == 0
    town.add("customer", source="desk", external_id="c1", email=EMAIL, name=NAME)
    for number in range(TICKETS):
        ticket = town.ticket(f"T-{number}", customer_id=1, subject=f"{NAME} {number}")
        town.rate(ticket, 1, number, comment=f"{NAME} again")
        town.add("turn", interaction_id=ticket, seq=1, speaker="customer", text=f"{NAME} speaks")
    town.sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    town.sql.close()
    return csat.store.read_bytes()


def put_back(store: Path, data: bytes) -> None:
    for end in ("-wal", "-shm"):
        store.with_name(store.name + end).unlink(missing_ok=True)
    store.write_bytes(data)


def left(store: Path) -> set[int]:
    """In how many rows the person still stands, by place."""
    with closing(sqlite3.connect(store)) as conn:
        return {
            conn.execute(f"SELECT count(*) FROM {table} WHERE {column} LIKE ?", (f"%{NAME}%",)).fetchone()[0]
            for table, column in (("interaction", "subject"), ("rating", "comment"), ("turn", "text"))
        } | {TICKETS * conn.execute("SELECT count(*) FROM known_name WHERE text = ?", (NAME,)).fetchone()[0]}


def test_a_killed_erasure_is_whole_or_nothing_and_can_be_finished(csat: Csat, town: Town, scale: Scale) -> None:
    dice, data = random.Random(5), filled(csat, town)
    began = time.monotonic()
    assert csat.program("forget", EMAIL, "--yes").status == 0
    took, seen = time.monotonic() - began, set()
    for number in range(scale.kills):
        put_back(csat.store, data)
        # every second within the last two thirds, where it works
        instant = dice.uniform(took / 3 if number % 2 else 0, took * 1.1)
        status, out, _ = killed(csat.start("forget", EMAIL, "--yes"), instant)
        rows = left(csat.store)
        assert rows in ({0}, {TICKETS}), f"killed after {instant:.3f} s, some of it is erased: {rows}"
        assert rows == {0} or not (status == 0 or out), "it was acknowledged"
        with connect.reading(csat.store) as conn:
            assert faults(conn) == []
        seen |= rows
        if rows == {0}:
            assert csat("forget").status == 0  # sweeps what the killed one left
            log = csat.store.with_name(csat.store.name + "-wal")
            assert [
                piece for _, piece in pieces_in(csat.store, log) if piece.isalpha()
            ] == []  # others' orders have numbers
    assert seen == {0, TICKETS}, "all were killed before or after it"
