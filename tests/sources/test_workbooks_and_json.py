"""Workbooks, JSON and JSON Lines become the same rows as text does."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import openpyxl
import pytest

from console.sources.errors import SourceError

RECORDS = [
    {"id": 7, "created_at": "2024-01-02T10:00:00Z", "satisfaction_rating": {"score": "good", "comment": "Danke schön"},
     "tags": ["a", {"b": 1.5}], "via": {"channel": "web"}},
    {"id": 8, "created_at": "2024-01-03T10:00:00Z", "satisfaction_rating": None, "solved": True, "tags": []},
]  # fmt: skip


def save(path: Path, *sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"sheet {number}")
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_a_workbook_keeps_ids_dates_and_times(exports, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Ticket ID", "Created at", "Survey date", "Handle time", "CSAT"],
        [1001.0, dt.datetime(2024, 1, 2, 10, 30), dt.datetime(2024, 1, 3), dt.time(0, 2, 3), 5],  # noqa: DTZ001
        ["00123", dt.datetime(2024, 1, 2, 11, 30), dt.datetime(2024, 1, 4), dt.timedelta(hours=30), None],  # noqa: DTZ001
    ]
    taken = exports.take(exports.recognise(save(tmp_path / "a.xlsx", rows)))
    assert taken.column("external_id") == ["1001", "00123"]
    assert taken.column("opened_at") == [1_704_191_400, 1_704_195_000]
    assert taken.rows[0]["answered_precision"] == "day" and taken.rows[0]["opened_precision"] == "second"
    assert taken.column("handle_seconds") == [123, 108_000]
    assert taken.column("value") == [5, None]


def test_day_fractions_beside_dates_are_times(exports, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Call ID", "Date", "Time", "CSAT"], ["a", dt.date(2024, 1, 2), 0.4375, 5]]
    taken = exports.take(exports.recognise(save(tmp_path / "a.xlsx", rows)))
    assert taken.column("opened_at") == [1_704_191_400]


def test_the_first_sheet_with_rows_is_read_and_the_others_named(exports, tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", [], [["id", "CSAT"], [1, 5]], [["x"], [2]])
    found = exports.recognise(path)
    assert "The sheet “sheet 1” is read; “sheet 2” are not" in "\n".join(found.lines())


def test_a_workbook_without_rows_is_one_sentence(exports, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no sheet with rows"):
        exports.recognise(save(tmp_path / "a.xlsx", []))


def test_a_workbook_under_another_ending_is_still_a_workbook(exports, tmp_path: Path) -> None:
    path = save(tmp_path / "a.csv", [["id", "CSAT"], [1, 5]])
    assert exports.recognise(path).table.format == "XLSX"


@pytest.mark.parametrize(
    ("content", "name", "form"),
    [
        (json.dumps(RECORDS), "a.json", "JSON"),
        (json.dumps(RECORDS, indent=2), "a.json", "JSON"),
        (json.dumps({"count": 2, "next": None, "ids": [1, 2], "tickets": RECORDS}), "a.json", "JSON"),
        (json.dumps({"tickets": RECORDS}, indent=1).encode("utf-16"), "a.json", "JSON"),
        ("\n".join(map(json.dumps, RECORDS)), "a.jsonl", "JSON Lines"),
        ("\ufeff" + "\r\n".join(map(json.dumps, RECORDS)) + "\r\n", "a.txt", "JSON Lines"),
    ],
)
def test_json_in_its_forms(exports, content: str | bytes, name: str, form: str) -> None:
    found = exports.recognise(content, name)
    assert found.table.format == form
    taken = exports.take(found)
    assert taken.column("external_id") == ["7", "8"] and taken.column("value") == [1, None]
    assert taken.rows[0]["comment"] == "Danke schön" and taken.rows[0]["channel"] == "web"
    assert "tags" in found.table.headings and "satisfaction_rating.score" in found.table.headings


def test_lists_are_json_text(exports) -> None:
    for content, name in ((json.dumps(RECORDS), "a.json"), ("\n".join(map(json.dumps, RECORDS)), "a.jsonl")):
        table = exports.table(content, name)
        (chunk,) = table.chunks()
        assert chunk.columns[table.headings.index("tags")] == ('["a", {"b": 1.5}]', "")


def test_a_broken_line_is_a_reject_with_its_number(exports) -> None:
    taken = exports.take(exports.recognise('{"id": 1, "csat": 5}\n{"id": 2,\n[3]\n{"id": 4, "csat": 4}\n', "a.jsonl"))
    assert taken.column("row") == [1, 4]
    assert [(reject.row, reject.reason) for reject in taken.rejects] == [
        (2, "the line is not valid JSON (row 2)"), (3, "the line is not an object (row 3)"),
    ]  # fmt: skip


def test_records_that_are_no_objects_are_rejects(exports) -> None:
    taken = exports.take(exports.recognise('[{"id": 1, "csat": 5}, 7, [1], {"id": 2, "csat": 4}]', "a.json"))
    assert taken.column("external_id") == ["1", "2"] and len(taken.rejects) == 2
