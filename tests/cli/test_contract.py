"""The contract other programs rely on (design §9): one JSON object on stdout, messages on stderr, the exit status."""

from __future__ import annotations

import json
import re
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests_support.commands import Csat

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
CASE = {
    "id", "ref", "value", "scale", "verdict", "comment", "customer", "agent", "team", "channel", "issue", "answered_at", "status",
    "owner", "contact_due_at", "why",
}  # fmt: skip


def test_import_tells_what_became_of_every_row(csat: Csat, export: Path) -> None:
    said = csat("import", export, "--json")
    assert said.status == 0
    assert said.json == {
        "read": 5, "stored": 5, "updated": 0, "unchanged": 0, "rejected": 0, "suspect": 0, "cases_opened": 2, "rejects": [],
    }  # fmt: skip
    assert "A new store" in said.err and "can't be undone" in said.err and "CSAT" in said.err
    again = csat("import", export, "--json").json
    assert (again["read"], again["unchanged"], again["cases_opened"]) == (5, 5, 0)


def test_import_makes_the_store_for_its_owner_alone(csat: Csat, export: Path) -> None:
    csat("import", export)
    assert stat.S_IMODE(csat.store.stat().st_mode) == 0o600


def test_a_dry_run_stores_nothing_and_says_what_it_found(csat: Csat, export: Path) -> None:
    said = csat("import", export, "--dry-run")
    assert said.status == 0 and "CSAT" in said.out and not csat.store.exists()


def test_the_queue_is_an_object_in_order(filled: Csat) -> None:
    said = filled("queue", "--json")
    found = said.json
    assert said.err == "" and {"as_of", "lane", "total", "cases"} <= found.keys()
    assert MOMENT.fullmatch(found["as_of"]) and (found["lane"], found["total"]) == ("open", 2)
    first, second = found["cases"]
    assert first.keys() >= CASE
    assert (first["ref"], first["value"], first["scale"], first["verdict"]) == ("T-1", 1, [1, 5], "low")
    assert (first["comment"], first["agent"], first["team"], first["customer"]) == (
        "never again",
        "Ana",
        "Returns",
        None,
    )
    assert (first["status"], first["owner"], second["ref"]) == ("open", None, "T-2")
    assert MOMENT.fullmatch(first["answered_at"]) and MOMENT.fullmatch(first["contact_due_at"]) and first["why"]


def test_lanes_teams_and_limits(filled: Csat) -> None:
    assert [case["ref"] for case in filled("queue", "--json", "--lane", "watch").json["cases"]] == ["T-3"]
    one = filled("queue", "--json", "--limit", 1).json
    assert len(one["cases"]) == 1 and one["total"] == 2
    assert filled("queue", "--json", "--limit", 0).json["cases"] == []
    assert filled("queue", "--json", "--team", "Returns").json["total"] == 2
    assert filled("queue", "--json", "--team", "Nobody's").json["total"] == 0
    assert "Nothing here" in filled("queue", "--lane", "closed").out
    for odd in ("\udcff", "\x1b[31m", "' OR 1 --"):
        assert filled("queue", "--json", "--team", odd).json["total"] == 0


def test_a_case_worked_to_its_end_and_back(filled: Csat) -> None:
    claimed = filled("claim", "T-1", "--as", "Dana", "--json")
    assert claimed.status == 0 and claimed.err == ""
    assert (claimed.json["status"], claimed.json["owner"]) == ("claimed", "Dana")
    assert filled("tried", "T-1", "left-message", "--as", "Dana", "--json").json["status"] == "claimed"
    assert filled("tried", "T-1", "reached", "--as", "Dana", "--json").json["status"] == "contacted"
    assert filled("fix", "T-1", "refund sent", "--as", "Dana", "--json").json["status"] == "fixed"
    closed = filled("close", "T-1", "recovered", "--lesson", "chase PayQuick", "--as", "Dana", "--json").json
    assert closed["status"] == "recovered" and MOMENT.fullmatch(closed["closed_at"])
    assert filled("undo", "--as", "Dana", "--json").json["status"] == "fixed"
    assert filled("redo", "--as", "Dana", "--json").json["status"] == "recovered"
    for status in ("fixed", "contacted", "claimed", "claimed", "open"):
        assert filled("undo", "--as", "Dana", "--json").json["status"] == status
    said = filled("undo", "--as", "Dana")
    assert (said.status, said.out) == (1, "") and "nothing of yours" in said.sentence


def test_a_watched_rating_becomes_a_case_and_goes_back_to_watch(filled: Csat) -> None:
    assert filled("claim", "T-3", "--json").json["status"] == "claimed"
    undone = filled("undo", "--json").json
    assert (undone["ref"], undone["status"], undone["owner"]) == ("T-3", "watch", None)


def test_losing_a_race_ends_with_1_and_names_the_first(filled: Csat) -> None:
    filled("claim", "T-1", "--as", "Dana")
    said = filled("claim", "T-1", "--as", "Ben", "--json")
    assert (said.status, said.out) == (1, "") and "Dana claimed T-1 first" in said.sentence


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["claim", "T-99"], "no ticket T-99"),
        (["claim", "T-5"], "did not rate it low"),
        (["tried", "T-1", "shouted"], "no way of trying"),
        (["fix", "T-1", "   "], "Say what was fixed"),
        (["close", "T-1", "recovered"], "--lesson"),
        (["close", "T-1", "won", "--lesson", "x"], "no outcome"),
        (["close", "T-1", "recovered", "--lesson", "x"], "reached the customer"),
        (["tried", "T-3", "wrote"], "claim it first"),
        (["claim", "\udcff\x1b]0;x\x07"], "no ticket"),
        (["scores", "--since", "2024-05-02", "--until", "2024-05-01"], "swap them"),
        (["scores", "--until", "9999-12-31"], "years"),
    ],
)
def test_what_makes_no_sense_ends_with_1_and_a_sentence(filled: Csat, words: list[str], sentence: str) -> None:
    said = filled(*words)
    assert (said.status, said.out) == (1, "") and sentence in said.sentence, said
    assert "Traceback" not in said.err and "\x1b" not in said.err


@pytest.mark.parametrize(
    "words",
    ["queue --lane lost", "queue --limit many", "queue --limit -1", "claim", "scores --by mood", "scores --since soon", "import",
     "backup", "close T-1", "queue --colour", "--store", "scores --metric fun"],
)  # fmt: skip
def test_a_wrong_call_is_usage_and_ends_with_2(filled: Csat, words: str) -> None:
    said = filled(*words.split())
    assert said.status == 2 and "Usage" in said.err and said.out == "", said


def test_the_store_may_be_named_on_either_side_of_the_verb(filled: Csat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CSAT_STORE")
    store = filled.store
    for words in (
        ["--store", store, "queue"],
        ["queue", "--store", store],
        [f"--store={store}", "queue"],
        ["queue", f"--store={store}"],
    ):
        assert filled(*words, "--json").json["total"] == 2
    assert filled("--store", filled.folder / "no.db", "queue", "--store", store, "--json").json["total"] == 2
    assert filled("queue").status == 4


def test_scores_are_an_object(filled: Csat) -> None:
    found = filled("scores", "--by", "agent", "--json").json
    assert {"as_of", "since", "until", "zone", "metric", "definition", "total", "rows"} <= found.keys()
    assert found["metric"] == "csat" and isinstance(found["definition"], dict)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", found["since"]) and re.fullmatch(r"\d{4}-\d\d-\d\d", found["until"])
    assert {"answered", "satisfied", "csat", "ci_low", "ci_high", "mean"} <= found["total"].keys()
    assert [(row["name"], row["answered"], row["satisfied"]) for row in found["rows"]] == [("Ana", 2, 0), ("Ben", 3, 2)]


def test_scores_take_whole_days_both_ends_included(filled: Csat) -> None:
    day = filled("queue", "--json").json["cases"][0]["answered_at"][:10]
    assert filled("scores", "--json", "--since", day, "--until", day).json["total"]["answered"] == 5
    empty = filled("scores", "--json", "--since", "2001-01-01", "--until", "2001-01-01").json
    assert empty["total"] | {"neutral": 0, "low": 0} == {
        "answered": 0, "satisfied": 0, "csat": None, "ci_low": None, "ci_high": None, "mean": None, "neutral": 0, "low": 0,
    }  # fmt: skip
    assert "–" in filled("scores", "--since", "2001-01-01", "--until", "2001-01-01").out


def test_the_outbox_is_an_object_or_csv(filled: Csat) -> None:
    found = filled("outbox", "--json").json["outbox"]
    assert {(one["ref"], one["action"]) for one in found} == {
        (f"T-{n}", action) for n in (1, 2) for action in ("reopen", "hold")
    }
    assert all(MOMENT.fullmatch(one["created_at"]) and one["text"] and one["system"] for one in found)
    table = filled("outbox", "--csv").out.splitlines()
    assert table[0] == "id,system,ref,action,text,created_at" and len(table) == 5


def test_check_and_backup_are_objects(filled: Csat) -> None:
    assert filled("check", "--json").json == {"store": str(filled.store), "faults": []}
    assert "is sound" in filled("check").out
    copy = filled.folder / "copy.db"
    assert filled("backup", copy, "--json").json == {"file": str(copy), "bytes": copy.stat().st_size}
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert filled("queue", "--json", "--store", copy).json["total"] == 2
    again = filled("backup", copy)
    assert again.status == 4 and "exists already" in again.sentence


def test_rejects_are_an_object(filled: Csat) -> None:
    assert filled("rejects", "--json").json == {"rejects": []}
    assert "No rejected rows" in filled("rejects").out


def test_a_whole_day_is_printed_as_a_day(csat: Csat) -> None:
    today = datetime.now(UTC).strftime("%Y-%m-%d")
    csat("import", csat.write("days.csv", "id,Created at,CSAT", f"D-1,{today},1", f"D-2,{today},5"))
    assert csat("queue", "--json").json["cases"][0]["answered_at"] == today


def test_moments_that_no_calendar_knows_do_no_harm(filled: Csat) -> None:
    import sqlite3

    conn = sqlite3.connect(filled.store)
    ticket = conn.execute("INSERT INTO interaction (source, external_id) VALUES ('other', 'W-1')").lastrowid
    for at in (1_700_000_000_000, 9_000_000_000_000_000_000, -9_000_000_000_000_000_000):
        conn.execute("INSERT INTO rating (interaction_id, value, answered_at) VALUES (?, 3, ?)", (ticket, at))
    conn.commit()
    conn.close()
    for words in (
        ["queue", "--lane", "watch"],
        ["queue", "--lane", "open"],
        ["scores"],
        ["scores", "--by", "channel"],
        ["check"],
    ):
        for more in ([], ["--json"]):
            said = filled(*words, *more)
            assert said.status == 0 and "Traceback" not in said.err, said


def test_a_reader_that_stops_reading_ends_the_command_quietly(filled: Csat) -> None:
    process = filled.start("queue", "--json")
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.wait(timeout=30) in (0, 1)
    assert "Traceback" not in process.stderr.read()
    process.stderr.close()


def test_only_json_on_stdout_whatever_the_terminal_speaks(filled: Csat) -> None:
    said = filled.program("queue", "--json", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert said.status == 0 and json.loads(said.out)["total"] == 2, said
    assert filled.program("scores", PYTHONIOENCODING="ascii", PYTHONUTF8="0").status == 0
