"""Files that are broken, or made to break the reader: one sentence, or one reject, and never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from console.sources.errors import SourceError
from console.sources.tables import open_table

pytestmark = [pytest.mark.faults, pytest.mark.slow]

GOOD = "7,2024-01-01,5,fine\n"
HEAD = "id,Created at,CSAT,Comment\n"


def ids(table) -> list[str]:
    return [cell for chunk in table.chunks() for cell in chunk.columns[0]]


def rejects(table):
    return [reject for chunk in table.chunks() for reject in chunk.rejects]


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "a.csv", "is empty"),
        (b"\xef\xbb\xbf\n \n", "a.csv", "is empty"),
        (b"id,score\n", "a.csv", "no rows"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "a.csv", "not a text file"),
        (b"id,score\n1,5\n2,\x00\n", "a.csv", "not a text file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.xlsx", "old or encrypted Excel"),
        (b"SQLite format 3\0" + b"\0" * 100, "a.csv", "is a database"),
        (b"id,score\n1,5\n", "a.xlsx", "not a workbook"),
        (b"PK\x03\x04 not really a zip", "a.xlsx", "damaged workbook"),
        (b"[1, 2", "a.json", "not valid JSON"),
        (b"{}", "a.json", "no list of records"),
        (b"[1, 2, 3]", "a.json", "no list of records"),
    ],
)
def test_a_file_that_is_no_table_is_one_sentence(exports, content: bytes, name: str, sentence: str) -> None:
    with pytest.raises(SourceError, match=sentence) as caught:
        exports.table(content, name)
    assert "\n" not in str(caught.value) and name in str(caught.value)


def test_a_missing_file_and_a_folder_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="does not exist"):
        open_table(tmp_path / "none.csv")
    with pytest.raises(SourceError, match="is a folder"):
        open_table(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read_is_one_sentence(exports) -> None:
    path = exports.write(HEAD + GOOD)
    path.chmod(0)
    with pytest.raises(SourceError, match="may not be read"):
        open_table(path)


def test_an_unclosed_quote_costs_its_row_and_says_which(exports) -> None:
    table = exports.table(HEAD + GOOD + '8,2024-01-01,5,"never closed\n' + GOOD * 3)
    assert ids(table) == ["7"] * 4
    (reject,) = rejects(table)
    assert reject.row == 2 and reject.reason == "the quote that opens here is never closed (row 2)"


def test_an_unclosed_quote_before_megabytes_of_rows_costs_its_row(exports) -> None:
    table = exports.table(HEAD + '8,2024-01-01,5,"never closed\n' + GOOD * 200_000)
    assert len(ids(table)) == 200_000
    (reject,) = rejects(table)
    assert reject.row == 1 and "not closed within 1 MB" in reject.reason


@pytest.mark.parametrize("cell", ["x" * (3 << 20), f'"{"x" * (3 << 20)}"', '"' + "many lines\n" * 300_000 + '"'])
def test_a_huge_cell_is_one_reject(exports, cell: str) -> None:
    table = exports.table(HEAD + GOOD + f"8,2024-01-01,5,{cell}\n" + GOOD)
    assert ids(table) == ["7", "7"]
    (reject,) = rejects(table)
    assert reject.row == 2 and "longer than 1 MB" in reject.reason
    assert len(reject.value) <= 200


def test_a_huge_line_is_one_reject(exports) -> None:
    table = exports.table(HEAD + GOOD + "8," * (9 << 20) + "\n" + GOOD)
    assert ids(table) == ["7", "7"]
    assert [reject.reason for reject in rejects(table)] == ["the line is longer than 16 MB (row 2)"]


def workbook(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"xl/worksheets/sheet1.xml": b"<row/>" + b" " * (4 << 20)}, "200 times its size"),
        ({f"xl/media/{n}.png": b"" for n in range(2001)}, "more than 2,000"),
        ({"xl/styles.xml": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'}, "document type"),
        ({"xl/styles.xml": '<?xml version="1.0"?><!DOCTYPE x><x/>'.encode("utf-16")}, "document type"),
        ({"xl/styles.xml": b"<x>" + b" " * ((1 << 20) - 8) + b"<!DOCTYPE x>" + os.urandom(1 << 19)}, "document type"),
        ({"xl/sharedStrings.xml": os.urandom(1 << 20) * 41}, "texts|200 times"),
    ],
    ids=["bomb", "parts", "dtd", "wide dtd", "dtd across blocks", "strings"],
)
def test_a_hostile_workbook_is_refused_before_it_is_parsed(tmp_path: Path, parts, sentence: str) -> None:
    with pytest.raises(SourceError, match=sentence):
        open_table(workbook(tmp_path / "a.xlsx", parts))


def test_a_zip_that_is_no_workbook_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("tickets.csv", HEAD + GOOD)
    with pytest.raises(SourceError, match="unpack it"):
        open_table(path)


def test_json_that_is_too_deep_is_one_reject(exports) -> None:
    deep = "[" * 3000 + "]" * 3000
    table = exports.table(f'[{{"id": 1, "x": {deep}}}, {{"id": 2, "score": 5}}]', "a.json")
    assert ids(table) == ["2"]
    assert "deeper than 100" in rejects(table)[0].reason
    lines = exports.table(f'{{"id": 1, "x": {deep}}}\n{{"id": 2}}\n', "a.jsonl")
    assert ids(lines) == ["2"] and len(rejects(lines)) == 1


def test_half_a_character_in_json_does_not_crash(exports) -> None:
    record = '{"id": "1", "comment": "\\ud800 ok"}'
    for content, name in ((f"[{record}]", "a.json"), (record, "a.jsonl")):
        taken = exports.take(exports.recognise(content, name))
        assert str(taken.rows[0]["comment"]).endswith(" ok")
        assert str(taken.rows[0]["comment"]).encode()


def test_json_beyond_64_mb_points_to_json_lines(exports) -> None:
    path = exports.write('[{"id": 1}')
    path = path.rename(path.with_suffix(".json"))
    with path.open("ab") as file:
        file.truncate(65 << 20)
    with pytest.raises(SourceError, match=r"JSON Lines|not a text file"):
        open_table(path)


def test_controls_in_cells_and_headings_never_reach_a_terminal(exports) -> None:
    found = exports.recognise("id,Cre\x1b[31mated at,CSAT,Comment\n1\x1b,x,5,\x1b]52;c;aGk=\x07\n2,x,4,a\u202eb\n")
    taken = exports.take(found)
    assert [reject.reason for reject in taken.rejects] == ["the id holds invisible characters (U+001B)"]
    said = "\n".join([*found.lines(), *(str(row["comment"]) for row in taken.rows), taken.rejects[0].value])
    assert "\x1b" not in said and "\u202e" not in said and "\x07" not in said


READ = """
import sys
from pathlib import Path
from console.sources.tables import open_table
read = sum(chunk.read for chunk in open_table(Path(sys.argv[1])).chunks())
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(read, peak.split()[1])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak from /proc")
@pytest.mark.parametrize(
    "middle",
    [
        "8,2024-01-01,5," + "xy," * (4 << 20),
        "8,2024-01-01,5" + ',"a\n😀"' * (1 << 20),
        '8,x,"' + "é😀\n" * (2 << 20) + '"',
    ],
    ids=["a line of cells", "a record of lines", "a cell of faces"],
)
def test_memory_stays_bounded_whatever_a_record_holds(exports, middle: str) -> None:
    path = exports.write(f"{HEAD}{middle}\n{GOOD}")
    ran = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True)
    read, kilobytes = map(int, ran.stdout.split())
    assert read >= 2 and kilobytes < 200 * 1024
