"""A store that can't be used, before any command that needs one: one sentence, status 4, nothing changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests_support.commands import Csat, Said

pytestmark = pytest.mark.faults

Spoil = Callable[[Path], object]
EVERY = (
    ["open"], ["queue"], ["queue", "--json"], ["claim", "T-1"], ["tried", "T-1", "wrote"], ["fix", "T-1", "refund"],
    ["close", "T-1", "recovered", "--lesson", "x"], ["undo"], ["redo"], ["scores"], ["scores", "--json"], ["rejects"],
    ["outbox"], ["check"], ["backup", "copy.db"], ["import", "export.csv"], ["import", "export.csv", "--dry-run"],
    ["map", "export.csv"], ["recovery"], ["recovery", "--json"], ["lessons", "refund"], ["hours"], ["delegate", "T-1", "Ben"],
    ["wait", "T-1", "fri"], ["escalate", "T-1"], ["play", "T-1", "callback"], ["note", "T-1", "rang"], ["cause", "T-1", "agent"],
    ["outbox", "--done", "1"], ["report", "huddle"],
)  # fmt: skip


def of_something_else(path: Path) -> None:
    path.unlink()
    conn = sqlite3.connect(path)
    conn.execute("CREATE TABLE recipe (name)")
    conn.close()


def newer(path: Path) -> None:
    conn = sqlite3.connect(path)
    conn.execute("PRAGMA user_version = 99")
    conn.close()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


SPOILT = [
    (lambda path: path.write_text("dear diary\n" * 100), "is not a database", "name a csat store"),
    (of_something_else, "not a csat store", "name another file"),
    (newer, "newer csat (schema 99", "upgrade csat-console"),
    (lambda path: path.write_bytes(b""), "is empty", "import again"),
    (a_folder, "is a folder", "name the store's file in it"),
]
NAMES = ["text", "another program's", "newer", "empty", "folder"]


def one_sentence(said: Said, what: str, where: Path, todo: str) -> None:
    """Says what, where and what to do, on one line of stderr; stdout stays empty of results."""
    assert "Traceback" not in said.err
    assert what in said.sentence and todo in said.sentence and where.name in said.sentence
    assert len([line for line in said.err.splitlines() if "store.db" in line]) == 1


@pytest.mark.parametrize(("spoil", "what", "todo"), SPOILT, ids=NAMES)
def test_every_command_refuses_it_in_words(filled: Csat, spoil: Spoil, what: str, todo: str) -> None:
    checkpointed(filled.store)
    spoil(filled.store)
    before = None if filled.store.is_dir() else filled.store.read_bytes()
    for words in EVERY:
        said = filled(*words)
        assert said.status == 4, (words, said)
        one_sentence(said, what, filled.store, todo)
        assert said.out == ""
    assert before is None or filled.store.read_bytes() == before


def checkpointed(path: Path) -> None:
    """The store in one file."""
    conn = sqlite3.connect(path)
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    conn.close()


@pytest.mark.parametrize("words", [words for words in EVERY if words[0] not in ("import", "map")], ids=" ".join)
def test_without_a_store_a_command_says_how_to_get_one(csat: Csat, words: list[str]) -> None:
    if words[0] == "open":
        words = ["open", str(csat.store)]  # by itself it falls back to the sample
    said = csat(*words)
    assert (said.status, said.out) == (4, "")
    one_sentence(said, "There is no store at", csat.store, "csat import FILE")
    assert not csat.store.exists() and not (csat.folder / "copy.db").exists()


def test_a_store_below_a_file_is_refused(csat: Csat, export: Path) -> None:
    below = export / "store.db"
    for words in EVERY:
        said = csat(*words, "--store", below)
        assert said.status == 4, (words, said)
        assert "Traceback" not in said.err, (words, said)
        assert "store.db" in said.sentence
    assert export.is_file()


def test_a_damaged_page_is_named_as_damage(filled: Csat) -> None:
    checkpointed(filled.store)
    raw = bytearray(filled.store.read_bytes())
    start = len(raw) // 10
    raw[start:] = b"\xa5" * (len(raw) - start)
    filled.store.write_bytes(raw)
    for words in EVERY:
        said = filled(*words)
        assert said.status == 4, (words, said)
        assert "Traceback" not in said.err and "store.db" in said.err and "damaged" in said.err, (words, said.err)
        assert "csat backup" in said.err
    assert filled.store.read_bytes() == raw and not (filled.folder / "copy.db").exists()


def test_check_finds_damage_in_the_middle(filled: Csat) -> None:
    checkpointed(filled.store)
    raw = bytearray(filled.store.read_bytes())
    middle = filled.store.stat().st_size * 3 // 4
    raw[middle : middle + 20_000] = b"\xa5" * len(raw[middle : middle + 20_000])
    filled.store.write_bytes(raw)
    said = filled("check", "--json")
    assert said.status == 4 and said.json["faults"]
    assert filled("check").status == 4


def test_the_console_refuses_before_it_touches_the_terminal(csat: Csat) -> None:
    csat.store.parent.mkdir()
    csat.store.write_text("dear diary")
    said = csat.program()
    assert said.status == 4 and "is not a database" in said.err
    assert said.out == "" and "\x1b" not in said.err
