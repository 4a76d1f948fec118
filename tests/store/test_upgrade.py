"""Older stores are upgraded on a copy first; where that fails the store is as it was."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
from pathlib import Path

import pytest
from tests_support.growing import dump
from tests_support.town import Town

from console.store import connect, migrations, schema, upgrade
from console.store.desk import Desk
from console.store.errors import StoreError

pytestmark = pytest.mark.faults


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A store of a version before the first: ours by its header, without tables."""
    path = tmp_path / "old.db"
    conn = sqlite3.connect(path)
    conn.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    conn.execute("CREATE TABLE keepsake (words)")
    conn.execute("INSERT INTO keepsake VALUES ('still here')")
    conn.commit()
    conn.close()
    return path


def test_an_older_store_is_refused_until_it_is_upgraded(older: Path) -> None:
    for opener in (connect.reader, connect.writer):
        with pytest.raises(StoreError, match="older csat"):
            opener(older)


async def test_opening_the_console_upgrades_it(older: Path) -> None:
    desk = Desk(older, me="Ana")
    await desk.open()
    assert await desk.read(lambda conn: conn.execute("SELECT words FROM keepsake").fetchone()) == ("still here",)
    assert await desk.read(lambda conn: conn.execute("SELECT count(*) FROM rating").fetchone()) == (0,)
    await desk.close()
    assert upgrade.upgrade(older) is False
    assert [path.name for path in older.parent.iterdir()] == ["old.db"]


async def test_read_only_never_upgrades(older: Path) -> None:
    before = older.read_bytes()
    desk = Desk(older, me="Ana", read_only=True)
    with pytest.raises(StoreError, match="open it once where it can be written"):
        await desk.open()
    await desk.close()
    assert older.read_bytes() == before


def test_a_migration_that_fails_leaves_the_store_as_it_was(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "statements", lambda name, end=";;": ["CREATE TABLE keepsake (again)"])
    before, contents = older.read_bytes(), dump(older)
    with pytest.raises(StoreError, match=r"old\.db could not be upgraded .* it is as it was"):
        upgrade.upgrade(older)
    assert older.read_bytes() == before and dump(older) == contents
    assert [path.name for path in older.parent.iterdir()] == ["old.db"]


def test_a_folder_without_room_for_the_copy_is_told(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(upgrade.tempfile, "TemporaryDirectory", full)
    with pytest.raises(StoreError, match=r"old\.db .*No space left on device.* it is as it was"):
        upgrade.upgrade(older)


@pytest.mark.parametrize("version", [2, 99])
def test_a_newer_store_is_refused_and_left_alone(town: Town, version: int) -> None:
    town.sql.execute(f"PRAGMA user_version = {version}")
    before = town.dump()
    for opener in (connect.reader, connect.writer, upgrade.upgrade):
        with pytest.raises(StoreError, match=f"newer csat \\(schema {version}"):
            opener(town.path)
    assert town.dump() == before


def test_a_new_store_is_private_and_current(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "store.db"
    upgrade.create(path, zone="Europe/Berlin")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with connect.reading(path) as conn:
        assert dict(conn.execute("SELECT key, value FROM setting"))["zone"] == "Europe/Berlin"
        assert conn.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    with pytest.raises(StoreError, match="exists already"):
        upgrade.create(path)


def test_a_store_whose_making_was_cut_off_is_finished_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    upgrade.create(path)
    conn = sqlite3.connect(path)
    conn.execute("PRAGMA user_version = 0")
    conn.close()
    assert upgrade.upgrade(path) is True
    connect.reader(path).close()


def test_a_store_of_which_nothing_came_goes_again(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    upgrade.create(path)
    upgrade.discard(path)
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_somebody_uses_stays(town: Town) -> None:
    assert town.one("SELECT count(*) FROM interaction") == 0
    upgrade.discard(town.path)
    town.ticket("T-1")
    assert town.one("SELECT count(*) FROM interaction") == 1
    town.sql.close()
    upgrade.discard(town.path)
    connect.reader(town.path).close()


def test_a_store_killed_while_it_is_made_is_not_there_and_can_be_made(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    child = os.fork()
    if child == 0:
        upgrade._migrate = lambda conn: os.kill(os.getpid(), signal.SIGKILL)
        upgrade.create(path)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and not path.exists()
    upgrade.create(path)
    with connect.reading(path) as conn:
        assert conn.execute("SELECT count(*) FROM interaction").fetchone() == (0,)


@pytest.mark.parametrize("meanwhile", [False, True], ids=["before", "meanwhile"])
def test_making_a_store_never_takes_the_place_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: bool
) -> None:
    path, migrate = tmp_path / "there.db", upgrade._migrate
    if meanwhile:
        monkeypatch.setattr(upgrade, "_migrate", lambda conn: (migrate(conn), path.write_text("words")))
    else:
        path.write_text("words")
    with pytest.raises(StoreError, match="exists already"):
        upgrade.create(path)
    assert path.read_text() == "words" and list(tmp_path.iterdir()) == [path]
