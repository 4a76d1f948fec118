"""Real exports through the command line: every row told, and scores equal to a count made without the product."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest
from tests_support.commands import Csat


@pytest.fixture
def csat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Csat:
    """`csat` with a store of its own."""
    monkeypatch.setenv("CSAT_STORE", str(tmp_path / "store.db"))
    return Csat(tmp_path, tmp_path / "store.db")


def rows_of(path: Path) -> list[dict[str, str]]:
    """The export as the standard library reads it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def shop(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Csat, list[dict[str, str]]]:
    """The e-commerce desk, imported once, and its rows as they are."""
    folder = tmp_path_factory.mktemp("shop")
    csat = Csat(folder, folder / "store.db")
    file = real_data / "shopzilla" / "aug01_20.csv"
    said = csat("import", file, "--zone", "Asia/Kolkata", "--store", csat.store, "--json")
    assert said.status == 0
    assert said.json == {
        "read": 10_734, "stored": 10_734, "updated": 0, "unchanged": 0, "rejected": 0, "suspect": 0, "cases_opened": 1663,
        "rejects": [],
    }  # fmt: skip
    return csat, rows_of(file)


Shop = tuple[Csat, list[dict[str, str]]]


def test_the_lanes_hold_exactly_the_lows_and_the_threes(shop: Shop) -> None:
    csat, rows = shop
    for lane, values, count in (("open", "12", 1663), ("watch", "3", 334)):
        found = csat("queue", "--lane", lane, "--limit", 5000, "--store", csat.store, "--json").json
        assert found["total"] == len(found["cases"]) == count
        assert {case["ref"] for case in found["cases"]} == {
            row["Unique id"] for row in rows if row["CSAT Score"] in values
        }
    assert found["as_of"].startswith("2023-08-2")


def test_csat_is_81_point_396(shop: Shop) -> None:
    csat, _ = shop
    found = csat("scores", "--by", "team", "--store", csat.store, "--json").json
    assert round(found["total"]["csat"], 3) == 81.396 and found["total"]["answered"] == 10_734
    assert (found["since"], found["until"]) == ("2023-08-01", "2023-08-20")


@pytest.mark.parametrize(
    ("group", "heading"),
    [("team", "Supervisor"), ("agent", "Agent_name"), ("channel", "channel_name"), ("issue", "category")],
)
def test_scores_equal_a_count_by_hand(shop: Shop, group: str, heading: str) -> None:
    csat, rows = shop
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        tally, score = counts[row[heading].strip()], int(float(row["CSAT Score"]))
        tally[0] += 1
        tally[1] += score >= 4
        tally[2] += score
    found = csat("scores", "--by", group, "--store", csat.store, "--json").json
    assert {
        row["name"]: [row["answered"], row["satisfied"], round(row["mean"] * row["answered"])] for row in found["rows"]
    } == dict(counts)
    assert sum(row["answered"] for row in found["rows"]) == found["total"]["answered"] == len(rows)
    assert sum(row["satisfied"] for row in found["rows"]) == found["total"]["satisfied"]


def test_days_are_counted_as_the_desk_counts_them(shop: Shop) -> None:
    csat, rows = shop
    for day in ("01-Aug-23", "10-Aug-23", "20-Aug-23"):
        iso = f"2023-08-{day[:2]}"
        found = csat("scores", "--since", iso, "--until", iso, "--store", csat.store, "--json").json
        assert found["total"]["answered"] == sum(row["Survey_response_Date"] == day for row in rows)


def test_a_day_without_a_time_stays_a_day(shop: Shop) -> None:
    csat, rows = shop
    dates = {row["Unique id"]: row["Survey_response_Date"] for row in rows}
    for case in csat("queue", "--limit", 50, "--store", csat.store, "--json").json["cases"]:
        assert case["answered_at"] == f"2023-08-{dates[case['ref']][:2]}"
        assert case["customer"] is None


def test_the_same_file_again_changes_nothing(shop: Shop, real_data: Path) -> None:
    csat, _ = shop
    said = csat("import", real_data / "shopzilla" / "aug01_20.csv", "--store", csat.store, "--json")
    assert said.status == 0 and (said.json["unchanged"], said.json["cases_opened"]) == (10_734, 0)
    assert csat("check", "--store", csat.store).status == 0


def test_the_first_rows_in_their_original_format(csat: Csat, real_data: Path) -> None:
    file = real_data / "shopzilla" / "original_head_26rows.csv"
    said = csat("import", file, "--zone", "Asia/Kolkata", "--json")
    assert said.status == 0 and (said.json["read"], said.json["stored"]) == (26, 26)
    total = csat("scores", "--json").json["total"]
    scores = [int(float(row["CSAT Score"])) for row in rows_of(file)]
    assert (total["answered"], total["satisfied"]) == (26, sum(score >= 4 for score in scores))


def test_a_help_desk_with_odd_rows(csat: Csat, real_data: Path) -> None:
    file = real_data / "onyx" / "technical_support.csv"
    said = csat("import", file, "--json")
    assert said.status == 0 and (said.json["read"], said.json["stored"], said.json["suspect"]) == (2330, 2330, 44)
    again = csat("import", file)
    assert "2,330 unchanged" in again.out and "42 suspect: closed before resolved" in again.out
    assert "2 suspect: first reply before opened" in again.out
    answered = [float(row["Survey results"]) for row in rows_of(file) if row["Survey results"].strip()]
    total = csat("scores", "--json").json["total"]
    assert (
        (total["answered"], total["satisfied"])
        == (len(answered), sum(score >= 4 for score in answered))
        == (1173, total["satisfied"])
    )


def test_a_phone_centre(csat: Csat, real_data: Path) -> None:
    file = real_data / "phonenow" / "call_center.csv"
    said = csat("import", file, "--json")
    assert said.status == 0 and (said.json["read"], said.json["stored"], said.json["rejected"]) == (5000, 5000, 0)
    assert "946" in said.err
    total = csat("scores", "--by", "agent", "--json").json
    answered = [int(row["SatisfactionRating"]) for row in rows_of(file) if row["SatisfactionRating"].strip()]
    assert (total["total"]["answered"], total["total"]["satisfied"]) == (4054, sum(score >= 4 for score in answered))
    assert sum(row["answered"] for row in total["rows"]) == 4054


def test_a_warehouse_extract_without_ratings(csat: Csat, real_data: Path) -> None:
    said = csat("import", real_data / "zendesk" / "dbt_seeds" / "ticket_data.csv", "--json")
    if said.status == 1:
        assert said.sentence.endswith(".") and "Traceback" not in said.err
        return
    rows = rows_of(real_data / "zendesk" / "dbt_seeds" / "ticket_data.csv")
    assert (
        said.json["read"]
        == len(rows)
        == said.json["stored"] + said.json["rejected"] + said.json["updated"] + said.json["unchanged"]
    )
    assert "No column is a rating" in said.err
    assert csat("scores", "--json").json["total"]["csat"] is None
    assert csat("check").status == 0


def test_every_export_is_taken_or_asked_about(real_data: Path, tmp_path: Path) -> None:
    for number, file in enumerate(sorted(real_data.rglob("*"))):
        if file.suffix not in (".csv", ".json", ".jsonl", ".md", ".xlsx") or file.stat().st_size > 1_000_000:
            continue
        csat = Csat(tmp_path, tmp_path / f"{number}.db")
        said = csat("import", file, "--store", csat.store, "--json")
        assert said.status in (0, 1, 3) and "Traceback" not in said.err, (file, said)
        if said.status == 1:
            assert said.sentence.endswith(".") and not csat.store.exists(), (file, said)
            continue
        assert csat("check", "--store", csat.store).status == 0
        again = csat("import", file, "--store", csat.store, "--json").json
        assert again["stored"] == again["updated"] == again["cases_opened"] == 0, (file, again)
