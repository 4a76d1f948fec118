"""`csat alerts` (design §9): JSON, exit status 5 where an alert is new, and what people do about one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests_support.commands import Csat
from tests_support.half_year import SAMPLE

FIELDS = {
    "id", "kind", "scope", "name", "since", "change", "ci_low", "ci_high", "clears_noise", "drivers", "refs", "state",
}  # fmt: skip


@pytest.fixture
def dropped(csat: Csat) -> Csat:
    """`csat` on a copy of the sample, in which the returns desk has fallen."""
    csat.store.parent.mkdir(parents=True)
    shutil.copyfile(SAMPLE, csat.store)
    return csat


def returns(csat: Csat) -> int:
    """The number of the alert on the returns desk."""
    return next(
        int(one["id"]) for one in csat("alerts", "--all", "--json").json["alerts"] if one["name"] == "Returns desk"
    )


def test_alerts_are_an_object_and_new_ones_end_with_five(dropped: Csat) -> None:
    said = dropped("alerts", "--json")
    assert said.status == 5 and said.err == ""
    assert said.json["as_of"] == "2026-06-30T15:00:00Z"
    first = said.json["alerts"][0]
    assert first.keys() >= FIELDS
    assert (first["kind"], first["scope"], first["name"], first["state"]) == ("drop", "issue", "Returns", "new")
    assert first["clears_noise"] is True and first["ci_low"] < first["change"] < first["ci_high"] < 0
    assert "Refund delay" in first["drivers"] and first["refs"]
    again = dropped("alerts", "--json")
    assert again.status == 5 and [one["id"] for one in again.json["alerts"]] == [
        one["id"] for one in said.json["alerts"]
    ]


def test_the_text_says_it_in_lines_to_mail(dropped: Csat) -> None:
    said = dropped("alerts")
    assert said.status == 5
    assert (
        "team Returns desk" in said.out
        and "since 2026-06-12" in said.out
        and "points come from Returns: Refund delay" in said.out
    )


def test_once_tells_each_alert_once_and_then_says_nothing(dropped: Csat) -> None:
    assert dropped("alerts", "--once").status == 5
    again = dropped("alerts", "--once")
    assert (again.status, again.out) == (0, "")
    assert dropped("alerts").status == 5


def test_alerts_are_acknowledged_snoozed_answered_and_undone(dropped: Csat) -> None:
    number = returns(dropped)
    assert (
        dropped("alerts", "--snooze", number, "2d", "--as", "Ruth").out
        == "Snoozed the alert on Returns desk for 2 days.\n"
    )
    assert dropped("alerts", "--snooze", number, "whenever").status == 1
    assert dropped("alerts", "--acknowledge", number, "--as", "Ruth").status == 0
    refused = dropped("alerts", "--acknowledge", number)
    assert refused.status == 1 and "acknowledged the alert on Returns desk already" in refused.err
    assert dropped("alerts", "--answer", number, "SLA renegotiated", "--as", "Ruth").status == 0
    (said,) = [one for one in dropped("alerts", "--all", "--json").json["alerts"] if one["id"] == number]
    assert (said["state"], said["intervention"]) == ("answered", "SLA renegotiated")
    assert dropped("undo", "--as", "Ruth").out == "Undid: answer of Returns desk.\n"
    assert dropped("alerts", "--acknowledge", 99_999).status == 1


def test_all_dealt_with_ends_with_nothing(dropped: Csat) -> None:
    for one in dropped("alerts", "--json").json["alerts"]:
        assert dropped("alerts", "--acknowledge", one["id"]).status == 0
    quiet = dropped("alerts")
    assert quiet.status == 0 and quiet.out.startswith("No alerts as of 2026-06-30")
    assert all(one["state"] == "acknowledged" for one in dropped("alerts", "--all", "--json").json["alerts"])


def test_a_store_that_cannot_be_written_is_looked_at_all_the_same(
    dropped: Csat, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dropped.store.read_bytes()
    monkeypatch.setattr("console.store.connect.is_writable", lambda _path: False)
    said = dropped("alerts", "--json")
    assert said.status == 5 and {one["id"] for one in said.json["alerts"]} == {None}
    assert dropped.store.read_bytes() == before


def test_what_is_watched_is_listed_with_what_is_too_small(dropped: Csat) -> None:
    said = dropped("alerts", "--watched").out
    watched, small = said.split("Not watched")
    assert "one false alarm in 90 days" in watched and "Returns desk" in watched and "Viktor Hale" in small


def test_a_store_of_a_few_answers_and_none_at_all(filled: Csat, tmp_path: Path) -> None:
    said = filled("alerts", "--json")
    assert (said.status, said.json["alerts"]) == (0, [])
    assert filled("alerts", "--watched").status == 0
    missing = filled("alerts", "--store", tmp_path / "none.db")
    assert missing.status == 4 and "no store" in missing.err
