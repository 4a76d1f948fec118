"""Exports as lines, and a room with a store that imports them; what a store holds, by what it means."""

from __future__ import annotations

import csv
import sqlite3
import tempfile
import time
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from console.sources.intake import Imported, Told, look, take_in
from console.store.upgrade import create

DAY, HOUR = 86_400, 3600
REAL = int(time.time())


@dataclass(frozen=True)
class Line:
    """A row of an export, in the order of its columns; None is a blank cell."""

    ticket: str
    opened: int
    agent: str | None = None
    team: str | None = None
    issue: str | None = None
    status: str | None = None
    customer: str | None = None
    score: int | None = None
    answered: int | None = None
    comment: str | None = None


HEADINGS = (
    "Ticket ID",
    "Created at",
    "Agent",
    "Team",
    "Issue",
    "Status",
    "Customer ID",
    "CSAT",
    "Answered at",
    "Comment",
)
assert len(HEADINGS) == len(fields(Line))


def written(path: Path, lines: list[Line]) -> Path:
    """The lines as CSV, with moments as help desks write them."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for line in lines:
            cells = astuple(line)
            moments = (
                datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M:%S") if at else ""
                for at in (cells[1], cells[8])
            )
            opened, answered = moments
            writer.writerow(
                [cells[0], opened, *(cell or "" for cell in cells[2:7]), cells[7] or "", answered, cells[9] or ""]
            )
    return path


MAPPING = """source = "desk"
metric = "csat"
scale = [1, 5]
[columns]
"Ticket ID" = "external_id"
"Created at" = "opened_at"
"Agent" = "agent_name"
"Team" = "team"
"Issue" = "issue"
"Status" = "status"
"Customer ID" = "customer_key"
"CSAT" = "value"
"Answered at" = "answered_at"
"Comment" = "comment"
"""


@cache
def empty_store() -> bytes:
    """A new store, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        create(path)
        conn = sqlite3.connect(path)
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        conn.close()
        return path.read_bytes()


class Room:
    """A folder with a store; imports lists of lines."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.store, self._files = folder, folder / "store.db", 0
        self.store.write_bytes(empty_store())
        self.told = Told(folder / "m.toml")
        (folder / "m.toml").write_text(MAPPING)

    def take(self, lines: list[Line], real: int = REAL) -> Imported:
        self._files += 1
        file = written(self.folder / f"export-{self._files}.csv", lines)
        done = take_in(look(file, self.store, self.told, "UTC", real), self.store, real)
        out = done.outcome
        assert out.read == len(lines) == out.stored + out.updated + out.unchanged + out.rejected
        assert min(out.stored, out.updated, out.unchanged, out.rejected) >= 0
        return done

    def ask(self, question: str, *values: object) -> list[tuple[object, ...]]:
        conn = sqlite3.connect(self.store)
        try:
            return conn.execute(question, values).fetchall()
        finally:
            conn.close()

    def one(self, question: str, *values: object) -> object:
        return self.ask(question, *values)[0][0]

    def contents(self) -> dict[str, list[tuple[object, ...]]]:
        """What the store holds, by what it means and not by row ids."""
        return {name: sorted(self.ask(question), key=repr) for name, question in MEANING.items()}


TICKET = """i.external_id, i.kind, i.issue, i.status, i.opened_at, i.reopened_at, i.hold_since, i.hold_left, i.version,
 a.name, t.name, c.external_id"""
JOINS = "LEFT JOIN agent a ON a.id = x.agent_id LEFT JOIN team t ON t.id = x.team_id LEFT JOIN customer c ON c.id = x.customer_id"
MEANING = {
    "tickets": f"SELECT {TICKET} FROM interaction i {JOINS.replace('x.', 'i.')}",
    "ratings": f"""SELECT i.external_id, x.value, x.answered_at, x.comment, x.superseded_at, x.verdict, a.name, t.name
        FROM rating x JOIN interaction i ON i.id = x.interaction_id {JOINS.split(' LEFT JOIN customer')[0]}""",
    "cases": f"""SELECT i.external_id, x.status, x.opened_at, x.contact_due_at, x.position, x.repeat_low, x.closed_at, x.closed_by,
        a.name, t.name, c.external_id, r.answered_at, l.answered_at, p.opened_at
        FROM recovery x JOIN interaction i ON i.id = x.interaction_id JOIN rating r ON r.id = x.rating_id
        JOIN rating l ON l.id = x.latest_rating_id LEFT JOIN recovery p ON p.id = x.previous_id {JOINS}""",
    "alerts": "SELECT name, kind, since, state FROM alert",
    "errands": "SELECT ref, action, text, created_at FROM outbox",
    "search": """SELECT i.external_id, r.comment FROM rating_search_docsize s JOIN rating r ON r.id = s.id
        JOIN interaction i ON i.id = r.interaction_id""",
    "agents": "SELECT a.external_id, a.name, t.name FROM agent a LEFT JOIN team t ON t.id = a.team_id",
    "surveys": "SELECT i.external_id, s.metric, s.due_at, s.sent_at FROM survey s JOIN interaction i ON i.id = s.interaction_id",
    "clock": "SELECT value FROM setting WHERE key = 'as_of'",
    "ledger": """SELECT i.external_id, a.name FROM involvement x JOIN interaction i ON i.id = x.interaction_id
        JOIN agent a ON a.id = x.agent_id""",
}  # fmt: skip
