"""Applying a staged file to the store: one transaction, set by set, in which other writers wait."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from console.store import clock, connect, imports_answers, imports_forgotten
from console.store import imports_sql as sql
from console.store import imports_tickets as tickets_sql
from console.store import imports_told as told
from console.store.errors import StoreError
from console.store.imports_names import named_at_once
from console.store.imports_people import PEOPLE
from console.store.staging import Staging

PATIENCE = 30.0  # seconds an import waits for another program that is writing


@dataclass(frozen=True, slots=True)
class Run:
    """What an import is about to apply."""

    source: str
    file: str
    headings: str  # JSON list
    metric: str
    low: float | None
    high: float | None
    score: str | None  # heading of the rating
    ticket: str  # heading of the ticket's id
    day_first: bool | None
    zone: str
    mapping: str  # TOML
    suspect: int
    customer: str = ""  # heading of the customer's id


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did, in rows: read = stored + updated + unchanged + rejected."""

    read: int
    stored: int
    updated: int
    unchanged: int
    rejected: int
    suspect: int
    cases_opened: int
    cases_aged_out: int
    as_of: int | None
    forgotten: int = 0  # rows of customers who were forgotten, stored or refused without their words


def check_target(path: Path) -> None:
    """Raises StoreError where an import into this store would be refused: a sample, or one that can't be written."""
    with connect.reading(path) as conn:
        if clock.setting(conn, "kind") == "sample":
            raise StoreError(f"{path} is the sample: import into a store of your own (`--store PATH`).")
    if not connect.is_writable(path):
        raise StoreError(f"{path} can't be written, so nothing was imported: check the permissions of file and folder.")


def apply(
    path: Path, staging: Staging, run: Run, newest: int | None, real: int, tick: Callable[[], bool] | None = None
) -> Outcome:
    """Stores the staged file, all or nothing; raises StoreError.

    `tick` is called now and then; where it returns True, everything is rolled back and KeyboardInterrupt raised.
    """
    check_target(path)
    opened = connect.identity(path)
    conn = connect.writer(path, timeout=PATIENCE)
    try:
        conn.execute("PRAGMA cache_size = -64000")
        conn.execute("PRAGMA foreign_keys = OFF")  # every reference below is looked up by the statement that writes it
        conn.execute("ATTACH ? AS file", (str(staging.path),))
        if tick is not None:
            conn.set_progress_handler(tick, 200_000)
        with connect.transaction(conn):
            done = _apply(conn, run, newest, real)
            connect.same_file(path, opened)  # it may have waited long for the lock
            return done
    except sqlite3.Error as error:
        if connect.name_of(error) == "SQLITE_INTERRUPT":
            raise KeyboardInterrupt from error
        raise connect.explain(error, path) from error
    finally:
        conn.set_progress_handler(None, 0)
        conn.close()


def _apply(conn: sqlite3.Connection, run: Run, newest: int | None, real: int) -> Outcome:
    settled = clock.setting(conn, "as_of")
    as_of = clock.settle_for_import(conn, newest, real)
    aged = _age_out(conn, real) if settled else 0
    cases, rejected, rows = _count(conn, "recovery"), _count(conn, "file.reject"), _count(conn, "file.row")
    values = {"source": run.source, "version": newest or 0, "base": sql.top(conn, "interaction")}
    dropped = imports_forgotten.drop(conn, run.source, run.ticket, run.customer)
    with named_at_once(conn):
        for statement in PEOPLE:
            conn.execute(statement, values)
    stored, updated = _store(conn, values, rows)
    opened = _count(conn, "recovery") - cases
    done = Outcome(
        rows + rejected, stored, updated, rows - stored - updated, rejected, run.suspect, opened, aged, as_of, dropped
    )
    _remember(conn, run, done, newest, real)
    return done


def _store(conn: sqlite3.Connection, values: dict[str, object], rows: int) -> tuple[int, int]:
    """Tickets, ledger, surveys and answers of the file; how many rows stored a ticket, how many changed one."""
    tickets, top = _count(conn, "interaction"), sql.top(conn, "rating")
    conn.execute(told.SPOKEN)
    if tickets:
        for statement in tickets_sql.WATCH_CHANGES:
            conn.execute(statement)
        conn.execute(told.SPEAKS, values)
        conn.execute(told.KEEP, values)
    repeated = bool(conn.execute(tickets_sql.REPEATED).fetchone()[0])
    conn.execute(tickets_sql.TICKETS.format(last=tickets_sql.LAST_ROW if repeated else ""), values)
    stored = _count(conn, "interaction") - tickets
    if conn.execute(sql.HAS_SURVEYS).fetchone()[0]:
        conn.execute(sql.SURVEYS, values)
    if rows and stored == rows:  # every row is a new ticket
        conn.execute(sql.INVOLVED_NEW, values)
        imports_answers.store_first(conn, values)
        return stored, 0
    conn.execute(sql.INVOLVED, values)
    conn.execute(told.SPEAKS, values)
    imports_answers.store_further(conn, values, repeated=repeated)
    updated = _count(conn, "temp.touched") if tickets else 0
    return stored, updated + (_further_answers(conn, top, tickets) if repeated else 0)


def _further_answers(conn: sqlite3.Connection, top: int, tickets: int) -> int:
    """Rows that told one more answer of a ticket that another row of the same file stored."""
    known = conn.execute("SELECT id FROM temp.known_until").fetchone()[0] if tickets else 0
    return int(
        conn.execute(
            "SELECT count(*) - count(DISTINCT interaction_id) FROM rating WHERE id > ? AND interaction_id > ?",
            (top, known),
        ).fetchone()[0]
    )


def _count(conn: sqlite3.Connection, table: str) -> int:
    return int(conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _age_out(conn: sqlite3.Connection, real: int) -> int:
    """Takes back cases nobody touched that a history's clock has left behind the horizon; how many.

    Without it, importing July and then August would open other cases than August and then July.
    """
    before = _count(conn, "recovery")
    if conn.execute(sql.AGE_OUT, {"real": real}).rowcount:
        conn.execute(sql.REOPEN_YOUNG)
    return before - _count(conn, "recovery")


def _remember(conn: sqlite3.Connection, run: Run, done: Outcome, newest: int | None, real: int) -> None:
    """Keeps the source's shape, the rejects and the run; a file that changed nothing leaves no trace."""
    conn.execute(
        "INSERT INTO source (name, headings, metric, low, high, score, day_first, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET low = coalesce(low, excluded.low), high = coalesce(high, excluded.high),"
        " score = coalesce(score, excluded.score), day_first = coalesce(day_first, excluded.day_first)"
        " WHERE low IS NULL OR score IS NULL OR day_first IS NULL",
        (run.source, run.headings, run.metric, run.low, run.high, run.score, run.day_first, real),
    )
    conn.execute("INSERT OR IGNORE INTO setting (key, value) VALUES ('zone', ?)", (run.zone,))
    new_rejects = conn.execute(sql.REJECTS, {"source": run.source, "file": run.file}).rowcount
    conn.execute(sql.MENDED, {"source": run.source, "now": real, "ticket": run.ticket})
    if done.stored or done.updated or new_rejects:
        conn.execute(
            "INSERT INTO import_run (source, file, started_at, newest_at, rows_read, stored, updated, unchanged, rejected,"
            " suspect, cases_opened, mapping) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (run.source, run.file, real, newest, done.read, done.stored, done.updated, done.unchanged, done.rejected,
             done.suspect, done.cases_opened, run.mapping),
        )  # fmt: skip
