"""A coach's notes are read by the login that owns the file and the person who wrote them, and by nobody else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from console.store.errors import StoreError
from console.store.notes import Notebook


async def test_notes_survive_a_killed_terminal_and_are_nobody_elses(tmp_path: Path) -> None:
    file, store = tmp_path / "own" / "private.db", "a store"
    writing = Notebook(file, store, "ruth", "Ruth Adeyemi")
    await writing.keep(1, "looks tir")
    await writing.keep(1, "looks tired, ask why", '{"shared": ""}')
    again = Notebook(file, store, "ruth", "Ruth Adeyemi")  # the first was never closed
    assert (await again.going_on(1, ())).words == "looks tired, ask why"
    assert (await again.going_on(2, ())).words == ""
    others = [
        Notebook(file, store, "ruth", "Dana"),  # the same login in another's name
        Notebook(file, store, "dana", "Ruth Adeyemi"),  # another login in her name
        Notebook(file, "another", "ruth", "Ruth Adeyemi"),
    ]
    for other in others:
        assert await other.all(1) == () and (await other.going_on(1, ())).words == ""
    assert file.stat().st_mode & 0o777 == 0o600 and file.parent.stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "own" / "private.db-wal").stat().st_mode & 0o777 == 0o600
    for book in (writing, again, *others):
        await book.close()


async def test_notes_are_filed_with_their_one_on_one_and_come_back_when_it_is_undone(tmp_path: Path) -> None:
    book = Notebook(tmp_path / "private.db", "a store", "ruth", "Ruth")
    await book.keep(1, "of the first")
    await book.file(1, 7)
    assert (await book.going_on(1, {7})).words == ""
    await book.keep(1, "of the second", "plan")
    await book.file(1, 8)
    assert [(note.session, note.words) for note in await book.all(1)] == [(8, "of the second"), (7, "of the first")]
    back = await book.going_on(1, {7})  # the second was undone
    assert (back.words, back.plan) == ("of the second", "plan")
    assert [note.session for note in await book.all(1)] == [0, 7]
    await book.close()


async def test_notes_of_an_undone_one_on_one_whose_number_is_used_again_are_not_lost(tmp_path: Path) -> None:
    book = Notebook(tmp_path / "private.db", "a store", "ruth", "Ruth")
    await book.keep(1, "of the first")
    await book.file(1, 7)
    await book.keep(1, "of the second")  # meanwhile the first was undone
    await book.file(1, 7)
    assert [(note.session, note.words) for note in await book.all(1)] == [(7, "of the first\n\nof the second")]
    await book.close()


async def test_lines_added_elsewhere_stay_below_what_is_typed(tmp_path: Path) -> None:
    book = Notebook(tmp_path / "private.db", "a store", "ruth", "Ruth")
    assert await book.keep(1, "one\ntwo", seen="") == ""
    await book.keep(1, "one\ntwo\nby a command\nand another")
    assert await book.keep(1, "one\ntwo more", "plan", seen="one\ntwo") == "\nby a command\nand another"
    (note,) = await book.all(1)
    assert (note.words, note.plan) == ("one\ntwo more\nby a command\nand another", "plan")
    assert await book.keep(1, "", seen=note.words) == "" and (await book.all(1))[0].words == ""
    await book.close()


async def test_a_folder_open_to_others_is_closed_and_a_file_of_another_login_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "own"
    folder.mkdir(mode=0o755)
    (folder / "private.db").touch(mode=0o644)
    book = Notebook(folder / "private.db", "a store", "ruth", "Ruth")
    await book.keep(1, "mine")
    assert folder.stat().st_mode & 0o777 == 0o700 and (folder / "private.db").stat().st_mode & 0o777 == 0o600
    await book.close()
    monkeypatch.setattr(os, "getuid", lambda: folder.stat().st_uid + 1)
    other = Notebook(folder / "private.db", "a store", "ruth", "Ruth")
    with pytest.raises(StoreError, match=r"Notes can't be kept in .*it belongs to another login"):
        await other.all(1)
    await other.close()
