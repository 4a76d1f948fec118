"""`csat share`: the store and all that belongs to it opens to a group, now and later; and what is said about it."""

from __future__ import annotations

import grp
import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests_support.commands import Csat

GROUPS = [found.gr_name for found in grp.getgrall() if found.gr_gid not in (os.getgid(), os.getegid())]
OTHER = next((name for name in GROUPS if os.geteuid() == 0 or grp.getgrnam(name).gr_gid in os.getgroups()), "")
NOBODY = 65_534
needs_group = pytest.mark.skipif(not OTHER, reason="this login may give files to no second group")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def group(path: Path) -> str:
    return grp.getgrgid(path.stat().st_gid).gr_name


@pytest.fixture
def narrow() -> Iterator[None]:
    """A login whose new files are nobody else's."""
    before = os.umask(0o077)
    yield
    os.umask(before)


@needs_group
@pytest.mark.usefixtures("narrow")
def test_the_store_its_log_and_its_folder_are_the_groups(filled: Csat) -> None:
    reader = sqlite3.connect(filled.store)
    reader.execute("SELECT count(*) FROM rating").fetchone()
    wal = filled.store.with_name("store.db-wal")
    assert wal.exists() and mode(filled.store) == mode(wal) == 0o600
    said = filled("share", "--group", OTHER)
    assert said.status == 0 and f"is open to the group {OTHER}" in said.out and "no finer rights" in said.out
    beside = [filled.store.with_name(f"store.db{end}") for end in ("", "-wal", "-shm")]
    assert {(mode(file), group(file)) for file in beside} == {(0o660, OTHER)}
    assert (mode(filled.store.parent), group(filled.store.parent)) == (0o2770, OTHER)
    reader.close()


@needs_group
@pytest.mark.usefixtures("narrow")
def test_what_is_made_later_is_the_groups_too(filled: Csat) -> None:
    assert filled("share", "--group", OTHER).status == 0
    code = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('PRAGMA user_version = 1'); print(1, flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code, filled.store], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None and other.stdout.readline() == b"1\n"
        beside = [filled.store.with_name(f"store.db{end}") for end in ("-wal", "-shm")]
        assert {(mode(file), group(file)) for file in beside} == {(0o660, OTHER)}
        other.communicate(b"\n")
    assert filled("claim", "T-1").status == 0 and filled("forget", "nobody", "--yes").status == 1
    assert filled("forget").status == 0  # sweeping rewrites the file
    assert (mode(filled.store), group(filled.store)) == (0o660, OTHER)
    copy = filled.folder / "copy.db"
    assert filled("backup", copy).status == 0 and mode(copy) == 0o600


@needs_group
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another login")
def test_a_member_can_work_in_it_and_a_stranger_can_not(filled: Csat) -> None:
    for above in (filled.folder, *filled.folder.parents):
        if Path(tempfile.gettempdir()) in above.parents:
            above.chmod(above.stat().st_mode | 0o011)
    assert filled("share", "--group", OTHER).status == 0
    assert _can_write(filled.store, [grp.getgrnam(OTHER).gr_gid])
    assert not _can_write(filled.store, [])


def _can_write(store: Path, groups: list[int]) -> bool:
    """Whether a login without a name of its own, in these groups, can change the store."""
    child = os.fork()  # not a program of its own: that login may not be able to read where Python lies
    if child == 0:
        os.setgroups(groups)
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
        try:
            with sqlite3.connect(store) as conn:
                conn.execute("UPDATE setting SET value = value")
        except sqlite3.OperationalError:
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


@needs_group
def test_what_else_is_opened_by_it_is_said(filled: Csat) -> None:
    (filled.store.parent / "export.csv").write_text("x")
    filled.store.parent.parent.chmod(0o700)
    said = filled("share", "--group", OTHER)
    assert "may now also move or delete what else lies in the folder: export.csv." in said.out
    assert f"They don't get there yet: {filled.store.parent.parent} lets the group {OTHER} not in" in said.err
    assert filled("share", "--group", OTHER, "--json").json["also_in_folder"] == ["export.csv"]


def test_an_unknown_group_is_a_sentence(filled: Csat) -> None:
    said = filled("share", "--group", "no-such-group")
    assert said.status == 1 and said.sentence.startswith("There is no group no-such-group on this machine:")
    assert mode(filled.store) == 0o600


def test_a_folder_that_is_not_the_stores_alone_stays_shut(filled: Csat, monkeypatch: pytest.MonkeyPatch) -> None:
    name = grp.getgrgid(os.getgid()).gr_name
    monkeypatch.setenv("HOME", str(filled.store.parent))
    said = filled("share", "--group", name)
    assert said.status == 1 and "which is not the store's alone: move it to a folder of its own" in said.sentence
    monkeypatch.setenv("HOME", "/nonexistent")
    (filled.store.parent / "private.db").touch()
    said = filled("share", "--group", name)
    assert said.status == 1 and "which holds your drafts and private notes too" in said.sentence
    assert mode(filled.store) == 0o600


def test_only_a_store_is_shared(csat: Csat) -> None:
    other = csat.write("notes.txt", "no store")
    name = grp.getgrgid(os.getgid()).gr_name
    assert csat("share", "--group", name, "--store", other).status == 4
    assert csat("share", "--group", name).status == 4 and csat("share").status == 2
