"""No permission, no room on the disk, another program's lock, an interrupt: one sentence, and nothing lost."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from tests_support.commands import Csat
from tests_support.growing import dump, is_locked, large_export

pytestmark = pytest.mark.faults

NOBODY = 65_534


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write everything, so root becomes somebody who may not; everybody else stays who they are."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder that everybody may read; its parents too, unlike tmp_path's."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        path.chmod(0o755)
        yield path
        path.chmod(0o755)


@pytest.fixture
def shelved(filled: Csat, shelf: Path) -> Path:
    """The filled store where it may be read and not written."""
    backup = filled.folder / "copy.db"
    assert filled("backup", backup).status == 0
    import_module("console.ui.app")  # while everything may be read
    assert all(filled(*words).status in (0, 1) for words in (["undo"], ["outbox"], ["scores"], ["rejects"], ["check"]))
    path = shelf / "store.db"
    path.write_bytes(backup.read_bytes())
    path.chmod(0o444)
    shelf.chmod(0o555)
    return path


def test_a_store_one_may_not_write_can_still_be_read(filled: Csat, shelved: Path) -> None:
    before = shelved.read_bytes()
    with as_nobody():
        assert filled("queue", "--json", "--store", shelved).json["total"] == 2
        assert filled("scores", "--json", "--store", shelved).json["total"]["answered"] == 5
        assert filled("check", "--store", shelved).status == 0
    assert shelved.read_bytes() == before


def test_acts_and_imports_on_it_say_that_it_cannot_be_written(filled: Csat, shelved: Path) -> None:
    before = shelved.read_bytes()
    with as_nobody():
        for words in (["claim", "T-1"], ["fix", "T-1", "refund"], ["undo"], ["import", "/dev/null"]):
            said = filled(*words, "--store", shelved)
            assert said.status == 4 and "can't be written" in said.sentence and "permissions" in said.sentence, said
            assert str(shelved) in said.sentence and "Traceback" not in said.err
    assert shelved.read_bytes() == before


async def test_the_desk_opens_it_read_only_and_says_so(shelved: Path) -> None:
    from console.store import recovery
    from console.store.desk import Desk
    from console.store.errors import Refused

    with as_nobody():
        desk = Desk(shelved, me="Ana")
        await desk.open()
        assert desk.read_only and desk.why_read_only == "the file can't be written"
        with pytest.raises(Refused, match=r"read-only \(the file can't be written\)"):
            await desk.act(recovery.claim, 1)
        await desk.close()


def test_a_store_one_may_not_read_is_named(filled: Csat, shelved: Path) -> None:
    shelved.chmod(0o000)
    with as_nobody():
        for words in (["queue"], ["claim", "T-1"], ["scores"], ["open"], ["backup", "x.db"]):
            said = filled(*words, "--store", shelved)
            assert said.status == 4 and "can't be read" in said.sentence and "permissions" in said.sentence, said


def test_a_store_in_a_folder_one_may_not_enter_is_named(filled: Csat, shelved: Path) -> None:
    shelved.parent.chmod(0o600)
    with as_nobody():
        for words in (["queue"], ["claim", "T-1"], ["scores"], ["open"], ["import", "x.csv"]):
            said = filled(*words, "--store", shelved)
            assert said.status == 4 and "can't be read" in said.sentence, said


def test_a_store_or_a_copy_that_cannot_be_made_is_named(filled: Csat, shelf: Path, export: Path) -> None:
    shelf.chmod(0o555)
    text = shelf.parent / f"{shelf.name}.csv"
    text.write_text(export.read_text())
    text.chmod(0o644)
    try:
        with as_nobody():
            said = filled("import", text, "--store", shelf / "new.db")
        assert said.status == 4 and "can't be made" in said.sentence and "--store" in said.sentence, said
        said = filled("backup", export / "copy.db")
        assert said.status == 4 and "can't be written" in said.sentence, said
        said = filled("backup", export)
        assert said.status == 4 and "exists already" in said.sentence, said
    finally:
        text.unlink()


def test_an_export_one_may_not_read_is_named(csat: Csat, shelf: Path, export: Path) -> None:
    file = shelf / "secret.csv"
    file.write_text(export.read_text())
    file.chmod(0o000)
    with as_nobody():
        said = csat("import", file, "--store", shelf / "store.db")
    assert said.status == 1 and "secret.csv" in said.sentence and "permission" in said.sentence, said


def small_disk(limit: int) -> Callable[[], None]:
    """What a process runs before it starts: no file of its own grows beyond `limit` bytes."""

    def ready() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return ready


def test_no_room_for_an_import_leaves_the_store_as_it_was(filled: Csat) -> None:
    file = large_export(filled.folder / "large.csv", 3000)
    before = dump(filled.store)
    room = filled.store.stat().st_size
    for limit in (0, 4096, room + 40_000):
        said = filled.program("import", file, ready=small_disk(limit))
        assert said.status == 4 and "Traceback" not in said.err, said
        assert "disk" in said.sentence or "full" in said.sentence, said.sentence
        assert dump(filled.store) == before
    assert filled("check").status == 0


def test_no_room_for_temporary_files_is_told_from_a_full_store(csat: Csat, export: Path) -> None:
    said = csat.program("import", export, TMPDIR=str(csat.folder / "none"), ready=small_disk(0))
    assert said.status == 4 and "Traceback" not in said.err, said
    assert not csat.store.exists()


def test_no_room_for_an_act_or_a_copy_says_so(filled: Csat) -> None:
    before = dump(filled.store)
    for words in (["claim", "T-1"], ["backup", "copy.db"]):
        for limit in (2000, 40_000):  # none at all, and enough for what SQLite keeps beside the store, but for no copy
            said = filled.program(*words, ready=small_disk(limit))
            assert said.status == 4 and "Traceback" not in said.err and "disk" in said.sentence, (limit, said)
    assert dump(filled.store) == before and not (filled.folder / "copy.db").exists()
    assert not list(filled.folder.glob("*.part"))


def test_no_room_for_a_new_store_leaves_none_behind(csat: Csat, export: Path) -> None:
    said = csat.program("import", export, ready=small_disk(30_000))
    assert said.status == 4 and "disk" in said.sentence, said
    assert not csat.store.exists()


def test_an_act_waits_for_a_lock_and_says_for_what(filled: Csat) -> None:
    other = sqlite3.connect(filled.store, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    process = filled.start("claim", "T-1", "--json")
    assert process.stderr is not None and process.stdout is not None
    assert process.stderr.readline() == "Waiting: an import is finishing.\n"
    other.execute("ROLLBACK")
    out, _ = process.communicate(timeout=30)
    assert process.returncode == 0 and '"status": "claimed"' in out
    other.close()


def test_a_store_held_exclusively_is_named_as_locked(filled: Csat, monkeypatch: pytest.MonkeyPatch) -> None:
    from console.cli import deeds
    from console.store import connect, imports, writing

    monkeypatch.setattr(deeds, "_PATIENCE", 0)
    monkeypatch.setattr(writing, "PATIENCE", 0.05)
    monkeypatch.setattr(imports, "PATIENCE", 0.05)
    monkeypatch.setattr(connect, "PATIENCE", 0.05)
    other = sqlite3.connect(filled.store, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    before = dump(filled.store)
    for words in (["claim", "T-1"], ["import", "export.csv"]):
        said = filled(*words)
        assert said.status == 4 and "is locked by another program" in said.sentence and "try again" in said.sentence
    other.execute("ROLLBACK")
    other.execute("PRAGMA journal_mode = DELETE")  # where a lock keeps readers out too
    other.execute("BEGIN EXCLUSIVE")
    for words in (["queue"], ["scores"], ["check"], ["rejects"], ["backup", "copy.db"], ["open"], ["claim", "T-1"]):
        said = filled(*words)
        assert said.status == 4 and "is locked by another program" in said.sentence, said
    other.close()
    assert dump(filled.store) == before


def test_an_interrupt_while_rows_are_applied_rolls_back(filled: Csat, monkeypatch: pytest.MonkeyPatch) -> None:
    from console.cli import importing

    file = large_export(filled.folder / "large.csv", 3000)
    before, take_in = dump(filled.store), importing.take_in

    def interrupted(found: Any, store: Path, now: int, seen: Callable[[int], None], tick: Callable[[], bool]) -> Any:
        def pressed() -> bool:
            assert is_locked(filled.store), "it is being applied"
            signal.raise_signal(signal.SIGINT)
            return tick()

        return take_in(found, store, now, seen, pressed)

    monkeypatch.setattr(importing, "take_in", interrupted)
    said = filled("import", file, "--json")
    assert said.status == 130 and said.out == "" and "Interrupted" in said.sentence, said
    assert dump(filled.store) == before and filled("check").status == 0


def test_an_interrupt_of_the_program_ends_with_130(filled: Csat) -> None:
    file = large_export(filled.folder / "large.csv", 3000)
    before = dump(filled.store)
    other = sqlite3.connect(filled.store, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")  # the import can't come to its end before the interrupt
    process = filled.start("import", file, "--json")
    assert process.stderr is not None
    assert any("can't be undone" in line for line in process.stderr), "it begins to store"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    other.execute("ROLLBACK")
    other.close()
    assert process.returncode == 130, (process.returncode, err)
    assert out == "" and "Interrupted" in err and "Traceback" not in err
    assert dump(filled.store) == before
    assert filled("check").status == 0


@pytest.mark.parametrize("moment", ["create", "say", "take_in"])
def test_an_interrupt_leaves_no_new_store(
    csat: Csat, export: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    from console.cli import importing

    step = getattr(importing, moment)

    def interrupted(*args: Any, **named: Any) -> Any:
        done = step(*args, **named) if moment == "create" else None
        signal.raise_signal(signal.SIGINT)
        return done if moment == "create" else step(*args, **named)

    monkeypatch.setattr(importing, moment, interrupted)
    said = csat("import", export)
    assert said.status == 130 and "Interrupted" in said.sentence and "Traceback" not in said.err, said
    assert not csat.store.exists()
