"""Mappings: written from a recognition, edited, read back."""

from __future__ import annotations

import pytest

from console.sources.errors import SourceError
from console.sources.mapping import read_mapping
from console.sources.mapping_text import mapping_text

CONTENT = (
    'Ticket ID,"He said ""hi"" \\ #1",Opened day,Opened time,Boss,Stars,Verdict\n'
    "1,x,13/02/2024,10:00:00,Mo,5,3\n2,y,14/02/2024,11:00:00,Mo,4,2\n"
)
MAPPING = """
source = "shop"
score = "Verdict"
scale = [1, 3]
zone = "Asia/Tokyo"
kind = "call"

[columns]
"Opened day" = "opened_at"
"Opened time" = "opened_at"
"Boss" = ["team", "lead"]
"Stars" = ""
"""


def read(exports, text: str):
    headings = exports.table(CONTENT).headings
    return read_mapping(exports.write(text, "m.toml"), headings)


def test_a_mapping_decides_what_the_file_does_not(exports) -> None:
    found = exports.recognise(CONTENT, mapping=read(exports, MAPPING))
    assert (found.name, found.kind, found.score, found.zone.key) == ("shop", "call", "Verdict", "Asia/Tokyo")
    row = exports.take(found).rows[0]
    assert (row["team"], row["lead"], row["value"], row["high"]) == ("Mo", "Mo", 3, 3)
    assert row["opened_at"] == 1_707_786_000


def test_what_it_writes_reads_back_as_the_same_import(exports) -> None:
    found = exports.recognise(CONTENT, mapping=read(exports, MAPPING))
    again = exports.recognise(CONTENT, mapping=read(exports, mapping_text(found)))
    assert exports.take(again).rows == exports.take(found).rows
    assert mapping_text(again).splitlines()[:4] == mapping_text(found).splitlines()[:4]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("nonsense", "is not TOML"),
        ("x = " + "9" * 5000, "is not TOML"),
        ('colour = "red"', "knows no key “colour”"),
        ('score = "Nope"', "names a column “Nope” that the file does not have"),
        ('[columns]\n"Nope" = "channel"', "names a column “Nope”"),
        ('[columns]\n"Stars" = "colour"', "knows no field “colour”"),
        ('[columns]\n"Stars" = 3', "must give “Stars” a field's name"),
        ("scale = [3, 3]", "two different numbers"),
        ('scale = "1-5"', "two different numbers"),
        ('day_first = "yes"', "true or false"),
        ('zone = "Mars/Olympus"', "no time zone “Mars/Olympus”"),
        ('zone = "../../etc/passwd"', "no time zone"),
        ('metric = "fun"', "it can be csat, nps, ces"),
        ('blank = "maybe"', "it can be no survey, unanswered"),
        ('kind = "fax"', "it can be ticket, chat|it can be ticket, call"),
        ('source = "a\\u001b[31m"', "a text on one line"),
        ("columns = 3", "as a table"),
    ],
)
def test_a_wrong_mapping_is_one_sentence(exports, text: str, sentence: str) -> None:
    with pytest.raises(SourceError, match=sentence) as caught:
        read(exports, text)
    assert "\n" not in str(caught.value) and "\x1b" not in str(caught.value)


def test_two_columns_for_one_field_are_refused(exports) -> None:
    with pytest.raises(SourceError, match="gives the field channel to “Boss” and to “Stars”"):
        exports.recognise(CONTENT, mapping=read(exports, '[columns]\n"Boss" = "channel"\n"Stars" = "channel"'))


def test_a_missing_mapping_is_one_sentence(exports) -> None:
    with pytest.raises(SourceError, match=r"none\.toml does not exist"):
        read_mapping(exports.folder / "none.toml", ("id",))
