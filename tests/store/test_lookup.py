"""Quick lookup: a few letters find the ticket, the customer, the agent, the account or the comment that is meant."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests_support.town import DAY, Town

from console.sources.intake import Told, look, take_in
from console.store import lookup, lookup_people, upgrade
from console.store.lookup import find

NOW = 1_780_400_000


@pytest.fixture
def office(town: Town) -> Town:
    """Two customers, an agent, an account, three tickets, one comment."""
    town.add("source", name="desk", headings="[]", created_at=0)
    town.add("account", source="desk", external_id="A1", name="Northwind Traders")
    town.add("agent", source="desk", external_id="7", name="José Álvarez")
    for number, (name, email) in enumerate((("Maria Petersen", "maria@x.example"), ("Łukasz Peters", None)), 1):
        town.add("customer", source="desk", external_id=str(number), name=name, email=email, account_id=1)
    town.ticket("T-1001", customer_id=1, agent_id=1, opened_at=town.now - DAY, issue="Refund")
    town.ticket("T-1002", customer_id=2, opened_at=town.now - 9 * DAY)
    late = town.ticket("X-9", customer_id=2, opened_at=town.now - 2 * DAY)
    town.rate(late, 1, comment="Nobody called me back about the crème brûlée")
    return town


@pytest.fixture
def csat_export(tmp_path: Path) -> Path:
    """Three tickets of two customers."""
    file = tmp_path / "export.csv"
    file.write_text(
        "Ticket ID,Created at,Answered at,CSAT,Customer ID,Customer name\n"
        "T-1,2026-06-01 09:00,2026-06-01 10:00,1,7,Maria Petersen\n"
        "T-2,2026-06-01 09:10,2026-06-01 10:10,5,8,Zoë\n"
        "T-3,2026-06-01 09:20,2026-06-01 10:20,4,7,Maria Petersen\n",
        encoding="utf-8",
    )
    return file


def told(town: Town, text: str) -> list[tuple[str, str, str]]:
    """What was found: kind, title and why."""
    return [(one.kind, one.title, one.why) for one in find(town.sql, text)]


def test_a_ticket_by_the_beginning_of_its_id(office: Town) -> None:
    assert told(office, "T-1001") == [("ticket", "T-1001", "its id")]
    assert [one.ref for one in find(office.sql, "t-1")] == ["T-1001", "T-1002"]
    assert find(office.sql, "t-1")[0].detail == "Refund · Maria Petersen · handled by José Álvarez"


def test_people_by_three_letters_recent_first_accents_aside(office: Town) -> None:
    assert told(office, "pet") == [
        ("customer", "Maria Petersen", "its name"),
        ("customer", "Łukasz Peters", "its name"),
    ]
    assert told(office, "ALVA") == [("agent", "José Álvarez", "its name")]
    assert told(office, "jose al") == [("agent", "José Álvarez", "its name")]
    assert told(office, "no") == [("account", "Northwind Traders", "its name"), ("comment", "X-9", "a comment")]


def test_people_by_part_of_a_name_and_by_address(office: Town) -> None:
    assert told(office, "wind") == [("account", "Northwind Traders", "part of its name")]
    assert told(office, "maria@") == [("customer", "Maria Petersen", "its name")]
    assert told(office, "maria@x") == [("customer", "Maria Petersen", "its e-mail address")]


def test_a_single_letter_is_not_looked_for_where_the_other_words_begin_no_name(office: Town) -> None:
    assert ("customer", "Maria Petersen", "its name") in told(office, "peter m")
    seen: list[str] = []
    office.sql.set_trace_callback(seen.append)
    assert find(office.sql, "T-1001")
    office.sql.set_trace_callback(None)
    assert not [question for question in seen if '"T" *' in question and "name_search" in question]


def test_words_of_a_comment(office: Town) -> None:
    assert told(office, "creme brul") == [("comment", "X-9", "a comment")]
    (found,) = find(office.sql, "called back")
    assert found.detail.startswith("Nobody called me back") and found.at == office.now


def test_a_single_letter_in_a_comment_is_a_word_or_not_typed_to_its_end(office: Town) -> None:
    office.rate(office.ticket("X-10"), 1, comment="I had a plan B, 早く返金")
    for typed in ("plan b", "plan x", "b plan", "i had", "早 plan"):
        assert [one.title for one in find(office.sql, typed) if one.kind == "comment"] == ["X-10"], typed
    assert told(office, "x plan") == told(office, "a b c") == []


def test_typing_errors_are_forgiven_where_nothing_else_is_found(office: Town) -> None:
    assert told(office, "petresen") == [("customer", "Maria Petersen", "probably meant")]
    assert told(office, "nortwind") == [("account", "Northwind Traders", "probably meant")]
    assert told(office, "zzzzzz") == []


def test_a_name_is_found_as_soon_as_another_program_writes_or_changes_it(office: Town) -> None:
    office.sql.execute("UPDATE customer SET name = 'Greta Holm' WHERE id = 1")
    assert told(office, "holm") == [("customer", "Greta Holm", "its name")]
    assert told(office, "maria") == [("customer", "Greta Holm", "its e-mail address")], "nobody is called that any more"


def test_the_names_of_an_import_are_known_as_if_they_had_been_written_one_by_one(
    csat_export: Path, tmp_path: Path
) -> None:
    store = tmp_path / "imported.db"
    upgrade.create(store)
    for _ in range(2):  # the second time brings nothing new
        take_in(look(csat_export, store, Told(), "UTC", NOW), store, NOW)
    conn = sqlite3.connect(store)
    assert [one.title for one in find(conn, "pet")] == ["Maria Petersen"]
    assert [one.why for one in find(conn, "petresen")] == ["probably meant"]
    assert conn.execute("SELECT text FROM known_name ORDER BY text").fetchall() == [("Maria Petersen",), ("Zoë",)]
    assert not conn.execute("SELECT 1 FROM setting WHERE key = 'naming'").fetchone()
    conn.close()


def test_one_character_is_too_little_and_two_are_enough(office: Town) -> None:
    assert find(office.sql, "p") == find(office.sql, " ") == ()
    assert told(office, "pe")


@pytest.mark.parametrize(
    "text", ['"', "*", "NEAR(", "%", "😀😀", "'; DROP TABLE rating", "a" * 10_000, "-", "AND OR NOT", '"a', "x:y"]
)
def test_nothing_typed_is_taken_for_a_question_of_its_own(office: Town, text: str) -> None:
    assert isinstance(find(office.sql, text), tuple)


@given(st.text(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_can_be_looked_up(office: Town, text: str) -> None:
    for one in find(office.sql, text):
        assert one.kind in ("ticket", "comment", "customer", "agent", "account") and one.title and one.why


def questions(conn: sqlite3.Connection) -> Iterator[str]:
    """Every statement that looking up runs, as it ran."""
    seen: list[str] = []
    conn.set_trace_callback(seen.append)
    for text in ("T-1001", "pet", "petresen", "maria@x", "called back"):
        find(conn, text)
    conn.set_trace_callback(None)
    yield from dict.fromkeys(statement for statement in seen if statement.lstrip().startswith("SELECT"))


def test_no_table_is_read_from_end_to_end(office: Town) -> None:
    asked = [statement for statement in questions(office.sql) if "FROM source" not in statement]
    assert len(asked) > 8
    for statement in asked:
        plan = [row[3] for row in office.sql.execute(f"EXPLAIN QUERY PLAN {statement}")]
        scans = [
            step
            for step in plan
            if step.startswith("SCAN") and not step.startswith(("SCAN f", "SCAN name_", "SCAN rating_search VIRTUAL"))
        ]
        assert scans == [], (statement, plan)


def test_the_limits_are_what_the_pages_say() -> None:
    assert (lookup.LEAST, lookup.CANDIDATES) == (2, 200) and lookup_people.OF_ONE_NAME > 1
