"""Delimited text as help desks and spreadsheets write it."""

from __future__ import annotations

import pytest

from console.sources.delimited import delimiter_of
from console.sources.errors import SourceError

HEAD = "Ticket ID,Created at,CSAT,Comment"


def cells(table) -> list[tuple[str, ...]]:
    return [row for chunk in table.chunks() for row in zip(*chunk.columns, strict=True)]


def rejects(table):
    return [reject for chunk in table.chunks() for reject in chunk.rejects]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_each_delimiter_is_found(exports, mark: str) -> None:
    table = exports.table(f'id{mark}score{mark}note\n1{mark}5{mark}"a{mark}b, c; d"\n2{mark}4{mark}x, y, z\n')
    assert table.headings == ("id", "score", "note")
    assert cells(table)[0] == ("1", "5", f"a{mark}b, c; d")


def test_the_commas_of_a_decimal_are_no_delimiter() -> None:
    assert delimiter_of("id;score;price\n1;4,5;3,20\n2;3,5;1,00\n") == ";"


@pytest.mark.parametrize(
    ("codec", "spoken"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 with BOM"), ("utf-16", "UTF-16 with BOM"), ("utf-16-le", "UTF-16 LE"),
     ("utf-16-be", "UTF-16 BE"), ("cp1252", "Windows-1252")],
)  # fmt: skip
def test_each_encoding_is_found(exports, codec: str, spoken: str) -> None:
    table = exports.table("id,Kommentar\n1,schön für Müller\n".encode(codec))
    assert table.encoding == spoken
    assert cells(table) == [("1", "schön für Müller")]


def test_cells_may_span_lines_and_endings_may_be_mixed(exports) -> None:
    table = exports.table(f'{HEAD}\r\n1,2024-01-01,5,"two\nlines"\n2,2024-01-02,4,one\r\n')
    assert [row[3] for row in cells(table)] == ["two\nlines", "one"]


def test_a_multi_line_cell_may_cross_the_blocks_a_file_is_read_in(exports) -> None:
    rows = [f'{n},2024-01-01,5,"line one of {n}\nline, two "" of {n}"' for n in range(20_000)]
    table = exports.table("\n".join([HEAD, *rows]))
    found = cells(table)
    assert len(found) == 20_000 and not rejects(table)
    assert found[-1][3] == 'line one of 19999\nline, two " of 19999'


def test_quoted_and_plain_lines_mix_across_blocks(exports) -> None:
    rows = [f'{n},"a, ""b"" {n}",c' if n % 37 == 0 else f"{n},plain,c" for n in range(30_000)]
    found = cells(exports.table("id,x,y\n" + "\n".join(rows) + "\n"))
    assert len(found) == 30_000
    assert found[370] == ("370", 'a, "b" 370', "c") and found[29_999] == ("29999", "plain", "c")


def test_blank_lines_are_skipped_and_counted(exports) -> None:
    table = exports.table("id,score\n\n1,5\n,\n\n2,4\n")
    assert [row[0] for row in cells(table)] == ["1", "2"]
    assert sum(chunk.blank for chunk in table.chunks()) == 3
    assert [row for chunk in table.chunks() for row in chunk.rows] == [1, 2]


def test_a_trailing_note_is_refused_in_words(exports) -> None:
    table = exports.table(f"{HEAD}\n1,2024-01-01,5,\nTotal: 1 rows,,,\nExported by Dana\n")
    found = rejects(table)
    assert [reject.row for reject in found] == [2, 3]
    assert all("a note, not a row" in reject.reason for reject in found)
    assert found[0].cells == {"Ticket ID": "Total: 1 rows"}


def test_missing_cells_at_the_end_are_blank_and_extra_cells_are_refused(exports) -> None:
    table = exports.table(f"{HEAD}\n1,2024-01-01\n2,2024-01-01,5,a,b,c\n3,2024-01-01,5,ok,,\n")
    assert cells(table) == [("1", "2024-01-01", "", ""), ("3", "2024-01-01", "5", "ok")]
    assert [(reject.row, reject.reason) for reject in rejects(table)] == [(2, "6 cells under 4 headings")]


def test_a_table_can_be_walked_twice(exports) -> None:
    table = exports.table("id,score\n1,5\n2,4\n")
    assert cells(table) == cells(table)


def test_equal_headings_are_refused_by_name(exports) -> None:
    with pytest.raises(SourceError, match="“Score”, “score”"):
        exports.table("id,Score,score\n1,5,4\n")
