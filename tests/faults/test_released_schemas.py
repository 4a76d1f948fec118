"""Stores of every released schema open and can be worked; an upgrade that fails leaves them untouched."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations
from tests_support.growing import dump
from tests_support.killing import sound
from tests_support.released import FOLDER, made, schema_of

from console.store import connect, migrations, queue, recovery, schema, upgrade
from console.store.desk import Desk
from console.store.errors import StoreError
from console.store.records import QueueFilter

pytestmark = pytest.mark.faults
RELEASED = sorted(int(file.stem) for file in FOLDER.glob("*.sql"))
REWRITE = "python -m tests.tests_support.released"


@pytest.mark.parametrize("number", RELEASED)
async def test_a_store_of_it_opens_and_can_be_worked(number: int, tmp_path: Path) -> None:
    path = made(number, tmp_path / "store.db")
    desk = Desk(path, me="Ana")
    await desk.open()
    rows = await desk.read(queue.window, QueueFilter(lane="open"), desk.now(), None, 0, 50)
    assert {row.ref: row.status for row in rows.rows} == {"T-2": "claimed", "T-3": "claimed"}
    assert (await desk.act(recovery.undo)).ref == "T-1"
    await desk.act(recovery.fix, 2, "paid")
    await desk.close()
    sound(path)
    with closing(connect.writer(path)) as conn:
        assert conn.execute("SELECT fix FROM recovery ORDER BY id").fetchall() == [("refund sent",), ("paid",), (None,)]
        assert conn.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def test_the_newest_is_todays(tmp_path: Path) -> None:
    upgrade.create(tmp_path / "new.db")
    made(RELEASED[-1], tmp_path / "kept.db")
    assert range(1, schema.VERSION + 1) == range(1, RELEASED[-1] + 1), f"keep version {schema.VERSION}: {REWRITE}"
    assert schema_of(tmp_path / "kept.db") == schema_of(tmp_path / "new.db"), (
        f"The schema has changed. If version {schema.VERSION} was released, add a migration; if not: {REWRITE}"
    )


def steps(*more: str) -> Migrations:
    """The migrations of a later program: today's, and one that runs these statements."""
    later = Migrations("csat-console")

    @later()
    def m0001_first(db: Database) -> None:
        raise AssertionError("it was applied long ago")

    @later()
    def m0002_next(db: Database) -> None:
        for statement in more:
            db.execute(statement)

    return later


@pytest.mark.parametrize("number", RELEASED[-1:])
def test_an_upgrade_that_fails_leaves_it_untouched(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(number, tmp_path / "store.db")
    before, contents = path.read_bytes(), dump(path)
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(migrations, "migrations", steps("DROP TABLE note", "INSERT INTO nowhere VALUES (1)"))
    with pytest.raises(StoreError, match="it is as it was"):
        upgrade.upgrade(path)
    assert path.read_bytes() == before and dump(path) == contents
    assert [file.name for file in tmp_path.iterdir()] == ["store.db"]
    monkeypatch.setattr(migrations, "migrations", steps("CREATE TABLE sequel (words TEXT) STRICT"))
    assert upgrade.upgrade(path) is True
    assert [line for line in dump(path) if "sequel" not in line] == contents
