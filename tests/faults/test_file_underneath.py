"""The store's file replaced or deleted while somebody waits to write it: told, and nothing is said to be stored that is lost."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from tests_support.commands import Csat
from tests_support.growing import large_export
from tests_support.town import Town

from console.store import connect, recovery
from console.store.desk import Desk
from console.store.errors import StoreError

pytestmark = pytest.mark.faults


def replaced(path: Path) -> None:
    """Another store takes its place."""
    shutil.copyfile(path, path.with_name("other.db"))
    path.with_name("other.db").replace(path)


def deleted(path: Path) -> None:
    """It goes."""
    path.unlink()


FATES = {"was replaced": replaced, "is gone": deleted}


@pytest.mark.parametrize("told", FATES)
async def test_an_act_that_waited_meanwhile_is_refused(town: Town, told: str) -> None:
    case = town.low("T-1")
    desk = Desk(town.path, me="Ana")
    await desk.open()
    town.sql.execute("BEGIN IMMEDIATE")
    act = asyncio.ensure_future(desk.act(recovery.claim, case))
    async with asyncio.timeout(30):
        while not desk.busy:
            await asyncio.wait({act}, timeout=0.01)
    FATES[told](town.path)
    town.sql.execute("ROLLBACK")
    with pytest.raises(StoreError, match=told):
        await act
    assert town.one("SELECT count(*) FROM journal") == 0
    await desk.close()


@pytest.mark.parametrize("told", FATES)
def test_an_import_that_waited_meanwhile_is_refused(
    csat: Csat, town: Town, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = connect.transaction

    def meanwhile(conn: sqlite3.Connection) -> AbstractContextManager[sqlite3.Connection]:
        FATES[told](town.path)
        return begin(conn)

    monkeypatch.setattr(connect, "transaction", meanwhile)
    said = csat("import", large_export(csat.folder / "large.csv", 50), "--store", town.path)
    assert said.status == 4 and told in said.sentence and "rows read" not in said.out, said
    assert town.path.exists() == (told == "was replaced")
