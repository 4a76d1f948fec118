"""A file that can't be imported: one sentence, status 1, and the store exactly as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests_support.commands import Csat
from tests_support.growing import dump

from console.domain.text import BANNED

pytestmark = pytest.mark.faults

GOOD = "id,Created at,CSAT,Comment\n7,2024-01-01 10:00,5,fine\n"

BAD = {
    "nothing.csv": (b"", "is empty"),
    "blank.csv": (b"\n\n  \n", "is empty"),
    "headings.csv": (b"id,Created at,CSAT\n", "headings but no rows"),
    "twice.csv": (b"id,CSAT,csat,Created at\n1,5,5,2024-01-01\n", "headings that are equal"),
    "picture.csv": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "not a text file"),
    "zipped.csv": (b"PK\x03\x04" + bytes(range(256)) * 40, "workbook"),
    "when.csv": (b"id,Created at,CSAT\n1,soon,5\n2,later,4\n3,whenever,4\n", "“Created at” of when.csv"),
    "undated.csv": (b"id,CSAT,Agent\n1,5,Ana\n2,2,Ana\n", "no column says when"),
    "list.json": (b'{"a": 1', "list.json"),
    "store.csv": (b"SQLite format 3\0" + b"\0" * 200, "is a database, not an export"),
}


@pytest.mark.parametrize("name", BAD)
def test_it_is_refused_in_one_sentence(filled: Csat, name: str) -> None:
    content, sentence = BAD[name]
    file = filled.folder / name
    file.write_bytes(content)
    before = dump(filled.store)
    for words in (["import", file], ["import", file, "--json"], ["import", file, "--dry-run"]):
        said = filled(*words)
        assert said.status == 1 and sentence in said.sentence and name in said.sentence, said
        assert said.sentence.endswith(".") and "Traceback" not in said.err
    assert dump(filled.store) == before


@pytest.mark.parametrize("verb", ["import", "map"])
def test_a_folder_and_a_missing_file_are_named(csat: Csat, verb: str) -> None:
    for path, sentence in ((csat.folder, "is a folder"), (csat.folder / "no.csv", "does not exist")):
        said = csat(verb, path)
        assert said.status == 1 and sentence in said.sentence and path.name in said.sentence
    assert not csat.store.exists()


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        ('[columns]\n"No such heading" = "id"\n', "No such heading"),
        ('[columns]\n"id" = "wizard"\n', "wizard"),
        ("[columns\n", "m.toml"),
        ("score = 5\n", "score"),
        ('zone = "Nowhere/City"\n', "Nowhere/City"),
    ],
)
def test_a_mapping_that_fits_nothing_says_what(csat: Csat, mapping: str, sentence: str) -> None:
    csat.write("a.csv", *GOOD.splitlines())
    said = csat("import", "a.csv", "--map", csat.write("m.toml", mapping))
    assert said.status == 1 and sentence in said.sentence and "Traceback" not in said.err, said
    assert not csat.store.exists()


def test_a_mapping_that_is_missing_a_folder_or_no_text(csat: Csat) -> None:
    csat.write("a.csv", *GOOD.splitlines())
    (csat.folder / "raw.toml").write_bytes(b"\xff\xfe\x00")
    for path in ("none.toml", ".", "raw.toml"):
        said = csat("import", "a.csv", "--map", path)
        assert said.status == 1 and said.sentence and "Traceback" not in said.err, said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--score", "Mood"], "Mood"),
        (["--zone", "Nowhere/City"], "Nowhere/City"),
        (["--zone", "../../etc/passwd"], "time zone"),
    ],
)
def test_an_option_that_names_nothing_says_so(csat: Csat, words: list[str], sentence: str) -> None:
    said = csat("import", csat.write("a.csv", *GOOD.splitlines()), *words)
    assert said.status == 1 and sentence in said.sentence, said
    assert not csat.store.exists()


def test_two_columns_that_could_be_the_rating_are_asked_about(csat: Csat) -> None:
    file = csat.write(
        "two.csv", "id,Created at,Agent rating,Product rating", "1,2024-01-01 10:00,5,2", "2,2024-01-02 10:00,4,1"
    )
    said = csat("import", file)
    assert said.status == 1 and "--score" in said.sentence and "Agent rating" in said.sentence, said
    assert csat("import", file, "--score", "Agent rating").status == 0


def test_names_that_are_no_text_do_no_harm(csat: Csat) -> None:
    file = csat.folder / "\udcff\x1b[31mred\x1b]0;owned\x07\u202e.csv"
    file.write_text(GOOD)
    said = csat.program("import", file, "--json")
    assert said.status == 0 and said.json["stored"] == 1, said
    assert not BANNED & set(map(ord, said.err + said.out))


def test_the_sample_takes_no_imports(csat: Csat, export: Path) -> None:
    copy = csat.folder / "played.db"
    copy.write_bytes((Path(__file__).parents[2] / "sample.db").read_bytes())
    said = csat("import", export, "--store", copy)
    assert said.status == 4 and "is the sample" in said.sentence and "--store" in said.sentence


def test_one_bad_file_of_three_stops_there_and_says_so(csat: Csat, export: Path) -> None:
    bad = csat.write("bad.csv", "id,Created at,CSAT")
    said = csat("import", export, bad)
    assert said.status == 1 and "bad.csv" in said.sentence
    assert csat("queue", "--json").json["total"] == 2


def test_rejected_rows_end_with_status_3_and_are_listed(csat: Csat) -> None:
    file = csat.write(
        "odd.csv",
        "id,Created at,CSAT,Comment",
        "1,2024-01-01 10:00,5,ok",
        "2,2024-01-02 10:00,maybe,",
        ",2024-01-03 10:00,5,",
    )
    said = csat("import", file, "--json", "--score", "CSAT")
    assert said.status == 3, said
    assert said.json["read"] == 3 and said.json["stored"] == 1 and said.json["rejected"] == 2
    assert [(one["file"], one["row"], one["column"]) for one in said.json["rejects"]] == [
        ("odd.csv", 2, "CSAT"),
        ("odd.csv", 3, "id"),
    ]
    listed = csat("rejects", "--json").json["rejects"]
    assert [(one["row"], one["value"]) for one in listed] == [(2, "maybe"), (3, "")]
    assert all(one["reason"] for one in listed)
