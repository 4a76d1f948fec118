"""Customers, accounts and agents of several files: the newest file's word counts, in whatever order they came."""

from __future__ import annotations

import sqlite3
import time
from itertools import permutations
from pathlib import Path

from console.sources.intake import Told, look, take_in
from console.store.upgrade import create

REAL = int(time.time())
HEADINGS = (
    "Ticket ID,Created at,Agent ID,Agent,Team,Manager,Supervisor,Customer ID,Customer name,Customer email,Account ID,Account,"
    "Renewal date"
)


def day(ago: int) -> str:
    """A moment some days ago, as exports write it."""
    return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(REAL - ago * 86_400))


def export(ago: int, *rows: str) -> list[str]:
    """The rows, told `ago` days ago."""
    return [HEADINGS, *(row.replace("DAY", day(ago)) for row in rows)]


def after(folder: Path, exports: tuple[list[str], ...]) -> dict[str, list[tuple[object, ...]]]:
    """Who is in the store after importing the files in this order."""
    folder.mkdir(parents=True)
    store = folder / "store.db"
    create(store)
    for number, lines in enumerate(exports):
        file = folder / f"{number}.csv"
        file.write_text("\n".join(lines) + "\n")
        take_in(look(file, store, Told(source="desk"), "UTC", REAL), store, REAL)
    conn = sqlite3.connect(store)
    questions = {
        "customers": "SELECT c.external_id, c.email, c.name, a.name FROM customer c LEFT JOIN account a ON a.id = c.account_id",
        "accounts": "SELECT external_id, name, renewal_at FROM account",
        "agents": "SELECT a.external_id, a.name, t.name, p.name FROM agent a LEFT JOIN team t ON t.id = a.team_id"
        " LEFT JOIN person p ON p.id = a.manager_id",
        "leads": "SELECT t.name, p.name FROM team_lead l JOIN team t ON t.id = l.team_id JOIN person p ON p.id = l.person_id",
    }
    found = {name: sorted(conn.execute(question).fetchall(), key=repr) for name, question in questions.items()}
    conn.close()
    return found


def test_the_newest_word_counts_in_any_order(tmp_path: Path) -> None:
    exports = (
        export(
            9,
            "T-1,DAY,7,Ana,Returns,Mia,Lea,K-1,Kim,kim@x.org,A-1,Acme,2030-01-01",
            "T-2,DAY,8,Ben,Returns,Mia,Lea,,Jo,jo@x.org,,,",
        ),
        export(
            5,
            "T-3,DAY,7,Ana Smith,Billing,,Lou,K-1,Kim Lee,,A-1,Acme Ltd,",
            "T-4,DAY,8,Ben,Returns,Mia,Lea,,Jo Ray,jo@x.org,,,",
        ),
        export(
            1,
            "T-5,DAY,7,Ana Smith,,Max,,K-1,Kim Lee-Ray,lee@x.org,A-1,Acme Ltd,2031-01-01",
            "T-6,DAY,8,Ben,,,,,,jo@x.org,,,",
        ),
    )
    found = [after(tmp_path / str(number), order) for number, order in enumerate(permutations(exports))]
    first = found[0]
    assert first["customers"] == [("K-1", "lee@x.org", "Kim Lee-Ray", "Acme Ltd"), (None, "jo@x.org", "Jo Ray", None)]
    assert [row[:2] for row in first["accounts"]] == [("A-1", "Acme Ltd")]
    assert ("7", "Ana Smith", "Billing", "Max") in first["agents"]
    assert first["leads"] == [("Billing", "Lou"), ("Returns", "Lea")]
    for other in found[1:]:  # the limit that imports_people names: what the newest file left blank
        for name in ("accounts", "leads"):
            assert other[name] == first[name]
        assert [row[:2] for row in other["customers"]] == [row[:2] for row in first["customers"]]
        assert [row[:2] for row in other["agents"]] == [row[:2] for row in first["agents"]]


def test_an_older_file_fills_blanks_and_overrules_nothing(tmp_path: Path) -> None:
    newer = export(1, "T-1,DAY,7,Ana Smith,,,,K-1,Kim Lee,,,,")
    older = export(5, "T-2,DAY,7,Ana,Returns,Mia,,K-1,Kim,kim@x.org,A-1,Acme,2030-01-01")
    for number, order in enumerate(((newer, older), (older, newer))):
        found = after(tmp_path / str(number), order)
        assert found["customers"] == [("K-1", "kim@x.org", "Kim Lee", "Acme")]
        assert found["agents"] == [("7", "Ana Smith", "Returns", "Mia")]
