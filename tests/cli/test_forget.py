"""`csat forget`: asks, erases, says what remains; and nobody comes back with the next import."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests_support.commands import Csat
from tests_support.planted import EMAIL, NAME, PHONE, pieces_in

from console.cli.telling import data_folder
from console.store import connect
from console.store.drafts import Drafts
from console.store.notes import Notebook
from console.store.own import kept_under

HEADINGS = "Ticket ID,Created at,CSAT,Customer ID,Customer name,Customer email,Customer phone,Subject,Comment"
DAY = (datetime.now(UTC) - timedelta(days=1)).strftime("%Y-%m-%d")
ROWS = (
    f"T-1,{DAY} 09:00,1,C-55,{NAME},{EMAIL},{PHONE},{NAME}: kettle,{NAME} is cross",
    f"T-2,{DAY} 09:30,5,C-60,Bo Ek,bo@x.example,,Pan,fine",
    f"T-3,{DAY} 10:00,2,C-55,{NAME},{EMAIL},{PHONE},Lid,call {PHONE}",
)


@pytest.fixture
def filled(csat: Csat) -> Csat:
    """Two tickets of the person, one of somebody else."""
    done = csat("import", csat.write("first.csv", HEADINGS, *ROWS))
    assert done.status == 0, done.err + done.out
    return csat


def pieces(csat: Csat) -> list[tuple[str, bytes]]:
    return pieces_in(*(csat.store.with_name(csat.store.name + end) for end in ("", "-wal", "-shm")))


def answers(csat: Csat) -> list[tuple[object, ...]]:
    conn = sqlite3.connect(csat.store)
    try:
        return conn.execute("SELECT i.external_id, value, comment, subject, c.name, c.email FROM rating r JOIN interaction i"
                            " ON i.id = r.interaction_id LEFT JOIN customer c ON c.id = i.customer_id ORDER BY 1").fetchall()  # fmt: skip
    finally:
        conn.close()


FORGOTTEN = [
    ("T-1", 1.0, None, None, "[erased]", None),
    ("T-2", 5.0, "fine", "Pan", "Bo Ek", "bo@x.example"),
    ("T-3", 2.0, None, None, "[erased]", None),
]


def test_it_asks_and_a_script_has_to_say_yes(filled: Csat) -> None:
    said = filled("forget", EMAIL)
    assert said.status == 1 and said.sentence == "Nothing is erased yet, and there is no terminal to ask on: say --yes."
    assert "  2 tickets: subjects and links" in said.out and "There is no undo" in said.out
    assert answers(filled)[0][2] == f"{NAME} is cross"


def test_a_no_at_the_question_erases_nothing(filled: Csat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("console.cli.forgetting.sys.stdin", Terminal("n\n"))
    said = filled("forget", "C-55")
    assert said.status == 1 and said.sentence.endswith(": Nothing was erased.") and answers(filled)[0][5] == EMAIL


def test_a_yes_erases(filled: Csat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("console.cli.forgetting.sys.stdin", Terminal("y\n"))
    said = filled("forget", NAME)
    assert said.status == 0 and answers(filled) == FORGOTTEN, said.err


class Terminal:
    """A person at the keyboard who types one line."""

    def __init__(self, line: str) -> None:
        self.line = line

    def isatty(self) -> bool:
        return True

    def readline(self, _: int = -1) -> str:
        return self.line


def test_the_next_imports_drop_the_person_again(filled: Csat) -> None:
    assert filled("forget", EMAIL, "--yes").status == 0
    same = filled("import", filled.folder / "first.csv")
    assert same.status == 0 and "3 rows read = 0 stored + 0 updated + 3 unchanged" in same.out
    assert "2 rows of customers who were forgotten: their answers' numbers count, their words were dropped." in same.out
    later = filled.write(
        "later.csv", HEADINGS,
        f"T-1,{DAY} 09:00,1,C-99,{NAME},,,again {NAME},and {NAME}",  # known by its ref
        f"T-7,{DAY} 11:00,3,C-70,{NAME},{EMAIL.upper()},,{NAME},{NAME}",  # by the e-mail
        f"T-8,{DAY} 11:10,4,C-71,{NAME},,00{PHONE[1:].replace(' ', '-')},x,{NAME}",
        f"T-9,{DAY} 11:20,2,C-55,Z. Kjhgfdab,,,x,me",  # by the id
        f"T-10,{DAY} 11:30,4,C-72,Somebody,,,ok,new",
        f"T-11,soon,9,C-55,{NAME},{EMAIL},,x,{NAME}",  # refused
    )  # fmt: skip
    said = filled("import", later, "--json")
    assert said.status == 3 and said.json["forgotten"] >= 4
    assert pieces(filled) == []
    stored = {row[0]: row[1:] for row in answers(filled)}
    assert stored["T-1"] == FORGOTTEN[0][1:] and stored["T-7"] == (3.0, None, None, None, None)
    assert stored["T-9"] == (2.0, None, None, None, None) and stored["T-10"] == (4.0, "new", "ok", "Somebody", None)
    again = filled.write("again.csv", HEADINGS, f"T-7,{DAY} 11:00,3,,,,,{NAME},{NAME}")  # the ref alone
    assert filled("import", again).status == 0 and pieces(filled) == []
    assert filled("rejects", "--json").out.count("T-11") == 0 and filled("check").status == 0


def test_a_ticket_whose_ref_named_the_person_is_found_again(csat: Csat) -> None:
    row = f"{EMAIL}-1,{DAY} 09:00,1,C-55,{NAME},{EMAIL},,Kettle,cross"
    file = csat.write("first.csv", HEADINGS, row)
    assert csat("import", file).status == 0 and csat("forget", NAME, "--yes").status == 0
    assert pieces(csat) == []
    assert "1 unchanged" in csat("import", file).out and pieces(csat) == [] and len(answers(csat)) == 1


def test_what_remains_is_named(filled: Csat, tmp_path: Path) -> None:
    assert filled("backup", tmp_path / "copy.db").status == 0
    assert filled("report", "huddle", "--out", tmp_path / "page.md").status == 0
    said = filled("forget", EMAIL, "--yes")
    assert said.status == 0
    assert f"backup of {datetime.now(UTC):%Y-%m-%d}: {tmp_path / 'copy.db'}" in said.out
    assert f"report of {datetime.now(UTC):%Y-%m-%d}: {tmp_path / 'page.md'}" in said.out
    (tmp_path / "page.md").unlink()
    told = filled("forget", "--json").json
    assert told["erased"] is None and told["remains"]["log_left"] is False
    there = {Path(copy["path"]).name: copy["exists"] for copy in told["remains"]["copies"]}
    assert there == {"copy.db": True, "page.md": False}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who has a file open")
def test_a_program_that_has_the_store_open_is_named(filled: Csat) -> None:
    code = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM rating'); print(1, flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code, filled.store], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None and other.stdout.readline() == "1\n"
        said = filled("forget", EMAIL, "--yes")
        assert f"open in process {other.pid} " in said.out and "close it, it may show old words" in said.out
        other.communicate("\n")
    assert filled("forget", "--json").json["remains"]["open"] == []


def test_without_a_store_or_a_match_it_is_a_sentence(csat: Csat, filled: Csat) -> None:
    assert csat("forget", "x@y.example", "--yes", "--store", csat.folder / "none.db").status == 4
    said = filled("forget", "x@y.example", "--yes")
    assert said.status == 1 and "No customer has the e-mail, id or exact name “x@y.example”" in said.sentence


def test_ones_own_drafts_and_notes_lose_the_person_too(filled: Csat) -> None:
    file = data_folder() / "private.db"

    async def write() -> None:
        with connect.reading(filled.store) as conn:
            store = kept_under(conn, filled.store)
        drafts, notes = Drafts(file, store, "ana"), Notebook(file, store, "ana", "ana")
        await drafts.keep("T-1", "note", "call them at six")
        await drafts.keep("T-2", "note", f"not {NAME}'s")
        await drafts.keep("T-2", "fix", "a new pan")
        await notes.keep(1, f"we spoke of {EMAIL}")
        await drafts.close()
        await notes.close()

    asyncio.run(write())
    said = filled("forget", EMAIL, "--yes", "--json")
    assert said.json["erased"]["private"] == 3
    assert pieces_in(file, file.with_name("private.db-wal")) == []
    conn = sqlite3.connect(file)
    assert conn.execute("SELECT ref, dialog, words FROM draft ORDER BY dialog").fetchall() == [
        ("T-2", "fix", "a new pan"),
        ("T-2", "note", "not [erased]'s"),
    ]
    assert conn.execute("SELECT words FROM session_note").fetchall() == [("we spoke of [erased]",)]
    conn.close()
