"""What a file's dates mean is decided from the whole file, or asked."""

from __future__ import annotations

import pytest

from console.sources.errors import Question, SourceError
from console.sources.mapping import Mapping
from console.sources.records import Known

HEAD = "Ticket ID,Created at,Closed at,CSAT\n"


def file(*rows: str) -> str:
    return HEAD + "\n".join(f"{n},{row}" for n, row in enumerate(rows, 1)) + "\n"


def test_a_single_day_above_twelve_decides_the_column(exports) -> None:
    found = exports.recognise(file("01/02/2024 10:00,,5", "13/02/2024 10:00,,4"))
    assert found.day_first is True
    assert exports.recognise(file("01/02/2024 10:00,,5", "02/13/2024 10:00,,4")).day_first is False


def test_an_unambiguous_column_in_the_same_rows_decides(exports) -> None:
    found = exports.recognise(file("03/02/2024 10:00,04-Feb-24,5", "04/02/2024 10:00,05-Feb-24,4"))
    assert found.day_first is True and "agrees with “Closed at”" in found.orders["Created at"].why
    assert exports.recognise(file("02/03/2024 10:00,2024-02-04,5")).day_first is False


def test_another_column_of_the_file_decides(exports) -> None:
    found = exports.recognise(file("03/02/2024 10:00,14/03/2024,5"))
    assert found.orders["Created at"].day_first is True


def test_earlier_files_decide_what_this_one_leaves_open(exports) -> None:
    known = Known("desk", ("Ticket ID", "Created at", "Closed at", "CSAT"), day_first=False)
    assert exports.recognise(file("03/02/2024,,5"), known=known).day_first is False


def test_otherwise_it_is_asked(exports) -> None:
    with pytest.raises(Question, match="day first, or the month") as asked:
        exports.recognise(file("03/02/2024 10:00,,5"))
    assert asked.value.key == "day_first" and [answer for answer, _ in asked.value.choices] == ["true", "false"]
    assert exports.recognise(file("03/02/2024,,5"), mapping=Mapping(day_first=True)).day_first is True


def test_an_impossible_date_rejects_its_row(exports) -> None:
    taken = exports.take(exports.recognise(file("13/02/2024 10:00,,5", "14/02/2024 10:00,,5", "02/14/2024 10:00,,5")))
    (reject,) = taken.rejects
    assert (reject.row, reject.heading, reject.value) == (3, "Created at", "02/14/2024 10:00")
    assert reject.reason == "not a date (opened)" and reject.cells["Ticket ID"] == "3"


def test_a_column_of_unreadable_dates_stops_with_examples(exports) -> None:
    with pytest.raises(SourceError, match=r"“Created at” should say when .opened.*“week 1”, “week 2”"):
        exports.recognise(file("week 1,,5", "week 2,,4"))


def test_dates_without_times_are_days_and_one_midnight_among_times_is_a_time(exports) -> None:
    found = exports.recognise(file("2024-02-03 00:00:00,2024-02-04,5", "2024-02-03 00:00:00,2024-02-04 10:00,5"))
    assert found.styles["opened_at"].precision == "day" and found.styles["closed_at"].precision == "second"


def test_days_and_times_are_compared_by_the_day(exports) -> None:
    head = "Ticket ID,Created at,Survey response date,CSAT\n"
    taken = exports.take(head + "1,2024-02-03 10:00,2024-02-03,5\n2,2024-02-03 10:00,2024-02-02,5\n")
    assert taken.suspects == {"answered before opened": 1}
    assert [row["suspect"] for row in taken.rows] == [None, "answered before opened"]


def test_date_and_time_in_two_columns_are_one_moment(exports) -> None:
    content = "call_id,date,time,rating\nA1,13/01/2024,09:30:00,5\nA2,14/01/2024,,4\n"
    found = exports.recognise(content, zone="Asia/Tokyo")
    taken = exports.take(found)
    assert taken.rows[0]["opened_at"] == 1_705_105_800 and taken.rows[1]["opened_at"] == 1_705_158_000
    assert taken.rows[0]["opened_precision"] == "second"


def test_spreadsheet_numbers_are_dates_where_the_heading_says_so(exports) -> None:
    taken = exports.take("Ticket ID,Created at,Survey date,CSAT\n1,45148.5,45149,5\n2,45148.25,45150,4\n")
    assert taken.rows[0]["opened_at"] == 1_691_668_800
    assert (taken.rows[0]["opened_precision"], taken.rows[0]["answered_precision"]) == ("second", "day")


def test_moments_after_tomorrow_and_negative_durations_are_suspect(exports) -> None:
    taken = exports.take(
        "Ticket ID,Created at,Closed at,Handle time,CSAT\n"
        "1,2024-05-01 10:00,2024-06-09 10:00,60,5\n2,2024-05-01 10:00,2024-05-01 09:00,-5,5\n"
    )
    assert taken.suspects == {"closed after tomorrow": 1, "closed before opened": 1, "negative handle time": 1}
    assert taken.rows[1]["suspect"] == "closed before opened; negative handle time"
    assert [row["handle_seconds"] for row in taken.rows] == [60, None]


def test_times_that_daylight_saving_doubles_are_counted(exports) -> None:
    found = exports.recognise(file("2023-10-29 02:30:00,,5", "2023-10-29 12:30:00,,5"), zone="Europe/Berlin")
    assert exports.take(found).suspects == {"a local time that daylight saving skips or doubles": 1}


def test_sla_columns_are_no_moments(exports) -> None:
    found = exports.recognise(
        "Ticket ID,Created at,Expected SLA to resolve,First response time,CSAT\n"
        "1,2024-01-01 10:00,2024-01-02 10:00,00:12:00,5\n"
    )
    assert set(found.styles) == {"opened_at"}
