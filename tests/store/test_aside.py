"""Long questions aside: nobody waits for them, and they end with the desk."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from pathlib import Path

import pytest
from tests_support.town import Town

from console.store.desk import Desk
from console.store.errors import StoreError


async def test_screens_are_answered_while_a_long_question_runs(tmp_path: Path) -> None:
    desk = Desk(Town(tmp_path / "a.db").path, me="dana")
    await desk.open()
    begun, go_on = threading.Event(), threading.Event()

    def long(conn: sqlite3.Connection) -> int:
        begun.set()
        assert go_on.wait(10)
        return 7

    asked = asyncio.create_task(desk.aside.ask(long))
    await asyncio.to_thread(begun.wait, 10)
    assert await desk.read(lambda conn: 1) == 1
    go_on.set()
    assert await asked == 7
    await desk.close()


async def test_closing_the_desk_ends_what_runs_aside(tmp_path: Path) -> None:
    desk = Desk(Town(tmp_path / "a.db").path, me="dana")
    await desk.open()
    begun = threading.Event()

    def endless(conn: sqlite3.Connection) -> object:
        begun.set()
        return conn.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n"
        ).fetchone()

    asked = asyncio.create_task(desk.aside.ask(endless))
    await asyncio.to_thread(begun.wait, 10)
    await desk.close()
    with pytest.raises(StoreError, match="interrupted"):
        await asked
