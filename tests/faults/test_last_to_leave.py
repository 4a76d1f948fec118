"""A command that ends beside an open console is not the last to leave: the log stays, and so does what is done next."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from tests_support.commands import Csat
from tests_support.killing import sound
from tests_support.town import Town

from console.store import connect, recovery
from console.store.desk import Desk

pytestmark = pytest.mark.faults


async def test_what_a_console_does_after_a_command_has_ended_is_kept(csat: Csat, town: Town) -> None:
    cases = [town.low(f"T-{number}") for number in range(1, 4)]
    town.sql.close()
    desk = Desk(town.path, me="Ana")
    await desk.open()
    await desk.act(recovery.claim, cases[0])  # now it reads by one connection and writes by another
    log = town.path.with_name(f"{town.path.name}-wal").stat().st_ino
    assert csat.program("claim", "T-2", "--as", "Ben").status == 0
    assert town.path.with_name(f"{town.path.name}-wal").stat().st_ino == log
    await desk.act(recovery.claim, cases[2])
    told = csat.program("queue", "--json").json["cases"]
    assert {case["ref"]: case["owner"] for case in told} == {"T-1": "Ana", "T-2": "Ben", "T-3": "Ana"}
    await desk.close()
    sound(town.path)


def test_a_question_beside_an_open_connection_lets_no_lock_go(csat: Csat, town: Town) -> None:
    """POSIX drops a process's locks on a file when it closes any descriptor of it, also one of a plain open()."""
    town.low("T-1")
    with connect.reading(town.path) as conn:
        conn.execute("SELECT 1 FROM recovery").fetchone()
        connect.writer(town.path).close()
        with closing(sqlite3.connect(town.path)) as other:
            other.execute("SELECT 1 FROM recovery").fetchone()
        assert csat.program("claim", "T-1", "--as", "Ben").status == 0
        assert town.path.with_name(f"{town.path.name}-wal").exists()
        assert town.one("SELECT count(*) FROM journal") == 1
