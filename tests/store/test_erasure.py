"""Forgetting a customer: no word of theirs is left anywhere, and the numbers stay."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests_support.planted import EMAIL, IDENT, NAME, OTHER, PHONE, pieces_in, planted, words_of
from tests_support.town import Town

from console.domain.erasing import ERASED
from console.store import connect, erasure, journal, lessons, recovery, recovery_plan, recovery_rates, traces
from console.store.backup import backup
from console.store.check import faults
from console.store.erasure import Erased
from console.store.erasure_columns import COLUMNS, THEIR_ROWS, Apart, Identity, Theirs, Wordless
from console.store.errors import Refused, StoreError


def forget(town: Town, who: str = EMAIL) -> Erased:
    """The whole way: words, freed pages, log."""
    done = erasure.forget(town.path, who, "ana", town.now)
    assert traces.sweep(town.path)
    return done


def totals(town: Town) -> list[tuple[object, ...]]:
    """What measures count."""
    return town.all("SELECT metric, value, verdict, answered_at, agent_id, team_id, superseded_at FROM rating ORDER BY id") + town.all(
        "SELECT status, opened_at, owner_id, closed_at, agent_id, customer_id, fix IS NULL, lesson IS NULL FROM recovery ORDER BY id"
    )  # fmt: skip


def files_of(town: Town) -> list[Path]:
    return [town.path.with_name(town.path.name + end) for end in ("", "-wal", "-shm", "-journal")]


def test_every_text_column_is_named_and_no_other() -> None:
    conn = sqlite3.connect(":memory:")
    from sqlite_utils import Database

    from console.store.migrations import migrations

    migrations.apply(Database(conn))
    tables = [name for name, text in conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
              if "VIRTUAL" not in text]  # fmt: skip
    made = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'")]
    kept = [table for table in tables if not any(table.startswith(f"{name}_") for name in made)]
    found = {
        (table, column)
        for table in kept
        for _, column, kind, *_ in conn.execute(f"PRAGMA table_xinfo({table})").fetchall()
        if kind not in ("INTEGER", "REAL")
    }
    named = {(table, column) for table, columns in COLUMNS.items() for column in columns}
    assert found - named == set(), "say in store/erasure_columns.py what forgetting a customer does to these columns"
    assert named - found == set(), "these columns are gone"


def test_what_is_blanked_has_rows_and_what_is_kept_has_a_reason() -> None:
    for table, columns in COLUMNS.items():
        for how in columns.values():
            assert not isinstance(how, Theirs | Identity) or table in THEIR_ROWS
            assert not isinstance(how, Wordless) or len(how.why) > 5
            assert not isinstance(how, Apart) or len(how.how) > 5


def test_no_piece_of_the_person_is_left_in_any_file(town: Town) -> None:
    planted(town)
    assert pieces_in(*files_of(town)), "the test looks for nothing"
    assert {"zqxwvin", "zqx", "kjhgfdab"} <= words_of(town.path)
    before = totals(town)
    done = forget(town)
    assert pieces_in(*files_of(town)) == []
    assert not [word for word in words_of(town.path) if word in NAME.lower() and len(word) > 2]
    assert town.all("SELECT rowid FROM rating_search WHERE rating_search MATCH 'zqxwvin OR kjhgfdab'") == []
    copy = town.path.with_name("copy.db")
    backup(town.path, copy)
    assert pieces_in(copy) == [] and not any("zqxw" in line.lower() for line in town.dump())
    assert totals(town) == before
    assert (done.tickets, done.answers, done.comments, done.turns, done.rejects) == (3, 3, 2, 2, 1)
    assert done.other_texts > 20 and done.journal > 10 and not done.shared_name
    with connect.reading(town.path) as conn:
        assert [fault for fault in faults(conn) if "refers to" not in fault] == []


def test_others_keep_their_words(town: Town) -> None:
    planted(town)
    forget(town, IDENT)
    assert town.all("SELECT name, email FROM customer WHERE id = 3") == [(OTHER, "maria@example.org")]
    assert town.one("SELECT comment FROM rating WHERE interaction_id = 3") == f"I am {ERASED} and cross"
    assert town.one("SELECT text FROM turn WHERE interaction_id = 3 AND seq = 1") == f"This is {ERASED}, call {ERASED}"
    assert town.all("SELECT id FROM outbox WHERE interaction_id < 3") == []
    assert town.one("SELECT count(*) FROM outbox WHERE interaction_id = 3") > 0
    assert (
        town.all("SELECT name, email, phone, external_id, do_not_contact FROM customer WHERE id < 3")
        == [(ERASED, None, None, None, 1)] * 2
    )


def test_their_entries_can_not_be_undone_and_say_so(town: Town) -> None:
    town.add("customer", source="desk", external_id="c1", name=NAME, email=EMAIL)
    town.add("customer", source="desk", external_id="c2", name=OTHER)
    case, other = town.low("T-1", customer_id=1), town.low("T-2", customer_id=2)
    town.act("ana", recovery.claim, other)
    town.act("ana", recovery_plan.note, case, "wants a call")
    town.act("ben", recovery.claim, case)
    town.act("ben", recovery.undo)
    forget(town)
    for who, deed in (("ana", recovery.undo), ("ben", recovery.redo)):
        with pytest.raises(Refused, match="customer who has been forgotten since, so there is nothing to"):
            town.act(who, deed)
    assert town.all("SELECT DISTINCT action, detail, before, after, ref FROM journal WHERE interaction_id = 1") == [
        (journal.ERASED, "erased", "{}", "{}", "T-1")
    ]
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        town.sql.execute("UPDATE journal SET detail = 'x'")
    town.act("ana", recovery.fix, other, "sent a new one")
    assert town.act("ana", recovery.undo).sentence == "Undid: fix of T-2."


def test_one_of_two_who_are_called_alike_is_asked_for(town: Town) -> None:
    for ident, mail in (("c1", "a@x.example"), ("c2", "b@x.example")):
        customer = town.add("customer", source="desk", external_id=ident, name="Ann Lee", email=mail)
        town.low(f"T-{ident}", customer_id=customer)
    town.add("turn", interaction_id=2, seq=1, speaker="customer", text="Ann Lee here, a@x.example is my sister")
    with pytest.raises(Refused, match=r"2 customers are “Ann Lee”: desk:c1 .*a@x.example.*desk:c2.*Which one\?"):
        forget(town, "Ann Lee")
    done = forget(town, "desk:c1")
    assert done.shared_name and town.all("SELECT name FROM customer ORDER BY id") == [(ERASED,), ("Ann Lee",)]
    assert town.one("SELECT text FROM turn") == f"Ann Lee here, {ERASED} is my sister"
    assert forget(town, "ann lee").tickets == 1


@pytest.mark.parametrize("who", ["nobody", "", "  ", ERASED, "Zqxwvin"])
def test_nobody_is_forgotten_by_half_a_name(town: Town, who: str) -> None:
    planted(town)
    before = town.dump()
    with pytest.raises(Refused, match=r"No customer has|Name the customer"):
        forget(town, who)
    assert town.dump() == before


def test_what_would_go_is_what_goes(town: Town) -> None:
    planted(town)
    before = town.dump()
    would = erasure.preview(town.path, NAME, town.now)
    assert town.dump() == before
    assert forget(town, NAME) == would


def test_a_store_that_can_not_be_written_says_so(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    planted(town)
    monkeypatch.setattr(connect, "is_writable", lambda path: False)
    with pytest.raises(StoreError, match="can't be written, so nobody can be forgotten"):
        forget(town)


def test_a_reader_that_keeps_the_log_is_told_of(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    planted(town)
    monkeypatch.setattr(traces, "_READERS", 0.1)
    reader = sqlite3.connect(town.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM rating").fetchone()
    erasure.forget(town.path, EMAIL, "ana", town.now)
    assert not traces.sweep(town.path)
    reader.close()
    assert traces.sweep(town.path) and pieces_in(*files_of(town)) == []


def test_the_accident_of_a_short_id_or_phone_blanks_nobody_else(town: Town) -> None:
    town.add("customer", source="desk", external_id="2023", name="Bo", email="bo@x.example", phone="112")
    town.low("T-1", customer_id=1)
    town.rate(town.ticket("2023"), 3, comment="since 2023 I call 112, and a bough breaks; ask Bo")
    assert forget(town, "2023").other_texts == 1
    assert (
        town.one("SELECT comment FROM rating WHERE id = 2")
        == f"since 2023 I call 112, and a bough breaks; ask {ERASED}"
    )
    assert town.one("SELECT count(*) FROM interaction WHERE external_id = '2023'") == 1


def test_a_company_s_phone_means_none_of_those_who_have_it(town: Town) -> None:
    for number, phone in enumerate((PHONE, PHONE.replace(" ", "")), 1):
        town.add("customer", source="desk", external_id=f"c{number}", email=f"p{number}@x.example", phone=phone)
        town.low(f"T-{number}", customer_id=number)
    town.add("turn", interaction_id=2, seq=1, speaker="customer", text=f"Call {PHONE}")
    assert forget(town, "p1@x.example").other_texts == 0
    assert town.one("SELECT text FROM turn") == f"Call {PHONE}"
    assert forget(town, "p2@x.example").turns == 1


def test_a_customer_called_like_a_company_leaves_it_to_the_others(town: Town) -> None:
    acme = town.add("account", source="desk", external_id="A-1", name="Acme Works")
    for number, name in ((1, "Acme Works"), (2, OTHER)):
        town.add("customer", source="desk", external_id=f"c{number}", name=name, account_id=acme)
        town.low(f"T-{number}", customer_id=number)
    assert forget(town, "c1").shared_name
    assert town.all("SELECT name, external_id FROM account") == [("Acme Works", "A-1")]
    assert town.one("SELECT name FROM customer WHERE id = 1") == ERASED


def test_a_customer_called_billing_takes_no_issue_along(town: Town) -> None:
    town.add("customer", source="desk", external_id="c1", email="b@x.example", name="billing")
    town.low("T-0", customer_id=1, issue="Billing")
    for number in range(1, 25):
        town.ticket(f"T-{number}", issue="Billing", subject="Billing is slow, says b@x.example")
    done = forget(town, "b@x.example")
    assert done.shared_name and done.other_texts == 24
    assert town.all("SELECT DISTINCT issue FROM interaction") == [("Billing",)]
    assert town.one("SELECT subject FROM interaction WHERE id = 9") == f"Billing is slow, says {ERASED}"


def test_rows_with_one_e_mail_are_one_person_and_are_counted(town: Town) -> None:
    planted(town)
    title = erasure.preview(town.path, "crm:9", town.now).title
    assert title == f"desk:{IDENT} ({NAME}, {EMAIL}) and 1 more with that e-mail"


def test_a_lesson_without_words_is_no_lesson(town: Town) -> None:
    planted(town)
    with connect.reading(town.path) as conn:
        assert len(lessons.search(conn, "kettles")) == 1
    forget(town)
    with connect.reading(town.path) as conn:
        assert lessons.search(conn, "erased") == ()
        assert ERASED not in recovery_rates.lessons(conn, 0, town.now + 1)
