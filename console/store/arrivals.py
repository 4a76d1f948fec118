"""Tickets and answers that arrive by themselves, for `csat demo`: written as any other program would write them."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path
from random import Random

from console.store import connect

EVERY = (0.6, 2.0)  # seconds between two answers
#: Rated tickets of the last weeks, whose like arrives again; the newest are the sample's story.
_LIKE = """SELECT i.kind, i.channel, i.issue, i.issue_detail, i.product, i.customer_id, i.account_id, i.agent_id, i.team_id,
 r.value, r.low, r.high, r.comment
 FROM rating r JOIN interaction i ON i.id = r.interaction_id
 WHERE r.metric = 'csat' AND r.comment IS NOT NULL AND r.superseded_at IS NULL ORDER BY r.answered_at DESC LIMIT 300"""
_TICKET = """INSERT INTO interaction (source, external_id, status, opened_at, closed_at, kind, channel, issue, issue_detail,
 product, customer_id, account_id, agent_id, team_id) VALUES ('demo', ?, 'Closed', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


class Arrivals:
    """`start` is the store's clock when the demo begins (seconds UTC); it goes on from there as time does."""

    def __init__(self, path: Path, start: int, seed: int = 1) -> None:
        self._path, self._start, self._dice = path, start, Random(seed)
        self._began = time.monotonic()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="arrivals", daemon=True)
        self._count = 0

    def __enter__(self) -> Arrivals:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        conn = connect.writer(self._path)
        try:
            like = conn.execute(_LIKE).fetchall()
            while like and not self._stopped.wait(self._dice.uniform(*EVERY)):
                self.arrive(conn, like)
        finally:
            conn.close()

    def arrive(self, conn: sqlite3.Connection, like: list[tuple[object, ...]]) -> None:
        """One ticket that looks like one of `like`, closed a minute ago and answered now."""
        *ticket, value, low, high, comment = self._dice.choice(like)
        now = self._start + int(time.monotonic() - self._began)
        self._count += 1
        with connect.transaction(conn):
            key = conn.execute(_TICKET, (f"D-{self._count:04d}", now - 1800, now - 60, *ticket)).lastrowid
            conn.execute(
                "INSERT INTO rating (interaction_id, metric, value, low, high, answered_at, comment)"
                " VALUES (?, 'csat', ?, ?, ?, ?, ?)", (key, value, low, high, now, comment),
            )  # fmt: skip
