"""A person whose name nobody else has, written into every place of a store where words can stand."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from console.store import recovery, recovery_plan
from console.store.erasure_columns import COLUMNS, Key, Searched, Theirs
from tests_support.town import DAY, HOUR, Town

NAME = "Zqxwvin Kjhgfdab"
EMAIL = "zqxwvin.kjhgfdab@qpzmtest.example"
PHONE = "+999 8374 6655 2211"
IDENT = "KUNDE-77310042"
OTHER = "Maria López"
#: Every run of six bytes of these must be gone from every file of the store.
PIECES = frozenset(
    word[at : at + 6].encode()
    for text in (NAME, EMAIL.split("@")[0], "qpzmtest", IDENT, "8374665522", "8374 6655 2211")
    for word in (text, text.lower(), text.upper())
    for at in range(len(word) - 5)
)


def planted(town: Town) -> Town:
    """Two tickets of the person, worked on; a ticket of somebody else whose every text names them; files' rejects."""
    team = town.add("team", name="Returns")
    agent = town.add("agent", source="desk", external_id="a1", name="Ana", team_id=team)
    account = town.add("account", source="desk", external_id=f"{NAME} GmbH", name=f"{NAME} GmbH")
    them = town.add("customer", source="desk", external_id=IDENT, email=EMAIL, name=NAME, phone=PHONE, language="de",
                    account_id=account)  # fmt: skip
    town.add("customer", source="crm", external_id="9", email=EMAIL, name=NAME.upper())
    other = town.add("customer", source="desk", external_id="c2", email="maria@example.org", name=OTHER)
    for number, who in ((1, them), (2, them), (3, other)):
        _ticket(town, f"T-{number}", who, agent)
    town.low(f"T-{EMAIL}", customer_id=them)
    _worked(town)
    _freed(town)
    _everywhere(town)
    return town


def _ticket(town: Town, ref: str, customer: int, agent: int) -> None:
    said = f"{NAME} ({EMAIL}, {PHONE}, {IDENT}) wrote about {ref}"
    ticket = town.ticket(ref, customer_id=customer, agent_id=agent, subject=said, url=f"https://x.example/?mail={EMAIL}",
                         issue_detail=NAME, opened_at=town.now - DAY)  # fmt: skip
    town.rate(ticket, 1, HOUR, comment=f"I am {NAME.lower()} and cross")
    town.add("turn", interaction_id=ticket, seq=1, speaker="customer", text=f"This is {NAME}, call {PHONE}")


def _worked(town: Town) -> None:
    """What people do to the cases: the journal and the outbox hold the words too."""
    for case in town.all("SELECT id FROM recovery ORDER BY id"):
        town.act("ana", recovery.claim, case[0])
        town.act("ana", recovery.tried, case[0], "reached", note=f"{NAME} was kind")
        town.act("ana", recovery_plan.note, case[0], f"call {PHONE} again, ask for {NAME}")
        town.act("ana", recovery.fix, case[0], f"sent {NAME} a new kettle")
    town.act("ana", recovery.close, 1, "recovered", f"{NAME} likes kettles")


def _freed(town: Town) -> None:
    """Words that were deleted long ago still stand in the file, in pages and cells that are free."""
    town.sql.execute("PRAGMA secure_delete = OFF")
    turns = [
        town.add("turn", interaction_id=3, seq=seq, speaker="customer", text=f"{NAME} " * 400) for seq in range(50, 90)
    ]
    town.sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    town.sql.execute("DELETE FROM turn WHERE id >= ?", (turns[0],))


def _everywhere(town: Town) -> None:
    """Every column that is searched gets a row that names them, rules and checks aside."""
    cells = {"Ticket": "T-9", "Mail": EMAIL, "Näme": NAME}
    for number, text in enumerate((json.dumps(cells), json.dumps({"Ticket": "T-1 "}), json.dumps({"Ticket": "T-1x"}))):
        town.add("import_reject", source="desk", file=f"{NAME}.csv", row=number, heading="CSAT", value="?", reason="no",
                 cells=text)  # fmt: skip
    town.sql.execute("PRAGMA foreign_keys = OFF")
    town.sql.execute("PRAGMA ignore_check_constraints = ON")
    for table, columns in COLUMNS.items():
        names = [name for name, how in columns.items() if isinstance(how, Searched | Key | Theirs)]
        if names and table not in ("interaction", "rating", "journal", "import_reject"):  # these have texts already
            _add_row(town, table, names)
    town.sql.execute("PRAGMA ignore_check_constraints = OFF")


def _add_row(town: Town, table: str, names: list[str]) -> None:
    """A row of nobody's, whose texts name the person."""
    values: dict[str, object] = {}
    for _, name, kind, needed, default, key, hidden in town.sql.execute(f"PRAGMA table_xinfo({table})"):
        if hidden or (key and kind == "INTEGER" and name == "id"):
            continue
        if name in names:
            values[name] = f"told by {NAME} of {name}"
        elif name == "interaction_id":
            values[name] = 3
        elif (needed and default is None) or key:
            values[name] = "x" if kind == "TEXT" else 1
    town.sql.execute(
        f"INSERT OR IGNORE INTO {table} ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
        list(values.values()),
    )


def pieces_in(*files: Path) -> list[tuple[str, bytes]]:
    """Which pieces of the person stand in which of these files."""
    return [
        (file.name, piece)
        for file in files
        if file.exists()
        for data in (file.read_bytes(),)
        for piece in PIECES
        if piece in data
    ]


def words_of(path: Path) -> set[str]:
    """Every word of every full-text index, as the index itself lists them."""
    conn = sqlite3.connect(path)
    try:
        found: set[str] = set()
        for (name,) in conn.execute(
            "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'"
        ).fetchall():
            conn.execute(f"CREATE VIRTUAL TABLE temp.words_{name} USING fts5vocab(main, '{name}', 'row')")
            found |= {term for (term,) in conn.execute(f"SELECT term FROM temp.words_{name}")}
        return found
    finally:
        conn.close()
