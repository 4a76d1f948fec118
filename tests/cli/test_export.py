"""`csat export`: one row per interaction in three forms, inert, whole or not at all, yours alone (design §8)."""

from __future__ import annotations

import csv
import io
import json
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from tests_support.commands import Csat
from tests_support.town import DAY, HOUR, Town

FORMATS = ("csv", "json", "markdown")
FORMULAS = ("=1+1", "+49 1", "-2", "@sum", "\tx", "\rx", "−3")


@pytest.fixture
def town(csat: Csat) -> Town:
    """Two tickets of Ana's: one rated low by a customer with a name, one that nobody rated."""
    csat.store.parent.mkdir()
    town = Town(csat.store)
    town.add("team", id=1, name="Returns")
    town.add("agent", id=1, source="desk", external_id="ana", name="Ana Bell", team_id=1)
    town.add("account", id=1, source="desk", external_id="nw", name="Northwind")
    town.add("customer", id=1, source="desk", external_id="c1", name="Piet Klaasen", account_id=1)
    own = {"agent_id": 1, "team_id": 1, "channel": "chat", "issue": "Refund"}
    town.low("T-1", ago=HOUR, customer_id=1, opened_at=town.now - DAY, **own)
    town.ticket("T-2", opened_at=town.now - 2 * DAY, closed_at=town.now - DAY, closed_precision="day", **own)
    return town


def rows(csat: Csat, *words: object) -> list[dict[str, str]]:
    """The rows as a spreadsheet reads them."""
    said = csat("export", *words)
    assert said.status == 0, said.err
    return list(csv.DictReader(io.StringIO(said.out)))


def iso(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_a_row_has_rating_agent_team_channel_issue_and_times(csat: Csat, town: Town) -> None:
    rated, unrated = rows(csat)
    assert (rated["ref"], rated["agent"], rated["team"], rated["channel"], rated["issue"]) == (
        "T-1", "Ana Bell", "Returns", "chat", "Refund",
    )  # fmt: skip
    assert (rated["rating"], rated["scale_low"], rated["scale_high"], rated["verdict"]) == ("1", "1", "5", "low")
    assert (rated["answered_at"], rated["opened_at"], rated["recovery"]) == (
        iso(town.now - HOUR), iso(town.now - DAY), "open",
    )  # fmt: skip
    assert (unrated["ref"], unrated["rating"], unrated["recovery"]) == ("T-2", "", "")
    assert len(unrated["closed_at"]) == len("2026-06-30"), "a whole day stays a day"


def test_of_two_answers_the_current_one_leaves_once(csat: Csat, town: Town) -> None:
    town.rate(1, 5, ago=60)
    (found,) = [row for row in rows(csat) if row["ref"] == "T-1"]
    assert found["rating"] == "5"


def test_customers_are_named_only_on_request_and_agents_can_be_left_out(csat: Csat, town: Town) -> None:
    for form in FORMATS:
        said = csat("export", "--format", form)
        assert "Klaasen" not in said.out and "Northwind" not in said.out and "Ana Bell" in said.out
        said = csat("export", "--format", form, "--names", "--no-agents")
        assert "Klaasen" in said.out and "Northwind" in said.out and "Ana Bell" not in said.out


def test_what_leaves_can_be_narrowed(csat: Csat, town: Town) -> None:
    today = datetime.fromtimestamp(town.now - HOUR, UTC).date()
    assert [row["ref"] for row in rows(csat, "--lane", "open")] == ["T-1"]
    assert [row["ref"] for row in rows(csat, "--lane", "closed")] == []
    assert [row["ref"] for row in rows(csat, "--since", today)] == ["T-1"]
    assert [row["ref"] for row in rows(csat, "--until", "2020-01-01")] == []
    assert [row["ref"] for row in rows(csat, "--filter", "ref:T-2")] == ["T-2"]
    assert [row["rating"] for row in rows(csat, "--metric", "nps")] == ["", ""]


def test_a_ticket_closed_twice_is_one_row(csat: Csat, town: Town) -> None:
    town.sql.execute("UPDATE recovery SET status = 'recovered', closed_at = ?, acted = 1", (town.now - 500,))
    town.rate(1, 5, ago=400)
    town.rate(1, 1, ago=300)
    town.sql.execute("UPDATE recovery SET status = 'not recovered', closed_at = ? WHERE closed_at IS NULL", (town.now,))
    assert town.one("SELECT count(*) FROM recovery") == 2
    assert [(row["ref"], row["recovery"]) for row in rows(csat, "--lane", "closed")] == [("T-1", "not recovered")]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula_and_numbers_stay_numbers(text: str, csat: Csat, town: Town) -> None:
    town.sql.execute("UPDATE rating SET comment = ?", (text,))
    found = rows(csat)[0]
    assert found["comment"][0] in "' \N{REPLACEMENT CHARACTER}" and found["rating"] == "1"


def test_markdown_is_inert(csat: Csat, town: Town) -> None:
    hostile = "[x](javascript:alert(1)) ![y](http://evil.example/z) <img src=x> | `a` *b* www.evil.example\n# h"
    town.sql.execute("UPDATE rating SET comment = ?", (hostile,))
    said = csat("export", "--format", "markdown").out
    tokens = MarkdownIt("commonmark").enable("table").parse(said)
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text"}, kinds
    assert sum(token.type == "tr_open" for token in tokens) == 3


def test_json_is_one_object_also_of_nothing(csat: Csat, town: Town) -> None:
    found = csat("export", "--format", "json").json["interactions"]
    assert (found[0]["rating"], found[0]["scale_high"], found[1]["rating"]) == (1, 5, None)
    assert csat("export", "--format", "json", "--lane", "closed").json == {"interactions": []}


def test_a_file_is_ones_own_and_overwritten_only_when_asked(csat: Csat, town: Town) -> None:
    path = csat.folder / "out.json"
    said = csat("export", "--out", path)
    assert said.status == 0 and "2 interactions" in said.err and said.out == ""
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_text()
    assert len(json.loads(before)["interactions"]) == 2, "its ending says the form"
    said = csat("export", "--out", path, "--lane", "closed")
    assert said.status == 1 and "exists already" in said.sentence and path.read_text() == before
    assert csat("export", "--out", path, "--lane", "closed", "--overwrite").status == 0
    assert json.loads(path.read_text()) == {"interactions": []}
    assert list(csat.folder.glob(".*.part")) == []


def test_where_it_cannot_be_written_a_sentence_says_so(csat: Csat, town: Town) -> None:
    said = csat("export", "--out", csat.folder / "none" / "x.csv")
    assert said.status == 1 and "can't be written" in said.sentence
    said = csat("export", "--lane", "open", "--since", "2026-01-01")
    assert said.status == 1 and "leave out" in said.sentence


def test_an_export_that_fails_on_the_way_leaves_nothing(
    csat: Csat, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(row: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("console.reports.export.Writer.row", lambda self, row: stop(row))
    assert csat("export", "--out", csat.folder / "x.csv").status == 130
    assert [path.name for path in csat.folder.iterdir()] == ["data"]


def test_an_export_can_be_imported_again(csat: Csat, town: Town) -> None:
    path = csat.folder / "out.csv"
    assert csat("export", "--out", path, "--names").status == 0
    other = Path(csat.folder / "other.db")
    said = csat("import", path, "--store", other, "--json", "--source", "desk", "--zone", "UTC")
    assert (said.json["stored"], said.json["rejected"]) == (2, 0), said.err
