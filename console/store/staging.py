"""A temporary database in which a file is laid out and checked before the store is locked."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Sequence
from itertools import repeat
from pathlib import Path
from typing import cast

from console.store import repeats
from console.store.errors import StoreError
from console.store.rejects import NUMBER, WHY

#: What a staged row may hold, all from one file; a column the file doesn't have stays NULL.
FIELDS = (
    "row", "external_id", "kind", "url", "subject", "channel", "issue", "issue_detail", "product", "status",
    "agent_key", "agent_name", "agent_kind", "team", "lead", "manager",
    "customer_key", "customer_name", "customer_email", "customer_phone", "customer_language",
    "account_key", "account_name", "account_owner", "account_renewal_at",
    "opened_at", "opened_precision", "first_reply_at", "first_reply_precision", "resolved_at", "resolved_precision",
    "closed_at", "closed_precision", "auto_close_at", "handle_seconds", "contacts", "reopens",
    "survey_sent_at", "surveyed", "value", "low", "high", "raw", "metric", "comment",
    "answered_at", "answered_precision", "answered_derived", "rated", "suspect", "mends",
)  # fmt: skip
#: Rows of one file that speak of the same ticket are told apart by their moment, then by what they say.
_MOMENT = (
    "max(coalesce(opened_at, 0), coalesce(first_reply_at, 0), coalesce(resolved_at, 0), coalesce(closed_at, 0),"
    " coalesce(answered_at, 0))"
)


MOMENTS = ("opened_at", "first_reply_at", "resolved_at", "closed_at", "answered_at")
_PEOPLE = ("agent_key", "agent_name", "agent_kind", "team", "lead", "manager")
#: What the table of rows keeps: people's names stand in the table of persons, once.
_KEPT = tuple(name for name in FIELDS if name not in ("row", "agent_name", "agent_kind", "lead", "manager"))
#: A row that names an agent and no team is of the team in which the file last saw the agent; other files have no say.
_TEAMLESS = "SELECT EXISTS (SELECT 1 FROM person WHERE agent_key IS NOT NULL AND team IS NULL)"
_TEAM_OF = """CREATE TEMP TABLE team_of AS SELECT agent_key, team, max(moment) FROM
    (SELECT * FROM person WHERE agent_key IS NOT NULL AND team IS NOT NULL ORDER BY team) GROUP BY agent_key"""
_LEND_TEAMS = "UPDATE row SET team = t.team FROM temp.team_of t WHERE row.team IS NULL AND t.agent_key = row.agent_key"
_MET = 100_000  # agents in teams kept in memory before they are written down
_VARIES = object()
_REMEMBERED = 500_000  # ids kept in memory to see whether a ticket has several rows


class Staging:
    """One file's rows. Use as a context manager: the temporary database goes with it."""

    def __init__(self) -> None:
        try:
            self._folder = tempfile.TemporaryDirectory(prefix="csat-import-")
        except OSError as error:
            raise StoreError(
                f"A file can't be checked without room for temporary files ({error.strerror}): set TMPDIR to a folder of yours."
            ) from error
        self.path = Path(self._folder.name) / "staged.db"
        self._conn = sqlite3.connect(self.path, isolation_level=None)
        for pragma in ("page_size = 16384", "journal_mode = OFF", "synchronous = OFF", "cache_size = -8000"):
            self._conn.execute(f"PRAGMA {pragma}")
        self._conn.execute(f"CREATE TABLE person ({', '.join(_PEOPLE)}, moment INTEGER)")
        self._conn.execute(
            "CREATE TABLE reject (row INTEGER, heading TEXT, value TEXT, reason TEXT, cells TEXT, mends TEXT)"
        )
        self._conn.execute("CREATE TABLE row (external_id)")
        self._conn.execute("BEGIN")
        self._written = {"external_id"}  # columns of that table: one in which every row is as usual is not needed
        self._usual: dict[str, object] = {}  # the one value that a column has throughout the first rows
        self._people: dict[tuple[object, ...], int] = {}
        self._seen: set[object] = set()
        self._ids = 0

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        self._conn.close()
        self._folder.cleanup()
        if isinstance(error, sqlite3.Error):
            raise StoreError(
                f"{self.path.parent.parent} has no room to check the file in ({error}), so nothing was imported:"
                " free some disk space, or set TMPDIR to a folder on a larger disk."
            ) from error

    def add(self, columns: dict[str, Sequence[object]]) -> None:
        """Lays out rows given as columns of equal length, named as in FIELDS."""
        unknown = columns.keys() - set(FIELDS)
        if unknown:
            raise ValueError(f"not fields of a staged row: {sorted(unknown)}")
        if not columns["external_id"]:
            return
        if not self._ids:
            self._usual = _one_valued(columns)
        told = self._told(columns)
        marks = ", ".join("?" * len(told))
        self._conn.executemany(
            f"INSERT INTO row ({', '.join(told)}) VALUES ({marks})", zip(*told.values(), strict=True)
        )
        self._meet(columns)
        if self._ids < _REMEMBERED:
            self._seen.update(columns["external_id"])
        self._ids += len(columns["external_id"])

    def _told(self, columns: dict[str, Sequence[object]]) -> dict[str, Sequence[object]]:
        """The columns that have to be written: those in which a row, this or an earlier one, is not as usual."""
        nothing: Sequence[None] = [None] * len(columns["external_id"])
        complete = {**dict.fromkeys(self._usual.keys() - columns.keys(), nothing), **columns}
        for name in _KEPT:
            if name in complete and name not in self._written:
                value = _constant(complete[name])
                if value is _VARIES or value != self._usual.get(name):
                    self._add_column(name)
        return {name: column for name, column in complete.items() if name in self._written}

    def _add_column(self, name: str) -> None:
        """Adds a column, in which the rows that are already there have the usual value."""
        (literal,) = self._conn.execute("SELECT quote(?)", (self._usual.get(name),)).fetchone()
        self._conn.execute(f"ALTER TABLE row ADD COLUMN {name} DEFAULT {literal}")
        self._written.add(name)

    def _meet(self, columns: dict[str, Sequence[object]]) -> None:
        """Notes the agents of these rows, with team, lead and manager, and when each was last seen so."""
        if "agent_key" not in columns and "team" not in columns:
            return
        nothing: Sequence[None] = [None] * len(columns["external_id"])
        people = self._people
        met = zip(*(columns.get(name, nothing) for name in _PEOPLE), strict=True)
        for who, moment in zip(met, _latest(columns), strict=True):
            if moment > people.get(who, -1):
                people[who] = moment
        if len(people) > _MET:
            self._write_people()

    def _write_people(self) -> None:
        marks = ", ".join("?" * (len(_PEOPLE) + 1))
        rows = ((*who, moment) for who, moment in self._people.items())
        self._conn.executemany(f"INSERT INTO person VALUES ({marks})", rows)
        self._people.clear()

    def reject(self, row: int, heading: str, value: str, reason: str, cells: dict[str, str]) -> None:
        """Keeps a row that can't be stored, with the reason and all its cells."""
        theirs = {name: cell for name, cell in cells.items() if name not in (WHY, NUMBER)}
        text = json.dumps(theirs, ensure_ascii=False, sort_keys=True)
        self._conn.execute(
            "INSERT INTO reject VALUES (?, ?, ?, ?, ?, ?)",
            (row, heading, value[:1000], reason, text, cells.get(NUMBER)),
        )

    def finish(self, limit: int) -> int | None:
        """Ends the laying out; returns the file's newest moment not later than `limit`, if it has any."""
        for name in _KEPT:
            if name not in self._written:
                self._add_column(name)
        self._conn.execute("ALTER TABLE row ADD COLUMN told INTEGER DEFAULT 1")
        self._conn.execute(f"ALTER TABLE row ADD COLUMN moment INTEGER AS ({_MOMENT})")
        self._write_people()
        if self._conn.execute(_TEAMLESS).fetchone()[0]:
            self._conn.execute(_TEAM_OF)
            self._conn.execute(_LEND_TEAMS)
        if len(self._seen) < self._ids:  # a ticket in several rows, or too many ids to remember
            self._conn.execute("CREATE INDEX row_id ON row (external_id, moment)")
            repeats.settle(self._conn)
        self._seen.clear()
        self._conn.execute("COMMIT")
        newest = self._conn.execute(
            f"SELECT {', '.join(f'max(CASE WHEN {name} <= :limit THEN {name} END)' for name in MOMENTS)} FROM row",
            {"limit": limit},
        ).fetchone()
        known = [moment for moment in newest if moment is not None]
        return max(known) if known else None


def _one_valued(columns: dict[str, Sequence[object]]) -> dict[str, object]:
    """Of the columns that hold one value throughout, that value."""
    constants = {name: _constant(column) for name, column in columns.items() if name != "external_id"}
    return {name: value for name, value in constants.items() if value is not _VARIES}


def _constant(column: Sequence[object]) -> object:
    """The one value of a column, or _VARIES."""
    first = column[0]
    return _VARIES if column[-1] != first or list(column).count(first) != len(column) else first


def _latest(columns: dict[str, Sequence[object]]) -> list[int]:
    """The latest moment of each row, 0 where it has none."""
    moments = [cast("Sequence[int | None]", columns[name]) for name in MOMENTS if name in columns]
    known = [[moment or 0 for moment in column] if None in column else column for column in moments]
    return list(map(max, *known, [0] * len(columns["external_id"]), repeat(0)))
