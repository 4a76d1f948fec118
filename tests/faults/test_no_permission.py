"""Somebody who may not write, or not even read: told in a sentence, and the store is byte for byte what it was."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests_support.commands import Csat
from tests_support.growing import large_export
from tests_support.nobody import without_rights
from tests_support.town import Town

pytestmark = pytest.mark.faults
READS = (["queue", "--json"], ["scores"], ["check"], ["outbox"], ["rejects"], ["find", "T-1"], ["recovery"])
WRITES = (["claim", "T-1"], ["note", "T-1", "rang"], ["undo"], ["import", "/dev/null"])


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder whose parents everybody may enter, unlike tmp_path's."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        yield path
        path.chmod(0o755)


@pytest.fixture
def shelved(csat: Csat, town: Town, shelf: Path) -> Path:
    """A store with one case in a folder that can't be written, nor can the store."""
    town.low("T-1")
    path = shelf / "store.db"
    town.sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path.write_bytes(town.path.read_bytes())  # with its log's mark: to open it SQLite would like to make one
    path.chmod(0o444)
    shelf.chmod(0o555)
    return path


def test_a_store_in_a_read_only_folder_is_read_and_not_written(csat: Csat, shelved: Path) -> None:
    before = shelved.read_bytes()
    for words in READS:
        said = without_rights(csat, shelved, *words)
        assert said.status == 0 and "Traceback" not in said.err, said
    for words in WRITES:
        said = without_rights(csat, shelved, *words)
        assert said.status == 4 and "can't be written" in said.sentence and "permissions" in said.sentence, said
    assert shelved.read_bytes() == before and [path.name for path in shelved.parent.iterdir()] == ["store.db"]


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_one_may_not_read_is_named(csat: Csat, shelved: Path, what: str) -> None:
    (shelved if what == "file" else shelved.parent).chmod(0o000)
    for words in (*READS, *WRITES):
        said = without_rights(csat, shelved, *words)
        assert said.status == 4 and said.out == "", said
        assert "can't be read" in said.sentence and shelved.name in said.sentence, said


def test_a_new_store_or_a_copy_where_none_may_be_made_is_named(csat: Csat, town: Town, shelved: Path) -> None:
    shelved.parent.chmod(0o755)
    export = large_export(shelved.with_name("export.csv"), 10)
    export.chmod(0o444)
    shelved.parent.chmod(0o555)
    said = without_rights(csat, shelved.with_name("new.db"), "import", export)
    assert said.status == 4 and "can't be made" in said.sentence and "--store" in said.sentence, said
    said = without_rights(csat, shelved, "backup", shelved.with_name("copy.db"))
    assert said.status == 4 and "can't be written" in said.sentence, said
    assert sorted(path.name for path in shelved.parent.iterdir()) == ["export.csv", "store.db"]
