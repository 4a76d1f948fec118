"""Every file that csat makes is its owner's alone, however wide the login's files usually are."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests_support.commands import Csat

from console.cli.showing import copied
from console.cli.telling import data_folder
from console.store.drafts import Drafts


@pytest.fixture
def wide() -> Iterator[None]:
    """A login whose files anybody may read and write."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("wide")
def test_whatever_is_made_is_its_owners_alone(filled: Csat) -> None:
    out = filled.folder / "out"
    out.mkdir()
    for words in (("backup", out / "copy.db"), ("export", "--out", out / "all.csv", "--names"),
                  ("report", "huddle", "--out", out / "page.html"), ("claim", "T-1"), ("forget",)):  # fmt: skip
        assert filled(*words).status == 0, words
    copied(out / "sample.db")

    async def draft() -> None:
        drafts = Drafts(data_folder() / "private.db", str(filled.store), "ana")
        await drafts.keep("T-1", "note", "half a sentence")
        await drafts.close()

    asyncio.run(draft())
    with sqlite3.connect(filled.store) as conn:
        conn.execute("UPDATE setting SET value = value")  # the log and its index are there while it is open
        conn.commit()
        made = [path for folder in (out, filled.store.parent, data_folder()) for path in folder.iterdir()]
        assert {"store.db", "store.db-wal", "store.db-shm", "copy.db", "all.csv", "page.html", "private.db"} <= {
            path.name for path in made
        }
        assert [path for path in made if path.is_file() and stat.S_IMODE(path.stat().st_mode) != 0o600] == []
    conn.close()
    assert stat.S_IMODE(data_folder().stat().st_mode) == 0o700


@pytest.mark.usefixtures("wide")
def test_a_store_in_a_folder_that_is_made_for_it(csat: Csat, export: Path) -> None:
    assert csat("import", export).status == 0
    assert (stat.S_IMODE(csat.store.stat().st_mode), stat.S_IMODE(csat.store.parent.stat().st_mode)) == (0o600, 0o700)
