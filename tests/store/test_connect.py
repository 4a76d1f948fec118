"""Opening a store: what is checked first, which connection may do what, and how errors read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests_support.town import Town

from console.store import connect
from console.store.errors import StoreError
from console.store.volumes import network_warning


def test_a_reader_reads_and_a_writer_writes_safely(town: Town) -> None:
    reader = connect.reader(town.path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.execute("DELETE FROM setting")
    reader.close()
    writer = connect.writer(town.path)
    assert writer.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert writer.execute("PRAGMA synchronous").fetchone() == (2,)
    assert writer.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    writer.close()


def test_a_transaction_is_all_or_nothing(town: Town) -> None:
    writer = connect.writer(town.path)
    with pytest.raises(ZeroDivisionError), connect.transaction(writer):
        writer.execute("INSERT INTO team (name) VALUES ('A')")
        raise ZeroDivisionError
    with connect.transaction(writer):
        writer.execute("INSERT INTO team (name) VALUES ('B')")
    assert not writer.in_transaction and town.all("SELECT name FROM team") == [("B",)]
    writer.close()


def test_a_cell_that_is_no_text_spoils_no_question(town: Town) -> None:
    town.sql.execute("INSERT INTO team (name) VALUES (CAST(x'ff41' AS TEXT))")
    reader = connect.reader(town.path)
    assert reader.execute("SELECT name FROM team").fetchone() == ("�A",)
    reader.close()


def test_names_with_strange_characters_are_paths_like_others(tmp_path: Path) -> None:
    town = Town(tmp_path / "50% of? #1 stores.db")
    reader = connect.reader(town.path)
    assert reader.execute("SELECT value FROM setting WHERE key = 'kind'").fetchone() == ("live",)
    reader.close()


def test_a_link_to_a_store_is_the_store(town: Town) -> None:
    link = town.path.with_name("link.db")
    link.symlink_to(town.path)
    connect.reader(link).close()
    loop = town.path.with_name("loop.db")
    loop.symlink_to(loop)
    with pytest.raises(StoreError, match=r"loop\.db can't be read"):
        connect.reader(loop)


@pytest.mark.parametrize("size", [16, 100, 1000])
def test_a_store_cut_short_is_a_sentence(town: Town, size: int) -> None:
    town.sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    cut = town.path.with_name("cut.db")
    cut.write_bytes(town.path.read_bytes()[:size])
    with pytest.raises(StoreError, match=r"cut\.db (is not a database|is damaged)"), connect.reading(cut) as conn:
        conn.execute("SELECT count(*) FROM setting").fetchone()


def test_errors_in_a_question_are_sentences(town: Town) -> None:
    with (
        pytest.raises(StoreError, match=r"store\.db can't be used \(no such table: x\)"),
        connect.reading(town.path) as conn,
    ):
        conn.execute("SELECT * FROM x")


MOUNTS = (
    "/dev/sda1 / ext4 rw 0 0\n"
    "server:/home /home nfs4 rw 0 0\n"
    "/dev/sdb1 /home/local ext4 rw 0 0\n"
    "//nas/desk /mnt/my\\040desk cifs rw 0 0\n"
    "odd\n"
)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ana/s.db", "nfs4"),
        ("/home/local/s.db", ""),
        ("/mnt/my desk/s.db", "cifs"),
        ("/homely/s.db", ""),
        ("/s.db", ""),
    ],
)
def test_a_network_file_system_gets_a_warning(tmp_path: Path, path: str, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    warning = network_warning(Path(path), mounts)
    assert (f"({kind})" in warning and path in warning) if kind else warning == ""
    assert network_warning(Path(path), tmp_path / "none") == ""


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [("9e999", 1, 5), (1, 1, "9e999"), ("9e999", 1, "9e999"), ("-9e999", "-9e999", 5), (6, 1, 5), (1, 1, 1)],
)
def test_no_program_can_store_what_no_screen_can_show(town: Town, value: object, low: object, high: object) -> None:
    ticket = town.ticket("T-1")
    with pytest.raises(sqlite3.IntegrityError):
        town.sql.execute(
            f"INSERT INTO rating (interaction_id, value, low, high, answered_at) VALUES ({ticket}, {value}, {low}, {high}, 1)"
        )
