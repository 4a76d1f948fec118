"""A backup is one moment of the store, whatever others write meanwhile, and never overwrites."""

from __future__ import annotations

import sqlite3
import stat
import threading
from pathlib import Path

import pytest
from tests_support.town import HOUR, Town

from console.store import connect
from console.store.backup import backup
from console.store.check import faults
from console.store.errors import StoreError


def test_a_copy_is_the_store_in_one_private_file(town: Town) -> None:
    town.rate(town.ticket("T-1"), 1, HOUR, comment="kept")
    target = town.path.with_name("copy.db")
    size = backup(town.path, target)
    assert size == target.stat().st_size and stat.S_IMODE(target.stat().st_mode) == 0o600
    assert sorted(path.name for path in town.path.parent.glob("copy*")) == ["copy.db"]
    copy = sqlite3.connect(target)
    assert [line for line in copy.iterdump() if "_sqlite_migrations" not in line] == town.dump()
    copy.close()


def test_it_is_one_moment_while_others_write(town: Town) -> None:
    for n in range(200):
        town.low(f"T-{n}", HOUR)
    stop, counts = threading.Event(), []

    def busy_desk() -> None:
        conn = sqlite3.connect(town.path, timeout=30)
        n = 0
        while not stop.is_set():
            with conn:  # a ticket and its answer come together
                ticket = conn.execute(
                    "INSERT INTO interaction (source, external_id) VALUES ('w', ?)", (str(n),)
                ).lastrowid
                conn.execute(
                    "INSERT INTO rating (interaction_id, value, answered_at) VALUES (?, 1, ?)", (ticket, town.now)
                )
            n += 1
        counts.append(n)
        conn.close()

    writer = threading.Thread(target=busy_desk)
    writer.start()
    try:
        for number in range(3):
            target = town.path.with_name(f"copy{number}.db")
            backup(town.path, target)
            with connect.reading(target) as conn:
                assert faults(conn) == []
                tickets, cases = (
                    conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("interaction", "recovery")
                )
                assert tickets == cases >= 200
    finally:
        stop.set()
        writer.join()
    assert counts[0] > 0


def test_progress_is_told(town: Town) -> None:
    steps: list[tuple[int, int]] = []
    backup(town.path, town.path.with_name("copy.db"), lambda left, pages: steps.append((left, pages)))
    assert steps[-1][0] == 0 and steps[-1][1] > 0


@pytest.mark.parametrize("kind", ["file", "folder", "store", "dangling link"])
def test_it_never_overwrites(town: Town, kind: str) -> None:
    target = {"store": town.path}.get(kind, town.path.with_name("copy.db"))
    if kind == "file":
        target.write_text("precious")
    elif kind == "folder":
        target.mkdir()
    elif kind == "dangling link":
        target.symlink_to(town.path.with_name("nowhere"))
    before = town.dump()
    with pytest.raises(StoreError, match="exists already: a backup never overwrites"):
        backup(town.path, target)
    assert town.dump() == before and (kind != "file" or target.read_text() == "precious")


@pytest.mark.parametrize("where", ["none/copy.db", "store.db/copy.db", "x" * 300])
def test_a_place_that_can_hold_no_file_is_named(town: Town, where: str) -> None:
    with pytest.raises(StoreError, match=r"can't be written .*name a file in a folder"):
        backup(town.path, town.path.parent / where)
    assert not list(Path(town.path.parent).glob("*.part"))
