"""One-on-ones from the command line: listed, stored, settled; a coach's notes for the coach alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests_support.commands import Csat
from tests_support.half_year import NOW, SAMPLE
from tests_support.town import DAY, Town

from console.store import sessions


@pytest.fixture
def sample(csat: Csat) -> Csat:
    """A copy of the sample; who is logged in is Ana."""
    csat.store.parent.mkdir(parents=True)
    csat.store.write_bytes(SAMPLE.read_bytes())
    return csat


def test_open_commitments_stand_first_and_say_whether_they_worked(sample: Csat) -> None:
    said = sample("session", "Lena Hofer")
    assert said.status == 0 and said.out.index("OPEN COMMITMENTS") < said.out.index("ONE-ON-ONE OF 2026-05-29")
    assert "Name the feeling before the fix (overdue, due 2026-06-12; QA: Empathy, target 80)" in said.out
    found = sample("session", "Samira Osei", "--json").json
    worked = [one["did_it_work"] for talk in found["sessions"] for one in talk["commitments"] if one["did_it_work"]]
    assert len(worked) == 1 and worked[0]["ci_low"] > 0


def test_one_is_stored_with_its_commitments_listed_next_time_settled_and_undone(sample: Csat) -> None:
    before = sample("session", "Lena Hofer", "--json").json
    done = sample(
        "session", "Lena Hofer", "--hold", "--promise", "Say the date", "--due", "2026-07-10", "--measure", "qa: next step",
        "--target", "80 %", "--promise", "Call twice", "--share", "Good talk", "--comment", "Fair", "--as", "Ruth Adeyemi",
    )  # fmt: skip
    assert (done.status, done.out) == (0, "One-on-one with Lena Hofer stored: 2 commitments.\n")
    found = sample("session", "Lena Hofer", "--json").json
    newest = found["sessions"][0]
    assert (newest["coach"], newest["shared"], newest["agent_comment"]) == ("Ruth Adeyemi", "Good talk", "Fair")
    first = next(one for one in newest["commitments"] if one["text"] == "Say the date")
    assert (first["measure"], first["target"], first["criterion"]) == ("QA: Next step", 80.0, "Next step")
    assert first["due_at"] == "2026-07-10T07:00:00Z" and len(found["open"]) == len(before["open"]) + 2
    kept = sample("session", "Lena Hofer", "--kept", first["id"], "--json", "--as", "Ruth Adeyemi").json
    assert kept["done"] == "Kept: Say the date." and len(kept["open"]) == len(before["open"]) + 1
    assert "Undid: kept of Lena Hofer." in sample("undo", "--as", "Ruth Adeyemi").out
    assert "Undid: one-on-one of Lena Hofer." in sample("undo", "--as", "Ruth Adeyemi").out
    assert sample("session", "Lena Hofer", "--json").json == before


def test_what_was_agreed_a_while_into_a_history_is_there_for_the_next_who_opens_it(sample: Csat) -> None:
    town = Town.__new__(Town)
    town.path, town.now = sample.store, NOW
    town.act("Ruth Adeyemi", sessions.hold, 4, [sessions.Agreed("Say the date", NOW + DAY)], later=20 * 60)
    said = sample("session", "Lena Hofer")
    assert "as of 2026-06-30 17:20" in said.out and "Say the date (open, due 2026-07-01)" in said.out
    assert "Say the date (due 2026-07-01)" in sample("report", "one-on-one", "Lena Hofer").out


def test_whoever_works_in_another_name_reads_no_notes(sample: Csat, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sample("session", "Lena Hofer", "--note", "thinks of leaving").out == "Noted, for your eyes only.\n"
    assert "thinks of leaving" in sample("session", "Lena Hofer", "--notes").out
    for other in ("other", "Ruth Adeyemi"):
        assert "leaving" not in sample("session", "Lena Hofer", "--notes", "--as", other).out
        assert sample("session", "Lena Hofer", "--notes", "--json", "--as", other).json["notes_going_on"] is None
    monkeypatch.setenv("LOGNAME", "eve")  # another login, in Ana's name
    assert "leaving" not in sample("session", "Lena Hofer", "--notes", "--as", "ana").out
    assert b"leaving" not in sample.store.read_bytes()


def _kept(csat: Csat, store: Path, agent: str) -> str:
    """A store of one agent and one answer, made by an import."""
    export = csat.folder / "one.csv"
    export.write_text(f"Ticket,Agent,CSAT,Date\nT-1,{agent},5,2026-01-05\n", encoding="utf-8")
    done = csat("import", export, "--store", store)
    assert done.status == 0, done.err
    return agent


def test_notes_follow_their_store_and_not_its_place(csat: Csat) -> None:
    store, moved = csat.folder / "team.db", csat.folder / "moved.db"
    anna = _kept(csat, store, "Anna Maar")
    assert csat("session", anna, "--note", "thinks of leaving", "--store", store).status == 0
    store.rename(moved)
    ben = _kept(csat, store, "Ben Oduya")  # has the number that Anna has in the other
    assert "leaving" not in csat("session", ben, "--notes", "--store", store).out
    assert "thinks of leaving" in csat("session", anna, "--notes", "--store", moved).out
    assert csat("backup", csat.folder / "copy.db", "--store", moved).status == 0
    assert "thinks of leaving" in csat("session", anna, "--notes", "--store", csat.folder / "copy.db").out


def test_notes_are_filed_when_the_one_on_one_is_stored(sample: Csat) -> None:
    sample("session", "Lena Hofer", "--note", "one")
    sample("session", "Lena Hofer", "--note", "two", "--hold")
    found = sample("session", "Lena Hofer", "--notes", "--json").json
    assert found["notes_going_on"] is None and found["sessions"][0]["notes"] == "one\ntwo"
    assert "notes" not in sample("session", "Lena Hofer", "--json").json["sessions"][0]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--promise", "x"), "Say --hold as well"),
        (("--hold", "--due", "fri"), "There are more of --due"),
        (("--hold", "--promise", "x", "--due", "someday"), "Until when can't be read"),
        (("--hold", "--promise", "x", "--due", "2020-01-01"), "That day has passed"),
        (("--hold", "--promise", "x", "--measure", "QA: Charm"), "There is no criterion QA: Charm"),
        (("--hold", "--promise", "x", "--target", "many"), "is no number"),
        (("--hold", "--promise", "x", "--measure", "Empathy", "--target", "101"), "measured from 0 to 100"),
        (("--kept", "1"), "Commitment 1 is not one of Lena Hofer's"),
        (("--missed", "99999"), "There is no commitment 99999"),
    ],
)
def test_what_can_not_be_is_said_and_nothing_is_stored(sample: Csat, words: tuple[str, ...], why: str) -> None:
    before = sample("session", "Lena Hofer", "--json").json
    said = sample("session", "Lena Hofer", *words)
    assert said.status == 1 and why in said.sentence
    assert {**sample("session", "Lena Hofer", "--json").json, "as_of": before["as_of"]} == before


def test_two_of_one_name_and_a_store_that_is_read_only(csat: Csat) -> None:
    csat.store.parent.mkdir(parents=True)
    town = Town(csat.store)
    for ref in ("a1", "a2"):
        town.add("agent", source="desk", external_id=ref, name="Sam Carter")
    town.sql.close()
    said = csat("session", "Sam Carter")
    assert said.status == 1 and "2 agents are called Sam Carter" in said.sentence
    assert "NO ONE-ON-ONE YET" in csat("session", "a2").out
    csat.store.chmod(0o400)
    csat.store.parent.chmod(0o500)
    try:
        assert csat("session", "a2").status == 0
    finally:
        csat.store.parent.chmod(0o700)


def test_praise_is_passed_on_and_told(sample: Csat) -> None:
    ref = sample("agent", "Lena Hofer", "--json").json["praise"][0]["ref"]
    said = sample("recognise", ref, "--as", "Ruth Adeyemi")
    assert said.out == "Passed on to Lena Hofer; the words to paste are in the outbox.\n"
    assert "Recognition for Lena Hofer, passed on by Ruth Adeyemi" in sample("outbox").out
    assert "Ruth Adeyemi passed this on" in sample("recognise", ref).sentence
    assert sample("agent", "Lena Hofer", "--json").json["recognition"][0]["ref"] == ref
    assert "passed on by Ruth Adeyemi" in sample("agent", "Lena Hofer").out
