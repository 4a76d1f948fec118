"""`csat settings`: what is in force, from where, and the team's rules put into the store by an explicit act."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from tests_support.commands import Csat

from console.cli.preferring import settings_file
from console.domain.settings_file import read


@pytest.fixture
def file() -> Path:
    """Where this test's person would keep their settings."""
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def value(csat: Csat, key: str) -> tuple[object, str]:
    found = next(one for one in csat("settings", "--json").json["settings"] if one["key"] == key)
    return found["value"], found["from"]


def test_without_a_file_or_a_store_the_defaults_are_told(csat: Csat, file: Path) -> None:
    said = csat("settings")
    assert said.status == 0 and said.out.startswith(f"{file} (not there yet: csat settings --example prints one)\n")
    found = csat("settings", "--json").json
    assert found["file"] == str(file) and not found["is_there"] and found["complaints"] == found["differs"] == []
    assert value(csat, "team.contact_hours") == (24, "default") and value(csat, "view") == ("recovery", "default")
    assert value(csat, "store") == (str(csat.store), "$CSAT_STORE")


def test_every_value_says_where_it_comes_from(filled: Csat, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('theme = "light"\nbenchmark = "saas"\n[keys]\nrecovery.claim = "m"\n[team]\ncontact_hours = 8\n')
    assert value(filled, "theme") == ("light", "file") and value(filled, "team.contact_hours") == (24, "store")
    assert value(filled, "team.working_hours") == ("", "default")
    monkeypatch.setenv("TEXTUAL_THEME", "nord")
    assert value(filled, "theme") == ("nord", "$TEXTUAL_THEME")
    said = filled("settings").out
    assert re.search(r"keys.recovery.claim +m +file", said) and "contact_hours is 24 in" in said
    assert "grid.down" not in said
    assert filled("settings", "--json").json["differs"] == [{"key": "team.contact_hours", "file": "8", "store": "24"}]


def test_the_file_names_the_store(filled: Csat, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CSAT_STORE")
    assert filled("queue").status == 4
    file.write_text(f'store = "{filled.store}"\n')
    assert filled("queue", "--json").json["total"] == 2
    assert value(filled, "store") == (str(filled.store), "file")
    file.write_text('store = "queue.db"\n')
    said = filled("queue")
    assert said.status == 4 and f'{file}: store = "queue.db" is not allowed' in said.err


def test_a_wrong_value_is_told_with_its_file_and_the_rest_counts(filled: Csat, file: Path) -> None:
    file.write_text('view = "queue"\ntheme = "dark"\n[keys]\nrecovery.claim = "t"\n')
    said = filled("settings")
    assert said.status == 1 and said.err.splitlines() == [
        f'{file}: view = "queue" is not allowed: write "recovery", "coaching" or "scorecards".',
        f"{file}: keys.recovery.claim: t is already “tried” there (recovery.tried); it stays c.",
    ]
    assert value(filled, "view") == ("recovery", "default") and value(filled, "theme") == ("dark", "file")


@pytest.mark.parametrize(("raw", "sentence"), [(b"view = ", "is not TOML"), (b"\xff\xfe", "is not UTF-8 text")])
def test_a_file_that_is_no_settings_file(filled: Csat, file: Path, raw: bytes, sentence: str) -> None:
    file.write_bytes(raw)
    said = filled("settings")
    assert said.status == 1 and f"{file}: {sentence}" in said.sentence and "24" in said.out
    assert filled("settings", "--apply").status == 1
    assert filled("queue").status == 0


def test_the_rules_of_the_team_are_applied_by_an_explicit_act(filled: Csat, file: Path) -> None:
    before = deadlines(filled)
    file.write_text(
        '[team]\ncontact_hours = 6\nworking_hours = "mon-fri 9-17"\nzone = "Europe/Berlin"\nhorizon_days = 30\n'
    )
    assert deadlines(filled) == before
    said = filled("settings", "--apply")
    assert said.status == 0 and "contact_hours is 6 now, was 24" in said.out and "2 open cases have new" in said.out
    assert "horizon_days" not in said.out
    assert all(one != other for one, other in zip(deadlines(filled), before, strict=True))
    assert value(filled, "team.contact_hours") == (6, "store") and value(filled, "team.zone") == (
        "Europe/Berlin",
        "store",
    )
    assert filled("settings", "--apply").out == "The store has these rules already; nothing was changed.\n"
    assert filled("hours").out == "mon-fri 9-17\n" and filled("settings", "--json").json["differs"] == []
    file.write_text('[team]\ncontact_hours = 24\nworking_hours = ""\n')
    assert "working_hours is not set now, was mon-fri 9-17" in filled("settings", "--apply").out
    assert deadlines(filled) == before


def deadlines(csat: Csat) -> list[int]:
    conn = sqlite3.connect(csat.store)
    try:
        return [row[0] for row in conn.execute("SELECT contact_due_at FROM recovery ORDER BY id")]
    finally:
        conn.close()


def test_one_wrong_rule_and_none_is_applied(filled: Csat, file: Path) -> None:
    file.write_text('[team]\ncontact_hours = 6\nzone = "Nowhere"\n')
    said = filled("settings", "--apply")
    assert said.status == 1 and "Nothing was applied" in said.sentence
    assert value(filled, "team.contact_hours") == (24, "store")


def test_nothing_to_apply_and_no_store_to_apply_it_to(csat: Csat, file: Path) -> None:
    assert "has no [team] rules" in csat("settings", "--apply").sentence
    file.write_text("[team]\ncontact_hours = 6\n")
    said = csat("settings", "--apply")
    assert said.status == 4 and "There is no store" in said.sentence


def test_the_example_is_accepted_as_it_stands_and_with_every_line_in_use(csat: Csat, file: Path) -> None:
    text = csat("settings", "--example").out
    file.write_text(text)
    assert csat("settings").err == ""
    used = re.sub(r"^# ([a-z_.]+ = )", r"\1", text, flags=re.MULTILINE).replace("[]  #", '"ctrl+o"  #')
    found = read(used)
    assert found.faults == () and len(found.preferences.team) == 7 and len(found.preferences.keys) > 100
    file.write_text("\n".join(line for line in used.splitlines() if "ctrl+o" not in line and "ctrl+c" not in line))
    assert csat("settings").err == ""


def test_the_benchmark_stands_beside_csat_and_is_called_a_rule_of_thumb(csat: Csat, file: Path) -> None:
    rows = (f"T-{n},2023-08-01,2023-08-02,{5 if n < 9 else 1},Ana,Returns,ok" for n in range(12))
    assert (
        csat("import", csat.write("a.csv", "Ticket ID,Created at,Answered at,CSAT,Agent,Team,Comment", *rows)).status
        == 0
    )
    assert "thumb" not in csat("scores").out and "benchmark" not in csat("scores", "--json").json
    file.write_text('benchmark = "saas"\n')
    said = csat("scores").out
    assert "Benchmark: SaaS 77–83 %, a rule of thumb; your own trend comes first." in said
    assert re.search(r"Returns +12 +9 +75.0 .* below", said)
    found = csat("scores", "--json").json
    assert found["benchmark"] == {"name": "SaaS", "low": 77, "high": 83, "is": "a rule of thumb"}
    assert [row["benchmark"] for row in found["rows"]] == ["below"]
    assert "benchmark" not in csat("scores", "--metric", "nps", "--json").json
