"""`--present AGENT`: what commands print names nobody else."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from tests_support.commands import Csat
from tests_support.half_year import SAMPLE, opened

from console.cli.main import csat as program
from console.cli.telling import NEW_ALERTS

#: Commands that have no `--present`, and why nobody is named by them. Whatever is not here has to have it.
WITHOUT = {
    "demo": "shows people who don't exist",
    "import": "prints what it makes of a file",
    "map": "prints what it makes of a file",
    "settings": "prints settings",
    "hours": "prints hours",
    "rubric": "prints criteria, and the file they are edited in",
    "check": "prints faults of the file",
    "backup": "prints the path of a copy",
    "forget": "asks about the one it erases for good, who has to be named to be sure",
    "share": "prints logins of this machine",
}


def commands(group: click.Group, before: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Every command by the words that call it."""
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*before, name))
        else:
            assert command is not None
            yield " ".join((*before, name)), command


def gossip(path: Path) -> None:
    """Names in what people wrote, so that each command that quotes it has somebody to hide."""
    conn = sqlite3.connect(path)
    said = "Ask Piotr Zawada, Ruth Adeyemi or Paul Barlow (+44 20 7946 0183)"
    for table, column in (("recovery", "lesson"), ("recovery", "fix"), ("session", "shared"), ("commitment", "text"),
                          ("outbox", "text"), ("review_answer", "evidence")):  # fmt: skip
        conn.execute(f"UPDATE {table} SET {column} = {column} || ' ' || ? WHERE {column} IS NOT NULL", (said,))
    conn.execute("UPDATE account SET name = 'Returns desk' WHERE id = 1")  # as an alert's team is called, too
    conn.execute("INSERT INTO import_reject (source, file, row, heading, value, reason, cells) VALUES ('desk', 'june.csv', 3,"
                 " 'Answered', 'Paul Barlow', 'is no date', '{\"Agent\": \"Piotr Zawada\"}')")  # fmt: skip
    conn.commit()
    conn.close()


@pytest.fixture
def sample(csat: Csat) -> Csat:
    """A store that is a copy of the sample, with gossip in it."""
    csat.store.parent.mkdir()
    shutil.copy(SAMPLE, csat.store)
    gossip(csat.store)
    return csat


@pytest.fixture(scope="module")
def names() -> list[str]:
    """Every full name in the sample but one agent's."""
    conn = opened(SAMPLE)
    found = [name for table in ("agent", "person", "customer", "account")
             for (name,) in conn.execute(f"SELECT name FROM {table} WHERE name LIKE '% %'")]  # fmt: skip
    conn.close()
    return [name for name in found if name != "Samira Osei"]


COMMANDS = (
    ("queue", "--lane", "closed", "--limit", "200"), ("queue", "--json"), ("scores", "--by", "agent"),
    ("scores", "--by", "customer", "--json"), ("find", "osei"), ("find", "returns", "--json"), ("agent", "Samira Osei"),
    ("agent", "Samira Osei", "--json"), ("report", "huddle", "--names", "--window", "28 days"),
    ("report", "huddle", "--format", "html"), ("export", "--lane", "closed", "--names"), ("export", "--format", "json", "--names"),
    ("review", "--next"), ("review", "--json", "--limit", "500"), ("review", "--calibration"), ("review", "T-5025"),
    ("show", "T-5025"), ("show", "T-5025", "--json"), ("alerts", "--all", "--watched"), ("alerts", "--all", "--json"),
    ("recovery", "--by", "lead"), ("recovery", "--by", "lead", "--json"), ("lessons",), ("lessons", "--json"),
    ("outbox",), ("outbox", "--csv"), ("outbox", "--json"), ("rejects",), ("rejects", "--json"),
    ("report", "one-on-one", "Samira Osei"), ("report", "one-on-one", "Samira Osei", "--format", "html"),
    ("session", "Samira Osei"), ("session", "Samira Osei", "--json"),
)  # fmt: skip
#: What is done to a case, each after the one before; the lead is called Ruth Adeyemi.
DEEDS = (
    ("claim", "T-5025"), ("tried", "T-5025", "wrote"), ("note", "T-5025", "Piotr Zawada knows her"), ("cause", "T-5025", "agent"),
    ("play", "T-5025", "callback"), ("wait", "T-5025", "2d"), ("wait", "T-5025", "no"), ("escalate", "T-5025"),
    ("fix", "T-5025", "Paul Barlow paid"), ("delegate", "T-5025", "Helen Okafor"), ("undo",), ("redo",),
    ("close", "T-5025", "recovered", "--lesson", "Ask Dana Whitlock first"),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_nobody_else_is_named(words: tuple[str, ...], sample: Csat, names: list[str]) -> None:
    plain, said = sample(*words), sample(*words, "--present", "Samira Osei")
    assert said.status == plain.status and plain.status in (0, NEW_ALERTS), said.err
    assert [name for name in names if name in said.out] == []
    assert ("Samira Osei" in said.out) == ("Samira Osei" in plain.out)
    assert "Samira Osei" not in sample(*words, "--present", "nobody").out


def test_a_case_is_worked_in_a_terminal_that_others_see(sample: Csat, names: list[str]) -> None:
    for words in DEEDS:
        said = sample(*words, "--json", "--as", "ruth", "--present", "nobody")
        assert said.status == 0, said.err
        assert [name for name in names if name in said.out + said.err] == []
    refused = sample("claim", "T-5025", "--as", "dana", "--present", "nobody")
    assert refused.status == 1 and [name for name in names if name in refused.err] == []
    assert opened(sample.store).execute("SELECT owner FROM cases WHERE ref = 'T-5025'").fetchone() == ("Helen Okafor",)
    assert "Ask Dana Whitlock first" in sample("lessons", "whitlock").out


def test_praise_promises_and_alerts_are_dealt_with_unnamed_and_stored_as_they_are(
    sample: Csat, names: list[str]
) -> None:
    conn = opened(sample.store)
    (praised,) = conn.execute(
        "SELECT i.external_id FROM rating r JOIN interaction i ON i.id = r.interaction_id LEFT JOIN recognition g ON g.id = r.id"
        " WHERE g.id IS NULL AND r.value = r.high AND r.comment <> '' AND r.agent_id = 4 AND r.superseded_at IS NULL"
    ).fetchone()
    (errand,) = conn.execute("SELECT min(id) FROM outbox WHERE done_at IS NULL").fetchone()
    conn.close()
    new = sample("alerts", "--json", "--present", "nobody").json["alerts"]
    assert [one["name"] for one in new if one["scope"] == "team"] == ["Account\xa01"]
    assert "Returns desk" in [one["name"] for one in sample("alerts", "--all", "--json").json["alerts"]]
    for words in (
        ("recognise", praised), ("alerts", "--snooze", str(new[0]["id"]), "2d"), ("alerts", "--acknowledge", str(new[0]["id"])),
        ("alerts", "--answer", str(new[0]["id"]), "Told Piotr Zawada"), ("outbox", "--done", str(errand)),
        ("session", "Lena Hofer", "--hold", "--promise", "Ask Piotr Zawada", "--measure", "QA: Empathy"),
    ):  # fmt: skip
        said = sample(*words, "--json", "--as", "ruth", "--present", "nobody")
        assert said.status == 0, said.err
        assert [name for name in names if name in said.out + said.err] == []
    assert "Ask Piotr Zawada (open" in sample("session", "Lena Hofer").out


def test_every_command_that_prints_what_a_store_holds_takes_it() -> None:
    lacking = {words for words, command in commands(program) if "present" not in {one.name for one in command.params}}
    assert lacking == set(WITHOUT)
    walked = {words[: 2 if words[0] == "report" else 1] for words in (*COMMANDS, *DEEDS)}
    untried = {words for words, _ in commands(program)} - lacking - set(map(" ".join, walked))
    assert untried == {"open", "recognise"}, "what takes it is tried here: put it among COMMANDS or DEEDS"


@pytest.mark.parametrize(
    "words", [("hours",), ("check",), ("settings",), ("rubric",), ("rubric", "--json")], ids=" ".join
)
def test_what_takes_it_not_names_nobody(words: tuple[str, ...], sample: Csat, names: list[str]) -> None:
    said = sample(*words)
    assert said.status == 0 and [name for name in [*names, "Samira Osei"] if name in said.out] == []


def test_what_is_imported_again_or_is_for_ones_own_eyes_is_not_masked_but_refused(sample: Csat) -> None:
    said = sample("rejects", "--csv", "--present", "nobody")
    assert said.status == 1 and said.out == "" and "leave --csv or --present away" in said.sentence
    said = sample("session", "Samira Osei", "--notes", "--present", "nobody")
    assert said.status == 1 and said.out == "" and "leave --notes or --present away" in said.sentence


def test_a_forgotten_customer_is_nobody_to_be_masked(sample: Csat) -> None:
    assert sample("note", "T-5025", "The invoice was erased").status == 0
    assert sample("forget", "petra.quandt449@k30.example.com", "--yes").status == 0
    conn = sqlite3.connect(sample.store)
    conn.execute("UPDATE rating SET comment = 'You erased my order' WHERE id = 1")
    conn.commit()
    conn.close()
    (case,) = (one for one in sample("queue", "--json", "--present", "nobody").json["cases"] if one["ref"] == "T-5025")
    assert case["customer"] == "[erased]"
    assert "You erased my order" in sample("export", "--present", "nobody").out


def test_somebody_who_is_no_agent_is_refused(sample: Csat) -> None:
    said = sample("queue", "--present", "Nobody Known")
    assert said.status == 1 and "no agent called Nobody Known" in said.sentence and "say nobody" in said.sentence
