"""Real exports, recognised as they come."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from console.sources.mapping import read_mapping
from console.sources.mapping_text import mapping_text


def fields(found) -> dict[str, tuple[str, ...]]:
    return {column.heading: column.fields for column in found.columns if column.fields}


def test_an_e_commerce_desk_is_stored_to_the_last_row(exports, real_data: Path) -> None:
    found = exports.recognise(real_data / "shopzilla" / "aug01_20.csv", zone="Asia/Kolkata")
    assert fields(found) == {
        "Unique id": ("external_id",), "channel_name": ("channel",), "category": ("issue",),
        "Sub-category": ("issue_detail",), "Customer Remarks": ("comment",), "Issue_reported at": ("opened_at",),
        "issue_responded": ("first_reply_at",), "Survey_response_Date": ("answered_at",),
        "Product_category": ("product",), "connected_handling_time": ("handle_seconds",), "Agent_name": ("agent_name",),
        "Supervisor": ("lead", "team"), "Manager": ("manager",), "CSAT Score": ("value",),
    }  # fmt: skip
    assert found.day_first is True
    taken = exports.take(found)
    assert (len(taken.rows), taken.rejects, taken.suspects) == (10_734, [], {})
    answers = Counter(taken.column("value"))
    assert answers[1.0] + answers[2.0] == 1663 and answers[3.0] == 334
    assert round(100 * (answers[4.0] + answers[5.0]) / 10_734, 3) == 81.396
    assert set(taken.column("answered_precision")) == {"day"} and set(taken.column("opened_precision")) == {"second"}
    assert all(row["team"] == row["lead"] for row in taken.rows)
    assert "No column identifies the customer" in "\n".join(found.lines())


def test_the_survey_dates_say_how_to_read_the_reported_dates(exports, real_data: Path) -> None:
    found = exports.recognise(real_data / "shopzilla" / "original_head_26rows.csv")
    assert found.day_first is True
    assert "Survey_response_Date" in found.orders["Issue_reported at"].why
    assert len(exports.take(found).rows) == 26


def test_both_files_of_one_desk_are_one_source(exports, real_data: Path) -> None:
    names = {exports.recognise(path).name for path in (real_data / "shopzilla").glob("*.csv")}
    assert len(names) == 1


def test_a_help_desk_with_odd_rows_counts_them(exports, real_data: Path) -> None:
    found = exports.recognise(real_data / "onyx" / "technical_support.csv")
    expected = {
        "Source": ("channel",), "Topic": ("issue",), "Agent Group": ("team",), 
        "First response time": ("first_reply_at",),
        "Resolution time": ("resolved_at",), "Close time": ("closed_at",), "Agent interactions": ("contacts",),
        "Survey results": ("value",), "Created time": ("opened_at",), "Ticket ID": ("external_id",),
    }  # fmt: skip
    assert expected.items() <= fields(found).items()
    taken = exports.take(found)
    assert len(taken.rows) == 2330 and not taken.rejects
    assert taken.suspects == {"closed before resolved": 42, "first reply before opened": 2}
    assert sum(row["suspect"] is not None for row in taken.rows) == 44
    assert taken.column("value").count(None) == 1157
    said = "\n".join(found.lines())
    assert "“Pricing and Licensing” and “Pricing and licensing” are spellings of one issue" in said
    assert "the latest of closed, resolved, first reply and opened" in said


def test_a_phone_centre_has_calls_nobody_answered(exports, real_data: Path) -> None:
    found = exports.recognise(real_data / "phonenow" / "call_center.csv", zone="Europe/Berlin")
    assert found.kind == "call" and found.day_first is True
    taken = exports.take(found)
    assert len(taken.rows) == 5000 and not taken.rejects
    assert taken.column("value").count(None) == 946
    assert taken.rows[0]["opened_at"] == 1_609_488_778  # 2021-01-01 09:12:58 in Berlin
    assert taken.rows[0]["handle_seconds"] == 143
    assert "946 calls nobody answered" in "\n".join(found.lines())


@pytest.mark.parametrize(
    "name",
    ["shopzilla/original_head_26rows.csv", "onyx/technical_support.csv", "phonenow/call_center.csv",
     "zendesk/dbt_seeds/ticket_data.csv", "zendesk/satisfaction_ratings_airbyte_fixture.json"],
)  # fmt: skip
def test_the_mapping_it_would_use_makes_the_same_import(exports, real_data: Path, name: str) -> None:
    found = exports.recognise(real_data / name, zone="Europe/Paris")
    path = exports.write(mapping_text(found), "m.toml")
    mapped = exports.recognise(real_data / name, mapping=read_mapping(path, found.table.headings))
    assert mapped.name == found.name
    assert exports.take(mapped).rows == exports.take(found).rows


def test_a_help_desk_without_ratings_still_brings_its_tickets(exports, real_data: Path) -> None:
    found = exports.recognise(real_data / "zendesk" / "dbt_seeds" / "ticket_data.csv")
    assert found.scale is None and "No column is a rating" in "\n".join(found.lines())
    assert exports.take(found).rows[0]["external_id"] == "1595"


def test_good_and_bad_stay_good_and_bad(exports, real_data: Path) -> None:
    taken = exports.take(exports.recognise(real_data / "zendesk" / "satisfaction_ratings_list.json"))
    first = taken.rows[0]
    assert (first["external_id"], first["value"], first["low"], first["high"], first["raw"]) == ("208", 1, 0, 1, "good")
    assert first["answered_at"] == 1_311_202_529
